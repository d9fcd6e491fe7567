import type { Instant, PlainDate } from '../business-day.ts'
import type { InvoiceId } from '../ids.ts'
import type { Money } from '../money.ts'
import type { Channel, DunningStage, StageKey } from './dunning-policy.ts'
import type { Hold } from './hold.ts'

/** Why an invoice is where it is, in facts; `explainReason` makes a sentence of it. */
export type DunningReason = { readonly invoiceId: InvoiceId; readonly number: string } & (
  | { readonly code: 'due'; readonly stage: StageKey; readonly on: PlainDate; readonly daysFromDue: number }
  | { readonly code: 'spacing'; readonly stage: StageKey; readonly on: PlainDate; readonly after: StageKey }
  | { readonly code: 'contact_gap'; readonly stage: StageKey; readonly on: PlainDate }
  | { readonly code: 'weekly_cap'; readonly stage: StageKey; readonly on: PlainDate }
  | { readonly code: 'first_send_grace'; readonly stage: StageKey; readonly on: PlainDate }
  | { readonly code: 'retry'; readonly stage: StageKey; readonly on: PlainDate }
  | { readonly code: 'other_invoice_first'; readonly stage: StageKey; readonly on: PlainDate }
  | { readonly code: 'pending_step'; readonly stage: StageKey }
  | { readonly code: 'no_recipient'; readonly stage: StageKey }
  | { readonly code: 'processing'; readonly amount: Money }
  | { readonly code: 'hold'; readonly hold: Hold }
  | { readonly code: 'nothing_open' }
  | { readonly code: 'small_balance'; readonly balance: Money }
  | { readonly code: 'ladder_finished' }
)

export interface StageOfInvoice {
  readonly invoiceId: InvoiceId
  readonly stage: DunningStage
}

interface Outcome {
  /** Stages whose moment has passed: the caller records each as a step with outcome `obsolete`. */
  readonly obsolete: readonly StageOfInvoice[]
  readonly reasons: readonly DunningReason[]
  /** Earliest instant at which anything could be due; null when only an event (a payment, a release) can change it. */
  readonly nextCheckAt: Instant | null
}

/**
 * What to do about one client now; one action at a time. `remind`: write the message, to go out at `sendAt`.
 * `escalate`: open the owner's decision and look again at once. `no_recipient`: a stage is due and there is nobody to
 * write to; raise a task. `hold`: everything open rests. `wait`: nothing before `until`.
 */
export type DunningDecision = Outcome &
  (
    | {
        readonly kind: 'remind'
        readonly invoiceId: InvoiceId
        readonly stage: DunningStage
        readonly sendAt: Instant
        readonly needsApproval: boolean
      }
    | { readonly kind: 'escalate'; readonly invoiceId: InvoiceId; readonly stage: DunningStage }
    | { readonly kind: 'no_recipient'; readonly invoiceId: InvoiceId; readonly stage: DunningStage }
    | { readonly kind: 'hold'; readonly until: PlainDate | null }
    | { readonly kind: 'wait'; readonly until: Instant | null }
  )

/** The API's `nextStep`. */
export interface NextStep {
  readonly stage: StageKey
  readonly on: PlainDate
  readonly channel: Channel
  readonly needsApproval: boolean
}
