import type { Instant, PlainDate } from '../business-day.ts'
import type { SendCalendar } from '../calendar/send-calendar.ts'
import type { PayRun } from '../client/pay-run.ts'
import type { ContactChannel } from '../client/preferences.ts'
import type { ClientId, InvoiceId } from '../ids.ts'
import type { Money } from '../money.ts'
import type { Channel, DunningPolicy, StageKey } from './dunning-policy.ts'
import type { Hold } from './hold.ts'

/**
 * What became of one stage for one invoice. `completed`: the mail was delivered (sent, where the provider reports no
 * more), the letter posted, the call made. `pending`: a message, letter or call that is not through. `failed`: it failed
 * or bounced; the stage is not done. `skipped`: a person let it pass, with a reason. `obsolete`: left out, on record.
 */
export type StepOutcome = 'completed' | 'obsolete' | 'skipped' | 'pending' | 'failed'

/** A step taken; a cancelled message leaves no step. What goes alongside a stage (a call, a letter) is no step of the ladder. */
export interface DunningStep {
  /** The stage's own number, and what it was when the step was taken. */
  readonly stage: number
  readonly key: StageKey
  readonly offsetDays: number
  readonly channel: Channel
  readonly outcome: StepOutcome
  readonly at: Instant
  /** True while the message itself is on its way; a draft, a letter or a call waits for a person and holds up nothing else. */
  readonly underWay: boolean
}

/** An issued invoice that is not yet settled, void or written off. */
export interface DunningInvoice {
  readonly id: InvoiceId
  readonly number: string
  readonly issuedOn: PlainDate
  readonly dueOn: PlainDate
  readonly balance: Money
  /** Money on its way that has not settled; any of it rests the chase of this invoice. */
  readonly processing: Money
  /** The holds of this invoice, of its client and of the whole business. */
  readonly holds: readonly Hold[]
  /** When a mail about this invoice first went out; null when it came in from elsewhere. */
  readonly firstSentAt: Instant | null
  /** Days from the due date at which it enters the ladder (R3); null: at its beginning. */
  readonly enterFrom: number | null
  /** When a dispute or a talk about a plan last came to an end; null: never, or one lasts. The next stage keeps its distance from it. */
  readonly restedUntil: Instant | null
  /** The invoice's own policy, else the client's, else the business's. */
  readonly policy: DunningPolicy
  readonly steps: readonly DunningStep[]
}

export interface DunningClient {
  readonly id: ClientId
  /** The address reminders go to; null when there is none or it bounced or complained. */
  readonly recipient: string | null
  readonly hasPostalAddress: boolean
  readonly hasPhone: boolean
  readonly timeZone: string
  /** The last chase contact of any kind with this client. */
  readonly lastContactAt: Instant | null
  /** Chase contacts of the last seven days, for the weekly cap. */
  readonly recentContacts: readonly Instant[]
  /** The day this client pays on, and whether follow-up waits for it (R14). */
  readonly payRun: { readonly run: PayRun; readonly granted: boolean } | null
  /** How the client asked to be reached; null: as the policy says. */
  readonly preferredChannel: ContactChannel | null
}

/** Hours of the client's local day, 0–24. */
export interface SendHours {
  /** When a due reminder goes out. */
  readonly sendHour: number
  /** The contact window: never before `sendFromHour`, never at or after `sendUntilHour`. */
  readonly sendFromHour: number
  readonly sendUntilHour: number
}

export const defaultSendHours: SendHours = { sendHour: 9, sendFromHour: 8, sendUntilHour: 20 }

export interface DunningBusiness extends SendHours {
  readonly timeZone: string
  /** The days on which this client is written to: the business's without the client's quiet ones. */
  readonly calendar: SendCalendar
}

/** All that a decision about one client rests on, apart from the moment. */
export interface DunningFacts {
  readonly client: DunningClient
  readonly business: DunningBusiness
  readonly invoices: readonly DunningInvoice[]
}
