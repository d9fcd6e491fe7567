import { formatDay, parseDay } from '#app/domain/business-day.ts'
import type { DayStyle } from '#app/domain/business-day.ts'

/** A calendar day in words. `day` is YYYY-MM-DD, as loaders hand it over; anything else is shown as it stands. */
export function Day({ day, locale, style = 'long' }: { day: string; locale?: string; style?: DayStyle }) {
  const parsed = parseDay(day)
  return <time dateTime={day}>{parsed ? formatDay(parsed, locale, style) : day}</time>
}
