import { Temporal } from 'temporal-polyfill'
import { remember } from './remember.ts'

/** A calendar day without a time: due dates, issue dates, "today". */
export type PlainDate = Temporal.PlainDate
export type Instant = Temporal.Instant

/** Strict YYYY-MM-DD of a day that exists; null for anything else (2026-02-30, 2026-2-3, a time behind it). */
export function parseDay(text: string): PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return null
  }
}

export const addDays = (day: PlainDate, days: number): PlainDate => day.add({ days })

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => from.until(to, { largestUnit: 'day' }).days

export const compareDays = (a: PlainDate, b: PlainDate): -1 | 0 | 1 => Temporal.PlainDate.compare(a, b) as -1 | 0 | 1

export const laterDay = (a: PlainDate, b: PlainDate): PlainDate => (compareDays(a, b) >= 0 ? a : b)

export const endOfMonth = (day: PlainDate): PlainDate => day.with({ day: day.daysInMonth })

/**
 * The calendar day that `instant` falls on in `zone` (IANA name). A decision asks for the same few moments again and again, and
 * zones are slow to reckon with. Errors: RangeError for an unknown zone.
 */
export const todayIn = remember(
  (zone: string, instant: Instant) => `${zone} ${instant.epochMilliseconds}`,
  (zone, instant): PlainDate => instant.toZonedDateTimeISO(zone).toPlainDate(),
)

/**
 * The instant at which clocks in `zone` show `hour`:00 on `day`. An hour skipped by a clock change is moved past the
 * gap, an hour that happens twice means its first occurrence (Temporal's `compatible`).
 */
export const atLocalHour = remember(
  (day: PlainDate, hour: number, zone: string) => `${day.toString()} ${hour} ${zone}`,
  (day, hour, zone): Instant =>
    day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour }) }).toInstant(),
)

/** The first instant of `day` in `zone`; not always midnight, some zones change their clocks then. */
export const startOfDay = remember(
  (day: PlainDate, zone: string) => `${day.toString()} ${zone}`,
  (day, zone): Instant => day.toZonedDateTime(zone).toInstant(),
)

export const instantOf = (date: Date): Instant => Temporal.Instant.fromEpochMilliseconds(date.getTime())

export const dateOf = (instant: Instant): Date => new Date(instant.epochMilliseconds)

export const compareInstants = (a: Instant, b: Instant): -1 | 0 | 1 => Temporal.Instant.compare(a, b) as -1 | 0 | 1

export const laterInstant = (a: Instant, b: Instant): Instant => (compareInstants(a, b) >= 0 ? a : b)

/** The earliest of those that are not null; null when there are none. */
export function earliestInstant(instants: readonly (Instant | null)[]): Instant | null {
  return instants.reduce<Instant | null>((first, instant) => {
    if (!instant) return first
    return !first || compareInstants(instant, first) < 0 ? instant : first
  }, null)
}

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const dayStyles = {
  /** Friday */
  name: { weekday: 'long' },
  /** Friday, 12 March */
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  /** 12 March */
  short: { day: 'numeric', month: 'long' },
  /** 12 March 2027 */
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  /** Friday, 12 March 2027 */
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

export type DayStyle = keyof typeof dayStyles

const dayFormat = remember(
  (locale: string, style: DayStyle) => `${locale} ${style}`,
  (locale, style) => new Intl.DateTimeFormat(locale, { ...dayStyles[style], timeZone: 'UTC' }),
)

/**
 * A day in words. English everywhere reads "Friday, 12 March": the month in letters after the day cannot be misread on
 * either side of the Atlantic. Other locales follow their own order.
 */
export const formatDay = remember(
  (day: PlainDate, locale = 'en-US', style: DayStyle = 'weekday') => `${day.toString()} ${locale} ${style}`,
  (day: PlainDate, locale: string = 'en-US', style: DayStyle = 'weekday'): string => {
    const format = dayFormat(locale, style)
    const midnight = Date.UTC(day.year, day.month - 1, day.day)
    if (!locale.startsWith('en')) return format.format(midnight)
    const parts = new Map(format.formatToParts(midnight).map(({ type, value }) => [type, value]))
    const date = [parts.get('day'), parts.get('month'), parts.get('year')].filter(Boolean).join(' ')
    return [parts.get('weekday'), date].filter(Boolean).join(', ')
  },
)
