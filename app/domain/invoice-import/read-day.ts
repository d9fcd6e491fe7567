import type { PlainDate } from '../business-day.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import { fieldLabel } from './import-column.ts'
import type { ImportColumn, MappedRow } from './import-column.ts'
import { parseDate } from './parse-date.ts'
import type { DateOrder } from './parse-date.ts'

/** A day of a row, or null where its cell is empty. Refusals are words for a bookkeeper. */
export function readDay(
  cells: MappedRow['cells'],
  field: ImportColumn,
  order: DateOrder,
): Result<PlainDate | null, string> {
  const text = cells[field] ?? ''
  if (text === '' || /^[-–—]+$/.test(text)) return ok(null)
  const day = parseDate(text, order)
  if (day.ok) return day
  const shown = `${fieldLabel(field)} "${text.slice(0, 40)}"`
  switch (day.reason) {
    case 'not_a_date':
      return refuse(`${shown} is not a date: write it like 2026-11-30`)
    case 'no_such_day':
      return refuse(`${shown} is a day that does not exist: correct it`)
    case 'absurd_year':
      return refuse(`${shown} is in an impossible year: correct it`)
  }
}
