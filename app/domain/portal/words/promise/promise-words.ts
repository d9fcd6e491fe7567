import type { PromiseRefusal } from '../../../promise-to-pay/check-promise.ts'
import type { Language } from '../../../words/language.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** What the page says on which a client names the day of a payment. Days and sums arrive as text. */
export interface PromiseWords {
  readonly lede: string
  readonly day: string
  readonly dayHint: (last: string) => string
  readonly amount: string
  readonly amountHint: (open: string) => string
  readonly submit: string
  /** A promise that stands, and what happens next. */
  readonly stands: (amount: string, day: string) => string
  readonly next: string
  readonly another: string
  readonly onPlan: string
  readonly processing: string
  /** Two days were named. */
  readonly enough: string
  readonly problems: Record<Exclude<PromiseRefusal, 'not_open' | 'needs_note' | 'too_many'>, string>
}

export const promiseWords: Record<Language, PromiseWords> = { en, es, de, fr }
