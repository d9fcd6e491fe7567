import { addDays, compareDays, laterDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { addBusinessDays, rollBack, rollForward } from '../calendar/send-calendar.ts'
import { payDayFor } from '../client/pay-run.ts'
import type { DunningFacts, DunningInvoice } from './dunning-facts.ts'
import type { DunningStage } from './dunning-policy.ts'

/** The day a stage is for, before it waits for anything else. */
export interface StageDay {
  /** The send day. */
  readonly on: PlainDate
  /** The same before the calendar moved it off a weekend or holiday. */
  readonly wanted: PlainDate
  /** The client's pay day, where it decided. */
  readonly payDay: PlainDate | null
}

/** A courtesy note reaches a client with a pay day three business days before it (R14). */
const beforePayDay = -3

/**
 * The day of a stage by the due date, the client's pay day and the calendar. What announces the due date rolls back, so
 * that it stays true; what follows it rolls forward (R15). An owner who granted the pay day waits for it; interest and
 * aging count from the due date all the same.
 */
export function stageDay(invoice: DunningInvoice, stage: DunningStage, facts: DunningFacts): StageDay {
  const { calendar } = facts.business
  const { dueOn } = invoice
  const plain = addDays(dueOn, stage.offsetDays)
  const { payRun } = facts.client
  const payDay = payRun && payDayFor(payRun.run, dueOn)
  const roll = (day: PlainDate) => (stage.offsetDays <= 0 ? rollBack(day, calendar) : rollForward(day, calendar))

  if (payRun && payDay && stage.key === 'courtesy') {
    const beforeRun = addBusinessDays(payDay, beforePayDay, calendar)
    if (payRun.granted || compareDays(beforeRun, dueOn) < 0) {
      return { on: rollBack(beforeRun, calendar), wanted: beforeRun, payDay }
    }
  }
  if (payRun?.granted && payDay && stage.offsetDays > 0) {
    const wanted = laterDay(plain, addDays(payDay, 1))
    return { on: roll(wanted), wanted, payDay: compareDays(wanted, plain) > 0 ? payDay : null }
  }
  return { on: roll(plain), wanted: plain, payDay: null }
}
