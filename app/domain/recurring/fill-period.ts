import type { PlainDate } from '../business-day.ts'

/**
 * The words of a line with its period in them: `{month}` is the month's name in the client's language, `{year}` the year of
 * the period; anything else in braces stays as it stands.
 */
export const fillPeriod = (text: string, period: PlainDate, locale: string): string =>
  text
    .replaceAll('{month}', () => period.toLocaleString(locale, { month: 'long' }))
    .replaceAll('{year}', () => String(period.year))
