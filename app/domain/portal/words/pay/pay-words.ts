import type { OnlineMethod } from '../../../payment/methods-on-offer.ts'
import type { PayKind } from '../../../payment/payable.ts'
import type { PaymentMethod } from '../../../payment/settlement.ts'
import type { Language } from '../../../words/language.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** One page that a client reads on coming back from a provider. */
export interface ReturnWords {
  readonly title: string
  readonly headline: string
  readonly text: string
}

/** All that the portal says about paying. Sums and days arrive as text. */
export interface PayWords {
  /** Behind "a payment of $5.00". */
  readonly byMethod: Readonly<Record<PaymentMethod, string>>
  readonly howMuch: string
  readonly choices: Readonly<Record<PayKind, string>>
  readonly amount: string
  /** Beside `Everything open` and `Next instalment` where they are for more invoices than the one that was opened. */
  readonly forInvoices: (numbers: string) => string
  readonly dueOn: (day: string) => string
  readonly atLeast: (sum: string) => string
  readonly buttons: Readonly<Record<OnlineMethod, string>>
  /** Why a bank debit is welcome. */
  readonly achNudge: string
  /** Which sums a way to pay takes; only where there is a limit. */
  readonly limits: Readonly<Record<OnlineMethod, (sum: string) => string>>
  readonly notOnline: string
  /** Said under the buttons while the provider behind one does not answer. */
  readonly down: Readonly<Record<OnlineMethod, string>>
  readonly keepTitle: string
  readonly continueIt: string
  readonly confirmAccount: string
  readonly cancelIt: string
  readonly transfer: (reference: string) => string
  /** What stands before and behind the reference, which is set in bold. */
  readonly stateReference: readonly [string, string]
  readonly transferSafety: string
  readonly refusals: {
    readonly malformed: string
    readonly amountMissing: string
    readonly amountUnreadable: string
    readonly choiceUnclear: string
    readonly tooSmall: (least: string, open: string) => string
    readonly tooLarge: (open: string) => string
    readonly nothingOpen: string
    readonly processing: string
    readonly inProgress: string
    readonly methodLimit: string
    readonly methodOff: string
    readonly providerDown: string
  }
  readonly cancel: { readonly paid: string; readonly processing: string; readonly providerDown: string }
  readonly back: {
    readonly paid: (sum: string) => ReturnWords
    readonly received: (sum: string) => ReturnWords
    readonly processing: (sum: string, method: 'ach' | 'paypal' | 'other') => ReturnWords
    readonly verifying: ReturnWords
    readonly notPaid: ReturnWords
    readonly confirming: ReturnWords
    readonly confirmingLong: string
    readonly nothing: ReturnWords
  }
}

export const payWords: Record<Language, PayWords> = { en, es, de, fr }
