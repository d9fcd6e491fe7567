import { addDays, laterDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'

export interface InvoiceDays {
  readonly issuedOn: PlainDate
  readonly dueOn: PlainDate
  /** Made after its day, since nothing ran then. */
  readonly isLate: boolean
}

/**
 * The days of a period's invoice. It bears its period's day also when it is made late; the time to pay counts from the day it
 * is really made, so that nobody is late with an invoice they have never seen.
 */
export function invoiceDays(period: PlainDate, today: PlainDate, termsDays: number): InvoiceDays {
  const from = laterDay(period, today)
  return { issuedOn: period, dueOn: addDays(from, termsDays), isLate: !from.equals(period) }
}
