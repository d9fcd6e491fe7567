import type { Instant, PlainDate } from '../business-day.ts'
import type { ClientId, InvoiceId } from '../ids.ts'
import type { Money } from '../money.ts'
import type { DunningPolicy } from './dunning-policy.ts'
import type { Hold } from './hold.ts'

/**
 * What became of one stage for one invoice. `completed`: the mail was delivered (sent, where the provider reports no
 * more). `pending`: a message is drafted, queued, sending or its fate unknown. `failed`: it failed or bounced; the stage
 * is not done. `skipped`: a person let it pass, with a reason. `obsolete`: its moment had passed, nothing was sent.
 */
export type StepOutcome = 'completed' | 'obsolete' | 'skipped' | 'pending' | 'failed'

/** A step taken; a cancelled message leaves no step. `stage` is the position in the policy. */
export interface DunningStep {
  readonly stage: number
  readonly outcome: StepOutcome
  readonly at: Instant
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
  /** The holds of this invoice and those of the whole client. */
  readonly holds: readonly Hold[]
  /** When a mail about this invoice first went out; null when it came in from elsewhere. */
  readonly firstSentAt: Instant | null
  /** Lowest stage open to this invoice (R3: where an imported invoice enters); 1 for all of them. */
  readonly enterFrom: number
  readonly steps: readonly DunningStep[]
}

export interface DunningClient {
  readonly id: ClientId
  /** The address reminders go to; null when there is none or it bounced or complained. */
  readonly recipient: string | null
  readonly timeZone: string
  /** The last chase contact of any kind with this client. */
  readonly lastContactAt: Instant | null
  /** Chase contacts of the last seven days, for the weekly cap; left out, only `lastContactAt` counts. */
  readonly recentContacts?: readonly Instant[]
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
}

/** All that a decision about one client rests on, apart from the moment. */
export interface DunningFacts {
  readonly client: DunningClient
  readonly business: DunningBusiness
  readonly policy: DunningPolicy
  readonly invoices: readonly DunningInvoice[]
}
