import { addDays, compareDays, daysBetween, endOfMonth } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'

/** The day a client pays its suppliers on: at the month's end, on a day of the month, or on a weekday. */
export type PayRun =
  | { readonly kind: 'month_end' }
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'weekday'; readonly weekday: number }

/** A pay day further off than this is not waited for (R14). */
const farthestDays = 35

/** `month_end`, `day:15`, `weekday:5` (ISO, Friday); null for anything else. */
export function parsePayRun(text: string | null): PayRun | null {
  if (text === 'month_end') return { kind: 'month_end' }
  const [, kind, digits] = /^(day|weekday):(\d{1,2})$/.exec(text ?? '') ?? []
  const number = Number(digits)
  if (kind === 'day' && number >= 1 && number <= 31) return { kind, day: number }
  if (kind === 'weekday' && number >= 1 && number <= 7) return { kind, weekday: number }
  return null
}

/** The client's next pay day on or after `dueOn`; the due date itself when it is more than 35 days away. Days 29 to 31 end with short months. */
export function payDayFor(run: PayRun, dueOn: PlainDate): PlainDate {
  const day = nextRun(run, dueOn)
  return daysBetween(dueOn, day) > farthestDays ? dueOn : day
}

function nextRun(run: PayRun, from: PlainDate): PlainDate {
  switch (run.kind) {
    case 'month_end':
      return endOfMonth(from)
    case 'weekday':
      return addDays(from, (run.weekday - from.dayOfWeek + 7) % 7)
    case 'day': {
      const inMonth = (month: PlainDate) => month.with({ day: Math.min(run.day, month.daysInMonth) })
      const here = inMonth(from)
      return compareDays(here, from) >= 0 ? here : inMonth(from.with({ day: 1 }).add({ months: 1 }))
    }
  }
}
