/** A client's name folded for matching: compatibility forms, lower case, single spaces. "ACME  Ltd" and "Acme ltd" are one. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
