import { leavesEnough } from '../calendar/quiet-days.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import { languageOf, wordsLocale } from '../words/language.ts'
import type { Language } from '../words/language.ts'
import { parsePayRun } from './pay-run.ts'

export const contactChannels = ['email', 'letter', 'phone'] as const
/** How a client asks to be reached. */
export type ContactChannel = (typeof contactChannels)[number]
export const isContactChannel = (text: string | null): text is ContactChannel =>
  (contactChannels as readonly (string | null)[]).includes(text)

export const preferredMethods = ['card', 'ach', 'paypal', 'transfer', 'check'] as const
/** How a client would rather pay. */
export type PreferredMethod = (typeof preferredMethods)[number]
export const isPreferredMethod = (text: string | null): text is PreferredMethod =>
  (preferredMethods as readonly (string | null)[]).includes(text)

/** What a client asks of us. */
export interface Preferences {
  /** Null: any way. */
  readonly method: PreferredMethod | null
  /** As `parsePayRun` reads it; null: any day. */
  readonly payRun: string | null
  /** Null: as the business does. */
  readonly channel: ContactChannel | null
  readonly language: Language
  /** ISO weekdays without mail, in order. */
  readonly quietDays: readonly number[]
}

export type PreferenceField = keyof Preferences

/** What can be asked for: what the business offers, and what is on file. */
export interface PreferencesOffer {
  readonly methods: readonly PreferredMethod[]
  readonly channels: readonly ContactChannel[]
  /** ISO weekdays on which the business writes. */
  readonly sendDays: readonly number[]
}

/** What of a wish cannot be kept, by its field. */
export type PreferenceProblem = 'method_not_offered' | 'pay_day_unknown' | 'channel_not_possible' | 'too_quiet'

/** Which wishes are new. What is asked for already stays as it is, even where it could not be asked for today. */
export function changedPreferences(before: Preferences, after: Preferences): PreferenceField[] {
  const fields = ['method', 'payRun', 'channel', 'language', 'quietDays'] as const
  return fields.filter((field) => String(before[field]) !== String(after[field]))
}

/** Whether new wishes can be kept. Answers what is new of them. */
export function checkPreferences(
  before: Preferences,
  after: Preferences,
  offer: PreferencesOffer,
): Result<PreferenceField[], PreferenceProblem> {
  const changed = changedPreferences(before, after)
  const { method, payRun, channel, quietDays } = after
  if (changed.includes('method') && method && !offer.methods.includes(method)) return refuse('method_not_offered')
  if (changed.includes('payRun') && payRun !== null && !parsePayRun(payRun)) return refuse('pay_day_unknown')
  if (changed.includes('channel') && channel && !offer.channels.includes(channel)) return refuse('channel_not_possible')
  if (changed.includes('quietDays') && !leavesEnough(offer.sendDays, quietDays)) return refuse('too_quiet')
  return ok(changed)
}

const usual: Record<Language, string> = { en: 'en-US', es: 'es-ES', de: 'de-DE', fr: 'fr-FR' }

/**
 * The locale of a client who asks for a language (R25): theirs or the business's where that is the language already, so
 * that days and sums stay as they are written there; else the usual one.
 */
export function localeFor(language: Language, clientLocale: string | null, businessLocale: string): string | null {
  if (languageOf(wordsLocale(clientLocale, businessLocale)) === language) return clientLocale
  return languageOf(businessLocale) === language ? businessLocale : usual[language]
}
