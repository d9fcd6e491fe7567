import type { PlainDate } from '../business-day.ts'
import type { Money } from '../money.ts'

/** One instalment as it is offered or agreed. */
export interface PlanRow {
  readonly dueOn: PlainDate
  readonly amount: Money
}

/** The same as it is stored and shown by the API's inner rooms: amounts are minor units as text, days YYYY-MM-DD. */
export interface StoredPlanRow {
  readonly dueOn: string
  readonly amount: string
}
