import { z } from 'zod'
import { parseDay } from '#app/domain/business-day.ts'

const FIRST_YEAR = 1970
const LAST_YEAR = 2199

/** A calendar day, `YYYY-MM-DD`, as `Temporal.PlainDate`. Years outside 1970–2199 are refused: surely typing errors. */
export const DaySchema = z
  .string()
  .meta({ format: 'date', description: 'A calendar day, YYYY-MM-DD.', examples: ['2026-12-31'] })
  .transform((text, context) => {
    const day = parseDay(text)
    if (day && day.year >= FIRST_YEAR && day.year <= LAST_YEAR) return day
    const message = day
      ? `must lie between ${FIRST_YEAR} and ${LAST_YEAR}`
      : 'must be a calendar day that exists, as YYYY-MM-DD'
    context.issues.push({ code: 'custom', message, input: text })
    return z.NEVER
  })

/** An instant with its offset, as a Date. */
export const InstantSchema = z.iso
  .datetime({ offset: true, error: 'must be an instant such as 2026-12-31T09:00:00Z' })
  .meta({ description: 'An instant, RFC 3339.' })
  .transform((text) => new Date(text))

/** The same on the way out. */
export const DayOutSchema = z.iso.date().meta({ description: 'A calendar day, YYYY-MM-DD.' })

export const InstantOutSchema = z.iso.datetime().meta({ description: 'An instant, RFC 3339 in UTC.' })

/** A `@db.Date` column (midnight UTC) as the API writes days. */
export const dayOut = (date: Date): string => date.toISOString().slice(0, 10)
