/** What a file may be, by the letters its name ends with. */
export const fileKinds = {
  pdf: { contentType: 'application/pdf' },
  png: { contentType: 'image/png' },
  jpg: { contentType: 'image/jpeg' },
  heic: { contentType: 'image/heic' },
  txt: { contentType: 'text/plain; charset=utf-8' },
  csv: { contentType: 'text/csv; charset=utf-8' },
  eml: { contentType: 'message/rfc822' },
  docx: { contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const
export type FileKind = keyof typeof fileKinds

const alsoKnownAs: Record<string, FileKind> = { jpeg: 'jpg', jpe: 'jpg', heif: 'heic', text: 'txt' }

/** The kind a file's name claims; null for one we do not take. */
export function claimedKind(filename: string): FileKind | null {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(filename)?.[1]?.toLowerCase() ?? ''
  if (Object.hasOwn(fileKinds, ending)) return ending as FileKind
  return Object.hasOwn(alsoKnownAs, ending) ? (alsoKnownAs[ending] ?? null) : null
}

/** Whether the bytes are what the name says. Text can only be told from what is no text: its three kinds look alike. */
export function isOfKind(bytes: Uint8Array, kind: FileKind): boolean {
  switch (kind) {
    case 'pdf':
      return begins(bytes, '%PDF-')
    case 'png':
      return begins(bytes, '\x89PNG\r\n\x1a\n')
    case 'jpg':
      return begins(bytes, '\xff\xd8\xff')
    case 'heic':
      return isHeic(bytes)
    case 'docx':
      return isOfficeFile(bytes, 'word/document.xml')
    case 'xlsx':
      return isOfficeFile(bytes, 'xl/workbook.xml')
    case 'eml':
      return isText(bytes) && /^(>?From |[!-9;-~]+:[ \t])/.test(asLatin(bytes.subarray(0, 1000)))
    case 'txt':
    case 'csv':
      return isText(bytes)
  }
}

const asLatin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)

const begins = (bytes: Uint8Array, signature: string): boolean =>
  bytes.length >= signature.length && [...signature].every((letter, at) => bytes[at] === letter.charCodeAt(0))

/** ISO base media (ISO/IEC 14496-12) whose brand is one of the still pictures of HEIF. */
function isHeic(bytes: Uint8Array): boolean {
  const head = asLatin(bytes.subarray(4, 12))
  return /^ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/.test(head)
}

/** Office Open XML: a zip with this part, and without the part that holds macros. Names of parts stand uncompressed in a zip. */
function isOfficeFile(bytes: Uint8Array, part: string): boolean {
  if (!begins(bytes, 'PK\x03\x04')) return false
  const names = asLatin(bytes)
  return names.includes('[Content_Types].xml') && names.includes(part) && !names.includes('vbaProject.bin')
}

/** Text has no zeros and hardly a control character; what begins like a program or a picture is none. */
function isText(bytes: Uint8Array): boolean {
  const isUtf16 = begins(bytes, '\xff\xfe') || begins(bytes, '\xfe\xff')
  if (isUtf16) return true
  if (begins(bytes, '%PDF-') || begins(bytes, 'MZ') || begins(bytes, 'PK\x03\x04')) return false
  return bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c)
}
