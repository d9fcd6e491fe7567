/** What of an address may be told: its path and query may hold a secret. */
export const hostOf = (url: string): string => new URL(url).host
