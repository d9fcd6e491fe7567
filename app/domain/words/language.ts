/** The languages this product has words in. */
export const languages = ['en', 'es', 'de', 'fr'] as const
export type Language = (typeof languages)[number]

export const languageNames: Record<Language, string> = { en: 'English', es: 'Spanish', de: 'German', fr: 'French' }

export const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text)

function knownLanguage(locale: string | null): Language | null {
  const language = locale?.split('-')[0]?.toLowerCase() ?? ''
  return isLanguage(language) ? language : null
}

/**
 * Which way a language runs. A page follows its words and not the client's own locale: English words stay left to right for
 * a reader of Arabic. The screens are laid out by start and end, so a language that runs the other way needs this line only.
 */
const directions: Record<Language, 'ltr' | 'rtl'> = { en: 'ltr', es: 'ltr', de: 'ltr', fr: 'ltr' }

export const directionOf = (language: Language): 'ltr' | 'rtl' => directions[language]

/** The language of a locale, English where there are no words in its own. */
export const languageOf = (locale: string): Language => knownLanguage(locale) ?? 'en'

/**
 * The locale a client is written to in (R25): its own where there are words in its language, else the business's, else
 * English. Days and sums follow the words: an English sentence never holds an Italian date.
 */
export function wordsLocale(clientLocale: string | null, businessLocale: string): string {
  return [clientLocale, businessLocale].find((locale) => knownLanguage(locale)) ?? 'en-US'
}
