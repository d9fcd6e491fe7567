import { writeCode } from '../account/read-code.ts'

/**
 * Stands in a stored mail where a code will be, like the placeholder of a portal token: the sender puts the code in at the
 * last moment, so that none lies in the database.
 */
export const codePlaceholder = (codeId: string): string => `~portal-code:${codeId}~`

const placeholders = /~portal-code:([0-9a-f-]{36})~/g

/** The codes a stored text names. */
export const codesIn = (text: string): string[] => [...text.matchAll(placeholders)].map(([, codeId = '']) => codeId)

/** A stored text with every code in its place. */
export const fillCodes = (text: string, codeOf: (codeId: string) => string): string =>
  text.replace(placeholders, (_all, codeId: string) => writeCode(codeOf(codeId)))

/** The same where a code has no place: a subject stands on locked screens, in lists and on record. */
export const hideCodes = (text: string): string => text.replace(placeholders, '••• •••')
