import { Temporal } from 'temporal-polyfill'
import { formatDay } from '../../../business-day.ts'
import type { PreferenceField, Preferences } from '../../../client/preferences.ts'
import { parsePayRun } from '../../../client/pay-run.ts'
import { languageNames, languageOf } from '../../../words/language.ts'
import { phrasesOf } from '../../../words/phrases.ts'
import { ownLanguageNames, preferencesWords } from './preferences-words.ts'

// A Monday; the week after it gives every weekday its name.
const monday = Temporal.PlainDate.from('2026-11-23')

/** An ISO weekday in the language of a locale. */
export const weekdayName = (weekday: number, locale: string): string =>
  formatDay(monday.add({ days: weekday - 1 }), locale, 'name')

/** A pay day as `parsePayRun` reads it, in words; null for any day. */
export function payDayName(payRun: string | null, locale: string): string | null {
  const run = parsePayRun(payRun)
  const { payDay } = preferencesWords[languageOf(locale)]
  if (!run) return null
  if (run.kind === 'month_end') return payDay.monthEnd
  return run.kind === 'day' ? payDay.day(run.day) : payDay.weekday(weekdayName(run.weekday, locale))
}

/** What was changed, each in a few words of the locale's language. */
export function describeChanges(fields: readonly PreferenceField[], after: Preferences, locale: string): string[] {
  const language = languageOf(locale)
  const { changes, method, channel } = preferencesWords[language]
  const words: Record<PreferenceField, () => string> = {
    method: () => changes.method(after.method && method.names[after.method]),
    payRun: () => {
      const name = payDayName(after.payRun, locale)
      return changes.payRun(name && name.charAt(0).toLocaleLowerCase(locale) + name.slice(1))
    },
    channel: () => changes.channel(after.channel && channel.names[after.channel]),
    language: () => changes.language(ownLanguageNames[after.language]),
    quietDays: () => {
      const names = after.quietDays.map((weekday) => weekdayName(weekday, locale))
      return changes.quietDays(names.length > 0 ? phrasesOf(language).and(names) : null)
    },
  }
  return fields.map((field) => words[field]())
}

/** Wishes as the record of changes keeps them, in English; null where there is none. */
export function preferencesRecord({ method, payRun, channel, language, quietDays }: Preferences) {
  const words = preferencesWords.en
  return {
    preferredWay: method && words.method.names[method],
    payDay: payDayName(payRun, 'en'),
    reachedBy: channel && words.channel.names[channel],
    language: languageNames[language],
    quietDays: quietDays.map((weekday) => weekdayName(weekday, 'en')),
  } satisfies Record<string, string | null | string[]>
}
