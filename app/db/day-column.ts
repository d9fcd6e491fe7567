import { Temporal } from 'temporal-polyfill'
import type { PlainDate } from '#app/domain/business-day.ts'

/** A calendar day as Prisma hands a `@db.Date` column over: midnight UTC. */
export const toDayColumn = (day: PlainDate): Date => new Date(`${day.toString()}T00:00:00Z`)

export const fromDayColumn = (date: Date): PlainDate => Temporal.PlainDate.from(date.toISOString().slice(0, 10))
