import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import { calendarColumns, sendCalendarOf } from '#app/db/read/send-calendar.server.ts'
import type { CalendarColumns } from '#app/db/read/send-calendar.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { reachesSendDays } from '#app/domain/calendar/check-calendar.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { changesOf } from '#app/domain/timeline/changes.ts'

interface CalendarChange {
  readonly businessId: string
  /** ISO weekdays, 1 is Monday. */
  readonly sendDays?: readonly number[]
  /** ISO 3166; null: no holidays. */
  readonly place?: { readonly country: string | null; readonly region: string | null }
  /** Holidays on which the business works, and days off of its own, from today on; what has passed stays as it was. */
  readonly days?: { readonly worked: readonly PlainDate[]; readonly added: readonly PlainDate[] }
  readonly actor: string
  readonly now: Date
}

type CalendarRefusal = 'no_send_day' | 'unknown_place' | 'never_sends'

/** Changes the days on which mails go out; every open invoice feels it at once. Only what is named changes. */
export async function changeCalendar(change: CalendarChange): Promise<Result<null, CalendarRefusal>> {
  const { sendDays, place } = change
  const isWeekday = (day: number) => Number.isInteger(day) && day >= 1 && day <= 7
  if (sendDays && (sendDays.length === 0 || !sendDays.every(isWeekday))) return refuse('no_send_day')
  if (place && !(await isKnown(place))) return refuse('unknown_place')
  return inTransaction((tx) => write(tx, change))
}

async function isKnown({ country, region }: NonNullable<CalendarChange['place']>): Promise<boolean> {
  if (country === null) return region === null
  const { holidayCountries, holidayRegions } = await import('#app/domain/calendar/holidays.ts')
  if (!holidayCountries().some(({ code }) => code === country)) return false
  return region === null || holidayRegions(country).some(({ code }) => code === region)
}

async function write(tx: Tx, change: CalendarChange): Promise<Result<null, CalendarRefusal>> {
  const { businessId, actor, now } = change
  await tx.$queryRaw`SELECT FROM "Business" WHERE "id" = ${businessId}::uuid FOR NO KEY UPDATE`
  const { timeZone, ...before } = await tx.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { ...calendarColumns, timeZone: true },
  })
  const today = todayIn(timeZone, instantOf(now))
  const after = changedColumns(before, change, today)
  const changed = [
    ...(before.sendDays.join() === after.sendDays.join() ? [] : ['send days']),
    ...(sameHolidays(before, after) ? [] : ['holidays']),
  ]
  if (changed.length === 0) return ok(null)
  if (!reachesSendDays(await sendCalendarOf(after, today.year), today)) return refuse('never_sends')
  await tx.business.update({ where: { id: businessId }, data: after })
  await tx.client.updateMany({ where: { businessId, nextCheckAt: { not: null } }, data: { nextCheckAt: now } })
  const changes = changesOf(changedFields, before, after, calendarWriters)
  await recordEvents(tx, [{ businessId, type: 'business.updated', actor, at: now, data: { changed, changes } }])
  return ok(null)
}

const changedFields = ['sendDays', 'holidayCountry', 'holidayRegion', 'holidaysAdded', 'holidaysWorked'] as const
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const daysText = (days: readonly Date[]) =>
  inOrder(days)
    .map((day) => dayFromColumn(day).toString())
    .join(', ')
const calendarWriters = {
  sendDays: (days: readonly number[]) => days.map((day) => weekdays[day - 1]).join(', '),
  holidaysAdded: daysText,
  holidaysWorked: daysText,
}

function changedColumns(before: CalendarColumns, change: CalendarChange, today: PlainDate): CalendarColumns {
  const { sendDays, place, days } = change
  const past = (columns: readonly Date[]) => columns.filter((day) => dayFromColumn(day).toString() < today.toString())
  return {
    ...before,
    ...(sendDays && { sendDays: [...new Set(sendDays)].sort() }),
    ...(place && { holidayCountry: place.country, holidayRegion: place.region }),
    ...(days && {
      holidaysWorked: inOrder([...past(before.holidaysWorked), ...days.worked.map(dayToColumn)]),
      holidaysAdded: inOrder([...past(before.holidaysAdded), ...days.added.map(dayToColumn)]),
    }),
  }
}

const inOrder = (days: readonly Date[]): Date[] =>
  [...new Set(days.map((day) => day.getTime()))].sort((a, b) => a - b).map((time) => new Date(time))

function sameHolidays(before: CalendarColumns, after: CalendarColumns): boolean {
  const text = ({ holidayCountry, holidayRegion, holidaysAdded, holidaysWorked }: CalendarColumns) =>
    JSON.stringify([holidayCountry, holidayRegion, inOrder(holidaysAdded), inOrder(holidaysWorked)])
  return text(before) === text(after)
}
