import { localeChoices, localeName } from '#app/domain/client/client-locale.ts'

interface Kept {
  readonly locale: string | null
  readonly timeZone: string | null
}

/** What the language and the time zone of a client can be set to; the first of each is the business's own. */
export function detailChoices(client: Kept, business: { readonly locale: string; readonly timeZone: string }) {
  const zones = new Set([...(client.timeZone ? [client.timeZone] : []), 'UTC', ...Intl.supportedValuesOf('timeZone')])
  return {
    languages: [
      { value: '', name: `As the business: ${localeName(business.locale)}` },
      ...localeChoices(client.locale).map((locale) => ({ value: locale, name: localeName(locale) })),
    ],
    zones: [
      { value: '', name: `As the business: ${business.timeZone}` },
      ...[...zones].map((zone) => ({ value: zone, name: zone })),
    ],
  }
}
