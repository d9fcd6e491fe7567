/** Part of a file name that any system takes: letters, digits, dot, dash and underscore, the rest as dashes. */
export const safeName = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60) || 'x'

/** A folder for each mail, in the order in which they were written. */
export const messageFolder = (nth: number, createdAt: Date, kind: string): string =>
  `messages/${String(nth).padStart(4, '0')}-${createdAt.toISOString().slice(0, 10)}-${safeName(kind)}`

/** Files are kept once by content, however many mails brought them along. */
export const attachmentPath = (fileHash: string, filename: string): string =>
  `attachments/${fileHash.slice(0, 12)}-${safeName(filename)}`
