import Holidays from 'date-holidays'
import { Temporal } from 'temporal-polyfill'
import type { PlainDate } from '../business-day.ts'

export interface Holiday {
  readonly day: PlainDate
  readonly name: string
}

export interface Place {
  /** ISO 3166: `DE`, and `BY` for a region within it. */
  readonly code: string
  readonly name: string
}

const yearsOf = new Map<string, readonly Holiday[]>()

/**
 * The public holidays from the first day of `fromYear` to the last of `toYear`, in order, named in English; a day that is
 * two holidays stands twice. A day on which a holiday is only observed (the Monday after) is one too. None for a place the
 * package does not know. Source: package `date-holidays`.
 */
export function holidaysOf(
  country: string,
  region: string | null,
  fromYear: number,
  toYear: number,
): readonly Holiday[] {
  const years = Array.from({ length: Math.max(0, toYear - fromYear + 1) }, (_, index) => fromYear + index)
  return years.flatMap((year) => holidaysIn(country, region, year))
}

function holidaysIn(country: string, region: string | null, year: number): readonly Holiday[] {
  const key = `${country} ${region ?? ''} ${year}`
  const known = yearsOf.get(key)
  if (known) return known
  const calendar = region ? new Holidays(country, region) : new Holidays(country)
  const found = calendar
    .getHolidays(year, 'en')
    .filter(({ type }) => type === 'public')
    .flatMap((holiday) => daysOf(holiday).map((day) => ({ day, name: holiday.name })))
    .sort((a, b) => Temporal.PlainDate.compare(a.day, b.day))
  yearsOf.set(key, found)
  return found
}

const HOUR = 3_600_000

/** `date` begins with the local day (a holiday that begins at sunset is written under the day after). Half holidays are worked. */
function daysOf({ date, start, end }: { date: string; start: Date; end: Date }): PlainDate[] {
  const hours = (end.getTime() - start.getTime()) / HOUR
  const first = Temporal.PlainDate.from(date.slice(0, 10))
  // A day on which clocks change has 23 or 25 hours.
  return Array.from({ length: Math.round(hours / 24 - 0.1) }, (_, index) => first.add({ days: index }))
}

const byName = (places: Readonly<Record<string, string>> | undefined): readonly Place[] =>
  Object.entries(places ?? {})
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))

/** Every country whose holidays are known, by its English name. */
export const holidayCountries = (): readonly Place[] => byName(new Holidays().getCountries('en'))

/** The regions of a country that have holidays of their own; none for many. */
export const holidayRegions = (country: string): readonly Place[] => byName(new Holidays().getStates(country, 'en'))
