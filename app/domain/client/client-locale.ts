/** What the desk offers for a client: the languages there are words in, with the days and sums of a place. */
const offeredLocales = ['en-US', 'en-GB', 'es-US', 'es-ES', 'de-DE', 'fr-FR'] as const

/** Whether the text is one BCP 47 language tag, such as en-GB. */
export function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

/** The locales to choose from; a client keeps one of its own that came in from elsewhere. */
export function localeChoices(current: string | null): string[] {
  return [...new Set([...(current === null ? [] : [current]), ...offeredLocales])]
}

/** In plain English: `Spanish (United States)`. A tag that bears no such name is its own. */
export function localeName(locale: string): string {
  try {
    const names = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' })
    return names.of(locale) ?? locale
  } catch {
    return locale
  }
}
