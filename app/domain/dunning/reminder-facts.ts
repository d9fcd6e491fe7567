import type { PlainDate } from '../business-day.ts'
import type { NewCharge } from '../charge/reckon-charges.ts'
import type { InvoiceId } from '../ids.ts'
import type { InvoiceState } from '../invoice/invoice-state.ts'
import type { Money } from '../money.ts'
import type { DunningStage } from './dunning-policy.ts'
import type { Hold } from './hold.ts'

/** One invoice a reminder speaks of, with the stage it is at. Its amounts are the one snapshot that mail, PDF and portal show. */
export interface ReminderItem {
  readonly id: InvoiceId
  readonly number: string
  readonly state: InvoiceState
  readonly issuedOn: PlainDate
  readonly dueOn: PlainDate
  /** What the work was, in a few words; null leaves it out. */
  readonly description: string | null
  readonly total: Money
  /** Payments and credits so far. */
  readonly paid: Money
  /** Late fees and interest charged so far and not waived, those of this very message included; null when there are none. */
  readonly fees: Money | null
  /** The fees and interest this message announces, each with how it was reckoned. */
  readonly newCharges: readonly NewCharge[]
  /** All that is open, `fees` included. */
  readonly balance: Money
  readonly processing: Money
  /** The part of the balance that rests (a partial dispute); zero when nothing does. */
  readonly held: Money
  readonly holds: readonly Hold[]
  readonly stage: DunningStage
  /** What an early payment saves, while it still does; null otherwise. */
  readonly discount: { readonly saves: Money; readonly until: PlainDate } | null
  /** A promise for this invoice that was not kept: the day it was for. Said once, softly. */
  readonly missedPromise: PlainDate | null
}

/** What a reminder is written from. */
export interface ReminderFacts {
  readonly business: {
    readonly name: string
    readonly timeZone: string
    /** How clients can pay, as words after "pay by": "card", "bank debit (ACH)", "PayPal". */
    readonly methods: readonly string[]
  }
  readonly client: {
    /** Whom to greet: the contact's first name, else the client's name; empty for a plain "Hello,". */
    readonly greetingName: string
    readonly recipient: string | null
    readonly locale: string
    /** The day of the first invoice; null when this is the first. */
    readonly since: PlainDate | null
    /** Invoices paid on or before their due date in the last two years. */
    readonly paidOnTime: number
  }
  /** The invoice that sets subject and tone: the highest stage, then the longest due. */
  readonly lead: ReminderItem
  /** All invoices of this message, the lead first; one, unless several fell due for the same client and currency. */
  readonly items: readonly ReminderItem[]
  /** Interest that will run, only where the terms say so. */
  readonly interest: { readonly perDay: Money; readonly from: PlainDate } | null
  /** True when the client's phone number is on file, so that a call can be announced. */
  readonly canCall: boolean
}
