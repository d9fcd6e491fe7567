import type { PlainDate } from '#app/domain/business-day.ts'

/** Whose figures, in which currency, and what day it is there. */
export interface ReportScope {
  readonly businessId: string
  readonly currency: string
  readonly timeZone: string
  readonly today: PlainDate
}
