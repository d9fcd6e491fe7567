import type { Language } from '../../../words/language.ts'
import type { ConsentMethod } from './consent-text.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** All that the portal says about paying the instalments of a plan by themselves. */
export interface AutopayWords {
  readonly and: string
  readonly authorize: Record<ConsentMethod, (business: string) => string>
  readonly sumOnDay: (sum: string, day: string) => string
  readonly takes: (sumsAndDays: string) => string
  readonly noticeBefore: (business: string) => string
  readonly howToStop: (business: string) => string
  /** Beside the news that a debit failed. */
  readonly triesAgain: (day: string) => string
}

export const autopayWords: Record<Language, AutopayWords> = { en, es, de, fr }
