/** A code as it stands in the mail: "482 913", kept together by a space that does not break. */
export const writeCode = (code: string): string => `${code.slice(0, 3)}\u00a0${code.slice(3)}`

/** The six digits somebody typed or pasted, whatever stands between them; null for anything else. */
export function readCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s.\-–—]/gu, '')
  return /^\d{6}$/.test(digits) ? digits : null
}
