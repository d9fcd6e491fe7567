import type { Money } from '../money.ts'
import type { PlanRow } from './plan-row.ts'
import type { PlanSide } from './plan-state.ts'

/** What was agreed, word for word: what the PDF shows, and nothing else goes into it. Days are YYYY-MM-DD. */
export interface PlanTerms {
  readonly planId: string
  readonly business: {
    readonly name: string
    readonly postalAddress: string | null
    readonly email: string
    readonly brandColor: string
  }
  readonly client: { readonly name: string; readonly postalAddress: string | null }
  /** Has words (see wordsLocale). */
  readonly locale: string
  readonly invoices: readonly { readonly number: string; readonly dueOn: string; readonly amount: Money }[]
  readonly total: Money
  readonly rows: readonly PlanRow[]
  /** Fees and interest rest while the plan is kept. */
  readonly freezesCharges: boolean
  /** Business days an instalment may be late before the owner decides. */
  readonly graceDays: number
  readonly offeredBy: PlanSide
  /** Who accepted, as they wrote their name; null: the business's own limits did. */
  readonly acceptedName: string | null
  /** Their network address; null where a person of the business accepted. */
  readonly acceptedFrom: string | null
  readonly acceptedOn: string
  /** The instant, RFC 3339 UTC. */
  readonly acceptedAt: string
}

/** What stands in place of a name where the business's own limits accepted. */
export const acceptedByRules = 'rules'
