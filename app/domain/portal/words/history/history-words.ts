import type { Language } from '../../../words/language.ts'
import type { PortalStep } from '../../portal-step.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** Amounts and days of a step, written in the client's locale; null where it has none. */
export interface StepFacts {
  readonly by: PortalStep['by']
  readonly amount: string | null
  readonly day: string | null
  readonly count: number
  readonly outcome: string | null
  readonly label: string | null
}

/** What happened, in the client's words. `paying` reads "$5.00 by card". */
export interface HistoryWords {
  readonly issued: (number: string) => string
  readonly wrote: (subject: string) => string
  readonly thanked: string
  readonly fee: (amount: string) => string
  readonly interest: (amount: string) => string
  readonly received: (paying: string) => string
  /** What of a payment for several invoices was for this one. */
  readonly ofItHere: (amount: string) => string
  readonly refunded: (amount: string) => string
  readonly bankLooks: string
  readonly takenBack: string
  readonly onItsWay: (paying: string) => string
  readonly failed: (paying: string) => string
  readonly steps: Readonly<Record<PortalStep['kind'], (facts: StepFacts) => string>>
}

export const historyWords: Record<Language, HistoryWords> = { en, es, de, fr }
