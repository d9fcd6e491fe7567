import { writeCode } from '../account/read-code.ts'

/**
 * Stands in a stored mail where a code will be, like the placeholder of a portal token: the sender puts the code in at the
 * last moment, so that none lies in the database.
 */
export const codePlaceholder = (codeId: string): string => `~portal-code:${codeId}~`

/** A stored text with every code in its place. */
export const fillCodes = (text: string, codeOf: (codeId: string) => string): string =>
  text.replace(/~portal-code:([0-9a-f-]{36})~/g, (_all, codeId: string) => writeCode(codeOf(codeId)))
