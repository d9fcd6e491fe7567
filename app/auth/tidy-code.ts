/** A code as people type it: the spaces that apps show between the digits are not part of it. */
export const tidyCode = (typed: string): string => typed.replace(/\s+/g, '').slice(0, 64)
