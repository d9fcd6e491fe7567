import type { Language } from '../../../words/language.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** A headline, and what happens next and when. */
export interface Sentence {
  readonly headline: string
  readonly text: string
}

/** Where an invoice stands, in words. Amounts, days and ways to pay come written in the client's locale. */
export interface StatusWords {
  readonly notIssued: Sentence
  readonly withdrawn: Sentence
  readonly closed: Sentence
  readonly paid: (on: string | null) => Sentence
  /** `paying`: "$5.00 by card". */
  readonly processing: (paying: string, isBankDebit: boolean) => Sentence
  readonly verifying: (amount: string) => Sentence
  readonly inProgress: (paying: string) => Sentence
  readonly dueIn: (days: number, on: string) => string
  readonly dueTomorrow: (on: string) => string
  readonly dueToday: (on: string) => string
  readonly overdue: (on: string) => string
  /** Below a due day that has passed, where nothing else is known. */
  readonly whenLate: string
  readonly lastTry: (paying: string) => string
  readonly disputed: (respondBy: string) => Sentence
  readonly partDisputed: (part: { disputed: string; total: string; rest: string; respondBy: string }) => Sentence
  /** Our proposal waits for the client. `rest`: what stays payable, null where all of it rests. */
  readonly disputeAnswered: (rest: string | null) => Sentence
  readonly planProposed: (count: number, answerBy: string | null) => Sentence
  readonly planOffered: (offer: { count: number; first: string; on: string; answerBy: string | null }) => Sentence
  readonly onPlan: (next: {
    amount: string
    on: string
    nth: number
    count: number
    autopay: string | null
  }) => Sentence
  readonly planLate: (next: { amount: string; on: string; nth: number; count: number }) => Sentence
  readonly planPaidSoFar: Sentence
  readonly planEnded: string
  readonly planDeclined: string
  readonly promised: (on: string, amount: string) => Sentence
  /** `paying`: "$5.00 by card". */
  readonly looking: (paying: string, on: string) => Sentence
  readonly moreTime: (until: string | null) => Sentence
  readonly timeGiven: (until: string) => Sentence
  readonly callAsked: (on: string | null) => Sentence
  readonly contactAsked: string
}

export const statusWords: Record<Language, StatusWords> = { en, es, de, fr }
