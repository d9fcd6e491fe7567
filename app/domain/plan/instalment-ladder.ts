import { addDays, compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { rollBack, rollForward } from '../calendar/send-calendar.ts'
import type { SendCalendar } from '../calendar/send-calendar.ts'

export const instalmentSteps = ['upcoming', 'due', 'missed', 'missed_again', 'autopay'] as const
/** What is said about one instalment, each once: the small ladder of R19, or the one notice before a debit (R20). */
export type InstalmentStep = (typeof instalmentSteps)[number]

export const isInstalmentStep = (text: string): text is InstalmentStep =>
  (instalmentSteps as readonly string[]).includes(text)

/** Whether a step asks for money, and so counts as a chase contact; the others announce. */
export const asksForMoney = (step: InstalmentStep): boolean => step !== 'upcoming' && step !== 'autopay'

/** The days on which a step may be said, both included; `until` null: late is better than never. */
export interface InstalmentMoment {
  readonly step: InstalmentStep
  readonly from: PlainDate
  readonly until: PlainDate | null
}

const offsets = { upcoming: -3, due: 0, missed: 3, missed_again: 7 } as const
/** A debit is announced two days before it at the least; one more leaves room for the hour of the day. */
const noticeDays = 3
/** How long the last word stays news; the owner has been asked by then. */
const lastWordDays = 6

/**
 * The moments of one instalment, by the calendar its client is written to on: what announces the day rolls back so that it
 * stays true, what follows it rolls forward (R15). A moment ends where the next begins, and one that is over is left out,
 * never said late (R3). With `debitOn`, the day on which a saved method pays it, there is the notice alone.
 */
export function instalmentMoments(
  dueOn: PlainDate,
  calendar: SendCalendar,
  debitOn: PlainDate | null,
): InstalmentMoment[] {
  if (debitOn) return [{ step: 'autopay', from: rollBack(addDays(debitOn, -noticeDays), calendar), until: null }]
  const on = (step: keyof typeof offsets) => addDays(dueOn, offsets[step])
  const due = rollBack(on('due'), calendar)
  const again = rollForward(on('missed_again'), calendar)
  const moments: InstalmentMoment[] = [
    { step: 'upcoming', from: rollBack(on('upcoming'), calendar), until: addDays(due, -1) },
    { step: 'due', from: due, until: dueOn },
    { step: 'missed', from: rollForward(on('missed'), calendar), until: addDays(again, -1) },
    { step: 'missed_again', from: again, until: addDays(again, lastWordDays) },
  ]
  // Two that the calendar lays on one day are said as the later one.
  return moments.filter(({ from, until }) => until === null || compareDays(from, until) <= 0)
}

/** Whether a step may be said on `day`. */
export const isOpenOn = ({ from, until }: InstalmentMoment, day: PlainDate): boolean =>
  compareDays(from, day) <= 0 && (until === null || compareDays(day, until) <= 0)
