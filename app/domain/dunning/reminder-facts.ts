import type { PlainDate } from '../business-day.ts'
import type { InvoiceId } from '../ids.ts'
import type { InvoiceState } from '../invoice/invoice-state.ts'
import type { Money } from '../money.ts'
import type { DunningStage } from './dunning-policy.ts'
import type { Hold } from './hold.ts'

/** What a reminder is written from. Its amounts are the one snapshot that mail, PDF and portal show. */
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
  }
  readonly invoice: {
    readonly id: InvoiceId
    readonly number: string
    readonly state: InvoiceState
    readonly dueOn: PlainDate
    /** What the work was, in a few words; null leaves it out. */
    readonly description: string | null
    readonly total: Money
    readonly paid: Money
    /** Late fees and interest charged so far; null when there are none. */
    readonly fees: Money | null
    readonly balance: Money
    readonly processing: Money
    readonly holds: readonly Hold[]
  }
  readonly stage: DunningStage
  /** Interest, only where the terms of the invoice say so. */
  readonly interest: { readonly perDay: Money; readonly from: PlainDate } | null
  /** What the final notice names as the next step, following "our next step is to"; null: the default. */
  readonly nextStepAfterFinal: string | null
  /** True when the client's phone number is on file, so that a call can be announced. */
  readonly canCall: boolean
}
