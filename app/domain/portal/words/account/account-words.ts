import type { Language } from '../../../words/language.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** How an open invoice stands, in one word or two; days and sums arrive as text. */
export interface StandingWords {
  readonly due: (day: string) => string
  readonly overdue: (day: string) => string
  readonly processing: (amount: string) => string
  readonly started: string
  readonly onPlan: string
  readonly planAsked: string
  readonly promised: (day: string) => string
  readonly disputed: string
  readonly partDisputed: (amount: string) => string
}

/** What the pages of all invoices say. Days and sums arrive as text. */
export interface AccountWords {
  readonly title: string
  readonly closed: {
    readonly why: (clientName: string) => string
    readonly where: (masked: string) => string
    readonly send: string
    readonly haveCode: string
    readonly noAddress: (email: string) => string
  }
  readonly code: {
    readonly title: string
    readonly sent: (masked: string) => string
    readonly missing: string
    readonly label: string
    readonly hint: string
    readonly enter: string
    readonly again: string
    readonly wrong: string
    /** What to do about it. */
    readonly compare: string
  }
  readonly open: {
    readonly lede: (clientName: string) => string
    readonly signOut: string
    readonly title: string
    readonly titleIn: (currency: string) => string
    readonly nothing: string
    readonly choose: string
    readonly invoice: (number: string) => string
    readonly openInvoice: (number: string) => string
    /** The same as the button shows it: a part of the whole. */
    readonly see: string
    readonly amount: string
    readonly amountHint: string
    readonly pay: string
    readonly plan: string
    readonly sum: string
    readonly more: (count: number) => string
  }
  readonly standing: StandingWords
  readonly settled: {
    readonly title: string
    readonly nothing: string
    readonly on: (day: string) => string
    readonly older: string
    readonly newest: string
    readonly pages: string
  }
  readonly credit: {
    readonly title: string
    readonly text: (amount: string) => string
  }
  readonly agreements: {
    readonly title: string
    /** Behind "for". */
    readonly invoices: (numbers: string, count: number) => string
    readonly planAsked: (numbers: string, day: string | null) => string
    readonly planOffered: (numbers: string, day: string | null) => string
    readonly planActive: (numbers: string, next: string | null) => string
    readonly instalment: (amount: string, day: string) => string
    readonly promise: (number: string, amount: string, day: string) => string
    readonly dispute: (number: string, amount: string | null, day: string) => string
    readonly disputeAnswered: (number: string) => string
    readonly see: string
  }
  readonly papers: {
    readonly title: string
    /** What is open; and what happened in the last twelve months. */
    readonly statement: string
    readonly activity: string
  }
  readonly methods: {
    readonly title: string
    readonly nothing: string
    readonly hint: string
    readonly remove: (label: string) => string
    readonly removed: (label: string) => string
    readonly failed: string
  }
  readonly preferences: string
  readonly pay: {
    readonly title: string
    readonly lede: string
    readonly leftOpen: (amount: string) => string
    readonly whole: string
    readonly saves: (amount: string) => string
    readonly total: string
    readonly change: string
    readonly methods: Readonly<Record<'card' | 'ach' | 'paypal', string>>
    readonly noMethod: string
    readonly back: string
    readonly refusals: Readonly<
      Record<
        | 'nothing_chosen'
        | 'mixed_currencies'
        | 'amount_unreadable'
        | 'below_minimum'
        | 'above_balance'
        | 'nothing_due'
        | 'in_progress'
        | 'method_off'
        | 'changed'
        | 'provider_down',
        string
      >
    >
  }
}

export const accountWords: Record<Language, AccountWords> = { en, es, de, fr }
