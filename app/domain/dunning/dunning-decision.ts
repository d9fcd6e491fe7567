import type { Instant, PlainDate } from '../business-day.ts'
import type { InvoiceId } from '../ids.ts'
import type { Money } from '../money.ts'
import type { Channel, DunningStage, StageKey } from './dunning-policy.ts'
import type { Hold } from './hold.ts'

/** Why an invoice is where it is, in facts; `explainReason` makes a sentence of it. */
export type DunningReason = { readonly invoiceId: InvoiceId; readonly number: string } & (
  | { readonly code: 'due'; readonly stage: StageKey; readonly on: PlainDate; readonly daysFromDue: number }
  | { readonly code: 'spacing'; readonly stage: StageKey; readonly on: PlainDate; readonly after: StageKey }
  | { readonly code: 'pay_run'; readonly stage: StageKey; readonly on: PlainDate; readonly payDay: PlainDate }
  | { readonly code: 'send_day'; readonly stage: StageKey; readonly on: PlainDate; readonly wanted: PlainDate }
  | { readonly code: 'contact_gap'; readonly stage: StageKey; readonly on: PlainDate }
  | { readonly code: 'weekly_cap'; readonly stage: StageKey; readonly on: PlainDate }
  | { readonly code: 'first_send_grace'; readonly stage: StageKey; readonly on: PlainDate }
  | { readonly code: 'after_rest'; readonly stage: StageKey; readonly on: PlainDate }
  | { readonly code: 'retry'; readonly stage: StageKey; readonly on: PlainDate }
  | { readonly code: 'other_invoice_first'; readonly stage: StageKey; readonly on: PlainDate }
  | { readonly code: 'pending_step'; readonly stage: StageKey; readonly channel: Channel; readonly underWay: boolean }
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

/**
 * Why a stage is left out for good. `passed`: its moment is over, and it would not be true any more. `before_entry`: the
 * invoice entered the ladder above it. `already_said`: a later one was said, under this policy or another. `merged`: it
 * falls on the same day as the next one (R15).
 */
export type LeftOutBecause = 'passed' | 'before_entry' | 'already_said' | 'merged'

export interface LeftOut extends StageOfInvoice {
  readonly because: LeftOutBecause
}

interface Outcome {
  /** Stages left out: the caller records each as a step with outcome `obsolete`. */
  readonly obsolete: readonly LeftOut[]
  readonly reasons: readonly DunningReason[]
  /** Earliest instant at which anything could be due; null when only an event (a payment, a release) can change it. */
  readonly nextCheckAt: Instant | null
}

/**
 * What to do about one client now; one contact at a time. `remind` and `letter`: write it about all `items`, the first of
 * which sets the tone, to go out at `sendAt`. `call`: put the call on somebody's desk. `escalate`: open the owner's
 * decision and look again at once. `no_recipient`: a stage is due and there is no way to reach the client; raise a task.
 * `hold`: everything open rests. `wait`: nothing before `until`.
 */
export type DunningDecision = Outcome &
  (
    | {
        readonly kind: 'remind' | 'letter'
        readonly items: readonly [StageOfInvoice, ...StageOfInvoice[]]
        readonly sendAt: Instant
        readonly needsApproval: boolean
      }
    | {
        readonly kind: 'call' | 'escalate' | 'no_recipient'
        readonly invoiceId: InvoiceId
        readonly stage: DunningStage
      }
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
