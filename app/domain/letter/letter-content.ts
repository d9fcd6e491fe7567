import type { MoneyData } from '../timeline/money-data.ts'

/** What a letter says in words. */
export interface LetterWords {
  readonly subject: string
  readonly salutation: string
  readonly paragraphs: readonly string[]
  readonly closing: string
}

/** What a letter says of one invoice, in figures. Days are YYYY-MM-DD; all amounts of a letter are in one currency. */
export interface LetterItem {
  readonly invoiceId: string
  readonly number: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly total: MoneyData
  /** Payments and credits so far. */
  readonly paid: MoneyData
  /** Late fees and interest that are open, each with a name of its own. */
  readonly charges: readonly { readonly label: string; readonly amount: MoneyData }[]
  /** All that is open, charges included. */
  readonly open: MoneyData
  /** What the client states on a transfer. */
  readonly reference: string
}

/** A letter as it is written: plain JSON, drawn again at any time. */
export interface LetterContent extends LetterWords {
  /** How days and amounts are written, and the language of the labels. */
  readonly locale: string
  readonly items: readonly LetterItem[]
}

/** A letter as it is kept, with the balances it was written on. */
export interface KeptLetter extends LetterContent {
  readonly seen: readonly { readonly invoiceId: string; readonly balance: MoneyData }[]
}
