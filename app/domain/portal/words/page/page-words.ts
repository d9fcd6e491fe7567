import type { Language } from '../../../words/language.ts'
import type { PortalWay } from '../../portal-ways.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** What an invoice's page says around the invoice. Amounts and days come written in the client's locale. */
export interface PageWords {
  readonly invoice: (number: string) => string
  readonly amountDue: string
  readonly saveBy: (day: string, amount: string) => string
  readonly parts: {
    readonly total: string
    readonly fees: string
    readonly interest: string
    readonly credited: string
    readonly saved: string
    readonly paid: string
    readonly onItsWay: string
    readonly disputed: string
    readonly dueOn: string
  }
  readonly credit: (amount: string) => string
  readonly reckoned: string
  readonly charge: Readonly<Record<'fee' | 'interest', (amount: string, day: string) => string>>
  readonly waived: (amount: string) => string
  readonly answerPlan: string
  readonly answerDispute: string
  readonly correctedBy: (number: string) => string
  readonly somethingElse: string
  readonly ways: Readonly<Record<PortalWay, string>>
  /** Around the business's address and number: write to …, or call …. */
  readonly reachUs: readonly [toWrite: string, toCall: string, end: string]
  readonly whatFor: string
  readonly columns: { readonly item: string; readonly quantity: string; readonly amount: string }
  readonly tax: string
  readonly total: string
  /** Ends without a full stop: the terms and the order follow. */
  readonly issuedTo: (client: string, day: string) => string
  readonly yourOrder: (order: string) => string
  readonly downloads: {
    readonly invoice: string
    readonly statement: string
    readonly receipt: (amount: string, day: string) => string
    readonly creditNote: (number: number, amount: string) => string
  }
  readonly history: string
}

export const pageWords: Record<Language, PageWords> = { en, es, de, fr }
