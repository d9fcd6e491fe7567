import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { nextSendDays } from '#app/domain/calendar/check-calendar.ts'
import type { Holiday, Place } from '#app/domain/calendar/holidays.ts'
import { calendarColumns, sendCalendarOf } from './send-calendar.server.ts'

export interface CalendarSettings {
  readonly sendDays: readonly number[]
  readonly country: string | null
  readonly region: string | null
  readonly countries: readonly Place[]
  /** Of the chosen country; none where all of it has the same holidays. */
  readonly regions: readonly Place[]
  /** This year's and the next one's, those gone by left out. */
  readonly holidays: readonly (Holiday & { readonly isWorked: boolean })[]
  readonly added: readonly PlainDate[]
  readonly nextSendDays: readonly PlainDate[]
}

/** What the calendar page shows. */
export async function readCalendarSettings(businessId: string, today: PlainDate): Promise<CalendarSettings> {
  const columns = await prisma.business.findUniqueOrThrow({ where: { id: businessId }, select: calendarColumns })
  const { holidayCountries, holidayRegions, holidaysOf } = await import('#app/domain/calendar/holidays.ts')
  const { sendDays, holidayCountry: country, holidayRegion: region } = columns
  const isAhead = (day: PlainDate) => day.toString() >= today.toString()
  const worked = new Set(columns.holidaysWorked.map((column) => dayFromColumn(column).toString()))
  const holidays = country ? holidaysOf(country, region, today.year, today.year + 1) : []
  return {
    ...{ sendDays, country, region },
    countries: holidayCountries(),
    regions: country ? holidayRegions(country) : [],
    holidays: oncePerDay(holidays)
      .filter(({ day }) => isAhead(day))
      .map((holiday) => ({ ...holiday, isWorked: worked.has(holiday.day.toString()) })),
    added: columns.holidaysAdded
      .map(dayFromColumn)
      .filter(isAhead)
      .sort((a, b) => a.toString().localeCompare(b.toString())),
    nextSendDays: nextSendDays(await sendCalendarOf(columns, today.year), today, 10),
  }
}

/** Two holidays on one day are one day off. */
function oncePerDay(holidays: readonly Holiday[]): Holiday[] {
  const names = new Map<string, Holiday>()
  for (const { day, name } of holidays) {
    const other = names.get(day.toString())
    names.set(day.toString(), { day, name: other && other.name !== name ? `${other.name}, ${name}` : name })
  }
  return [...names.values()]
}
