const endings: Partial<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/heic': '.heic',
  'text/plain': '.txt',
  'text/csv': '.csv',
  'message/rfc822': '.eml',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
}

/** What a file of this type is called in the archive. */
export const endingOf = (contentType: string): string => endings[contentType.split(';')[0] ?? ''] ?? ''

/** The type a file of the archive had. */
export const contentTypeOf = (path: string): string =>
  Object.entries(endings).find(([, ending]) => ending !== undefined && path.endsWith(ending))?.[0] ??
  'application/octet-stream'
