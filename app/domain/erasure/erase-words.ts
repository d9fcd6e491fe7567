/** What stands where a person's words or name stood. */
export const removedMark = '[removed]'

/** Keys whose text is nobody's. */
const impersonal = new Set(['number', 'numbers'])
/** Keys under which people write freely, however much it may look like a code. */
const personal = new Set([
  'name',
  'email',
  'phone',
  'to',
  'words',
  'text',
  'notes',
  'note',
  'reason',
  'title',
  'subject',
  'author',
])

const isCode = /^[a-z]+(?:[_-][a-z]+)*$/
const isFieldName = /^[A-Za-z ]+$/
const isPlain =
  /^(?:\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|[A-Z]{3})$/

/**
 * What an event says, without anything a person wrote or is known by: sums, days, ids, codes and numbers stay, every other text
 * becomes `[removed]`. Its shape stays, so that it can still be told in a sentence.
 */
export function eraseWords(data: unknown, key = ''): unknown {
  if (Array.isArray(data)) return data.map((each) => eraseWords(each, key))
  if (typeof data === 'object' && data !== null)
    return Object.fromEntries(Object.entries(data).map(([inner, value]) => [inner, eraseWords(value, inner)]))
  if (typeof data !== 'string' || impersonal.has(key) || isPlain.test(data)) return data
  if (key === 'changed' && isFieldName.test(data)) return data
  return isCode.test(data) && !personal.has(key) ? data : removedMark
}
