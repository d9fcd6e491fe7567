import type { SendCalendar } from './send-calendar.ts'

/** A client always leaves us this many weekdays to write on, where the business writes on as many. */
export const daysToWriteOn = 2

/** The ISO weekdays on which a client can be written to: those of the business without the ones it asked to be quiet. */
export const openDays = (sendDays: readonly number[], quietDays: readonly number[]): number[] =>
  sendDays.filter((day) => !quietDays.includes(day))

/** Whether a wish for quiet days can be kept. */
export const leavesEnough = (sendDays: readonly number[], quietDays: readonly number[]): boolean =>
  openDays(sendDays, quietDays).length >= Math.min(daysToWriteOn, sendDays.length)

/**
 * The business's calendar as it is for one client (R15): no mail on its quiet days. A wish that leaves no day at all, because
 * the business has changed its own days since, counts no more: late is better than never.
 */
export function calendarFor(calendar: SendCalendar, quietDays: readonly number[]): SendCalendar {
  if (quietDays.length === 0) return calendar
  const sendDays = openDays(calendar.sendDays, quietDays)
  return sendDays.length === 0 ? calendar : { ...calendar, sendDays }
}
