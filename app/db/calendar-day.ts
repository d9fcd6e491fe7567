import { Temporal } from 'temporal-polyfill'
import type { PlainDate } from '#app/domain/business-day.ts'

// Prisma hands a `date` column out as midnight UTC; these two are the only places that know it.

export const dayFromColumn = (column: Date): PlainDate => Temporal.PlainDate.from(column.toISOString().slice(0, 10))

export const dayToColumn = (day: PlainDate): Date => new Date(`${day.toString()}T00:00:00.000Z`)
