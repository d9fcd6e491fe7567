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
  readonly page: AutopayPageWords
}

/** The page on which a client agrees to it, looks after it and stops it. */
export interface AutopayPageWords {
  readonly title: string
  /** The link on the invoice's own page, while something is paid by itself. */
  readonly seeOrStop: string
  readonly noPlan: string
  readonly seePlan: string
  readonly on: (label: string) => string
  readonly next: (sum: string, day: string) => string
  readonly nothingNext: string
  readonly notice: string
  readonly stop: string
  readonly afterStop: string
  readonly change: string
  readonly off: string
  readonly lede: string
  readonly noWay: string
  /** Above the words of each way. */
  readonly ways: Record<'card' | 'ach', string>
  readonly withKept: (label: string) => string
  readonly agree: string
  /** The button of each way; nothing is charged by pressing it. */
  readonly go: Record<'card' | 'ach', string>
  readonly goKept: (label: string) => string
  readonly goHint: string
  readonly waiting: string
  readonly waitingText: string
  readonly tickFirst: string
  readonly check: string
  readonly refusals: Record<'moved' | 'over' | 'provider_down', string>
}

export const autopayWords: Record<Language, AutopayWords> = { en, es, de, fr }
