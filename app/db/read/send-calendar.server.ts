import { prisma } from '#app/db/client.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { SendCalendar } from '#app/domain/calendar/send-calendar.ts'

/** The columns of a business that its calendar is made of, for loaders that read the business anyway. */
export const calendarColumns = {
  sendDays: true,
  holidayCountry: true,
  holidayRegion: true,
  holidaysAdded: true,
  holidaysWorked: true,
} as const satisfies Prisma.BusinessSelect

export type CalendarColumns = Prisma.BusinessGetPayload<{ select: typeof calendarColumns }>

const CALENDARS_MAX = 200
const calendars = new Map<string, SendCalendar>()

/** Holidays of last year, this one and the next two: as far as a follow-up looks back or ahead. */
export async function sendCalendarOf(columns: CalendarColumns, year: number): Promise<SendCalendar> {
  const { sendDays, holidayCountry, holidayRegion, holidaysAdded, holidaysWorked } = columns
  const key = JSON.stringify([year, sendDays, holidayCountry, holidayRegion, holidaysAdded, holidaysWorked])
  const known = calendars.get(key)
  if (known) return known
  const worked = new Set(holidaysWorked.map(isoDay))
  const calendar = {
    sendDays,
    holidays: new Set([
      ...(await publicHolidays(columns, year)).filter((day) => !worked.has(day)),
      ...holidaysAdded.map(isoDay),
    ]),
  }
  if (calendars.size >= CALENDARS_MAX) calendars.clear()
  calendars.set(key, calendar)
  return calendar
}

export async function loadSendCalendar(tx: Tx, businessId: string, year: number): Promise<SendCalendar> {
  const columns = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: calendarColumns })
  return sendCalendarOf(columns, year)
}

/** The same for pages, which hold no transaction. */
export const readSendCalendar = (businessId: string, year: number): Promise<SendCalendar> =>
  loadSendCalendar(prisma, businessId, year)

async function publicHolidays({ holidayCountry, holidayRegion }: CalendarColumns, year: number): Promise<string[]> {
  if (!holidayCountry) return []
  // The rules of all countries take an eighth of a second and 40 MB: only who observes holidays pays for them.
  const { holidaysOf } = await import('#app/domain/calendar/holidays.ts')
  return holidaysOf(holidayCountry, holidayRegion, year - 1, year + 2).map(({ day }) => day.toString())
}

const isoDay = (column: Date): string => column.toISOString().slice(0, 10)
