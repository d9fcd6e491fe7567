import { Temporal } from 'temporal-polyfill'
import type { PlainDate } from '../business-day.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import { isDateFiller, monthOf } from './month-names.ts'

export const dateOrders = ['mdy', 'dmy', 'ymd'] as const
export type DateOrder = (typeof dateOrders)[number]
export type DateRefusal = 'not_a_date' | 'no_such_day' | 'absurd_year'

/** Invoices outside these years are typing errors. */
const YEAR_MIN = 1990
const YEAR_MAX = 2099
/** No date is written longer; it spares the patterns below a hostile cell. */
const LONGEST = 80
/** Day 0 of spreadsheets, chosen so that 61 is 1 March 1900 in spite of their 29 February 1900. */
const serialZero = new Temporal.PlainDate(1899, 12, 30)

type Numbers = readonly [string, string, string]

/** A date that says itself what is year, month and day, or three numbers that the file's order must tell apart. */
type WrittenDate =
  { readonly plain: Result<PlainDate, DateRefusal> } | { readonly numbers: Numbers; readonly dotted: boolean }

function readWritten(text: string): WrittenDate {
  if (text.length > LONGEST) return { plain: refuse('not_a_date') }
  const written = text
    .normalize('NFKC')
    .trim()
    .replace(
      /[T,]?\s*\d{1,2}[:h]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i,
      '',
    )
    .trim()
  const yearFirst =
    /^(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})\.?$/.exec(written) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(written)
  if (yearFirst) return { plain: dayOf(yearFirst[1], yearFirst[2], yearFirst[3]) }
  const numbers = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})\.?$/.exec(written)
  if (numbers) return { numbers: [numbers[1] ?? '', numbers[3] ?? '', numbers[4] ?? ''], dotted: numbers[2] === '.' }
  if (/^\d{5}(?:[.,]\d+)?$/.test(written)) return { plain: serialDay(Number(written.slice(0, 5))) }
  return { plain: namedDay(written) }
}

function dayOf(year = '', month = '', day = ''): Result<PlainDate, DateRefusal> {
  const fullYear = year.length === 2 ? Number(year) + (Number(year) < 80 ? 2000 : 1900) : Number(year)
  if (fullYear < YEAR_MIN || fullYear > YEAR_MAX) return refuse('absurd_year')
  try {
    return ok(
      Temporal.PlainDate.from({ year: fullYear, month: Number(month), day: Number(day) }, { overflow: 'reject' }),
    )
  } catch {
    return refuse('no_such_day')
  }
}

/** 36526 is 2000-01-01: smaller and larger five-digit numbers are no dates that somebody meant. */
const serialDay = (serial: number): Result<PlainDate, DateRefusal> =>
  serial >= 36_526 && serial <= 73_050 ? ok(serialZero.add({ days: serial })) : refuse('not_a_date')

/** "23 Nov 2026", "Nov 23rd, 2026", "23. November 2026", "1er décembre 2026", "23-nov-26". */
function namedDay(text: string): Result<PlainDate, DateRefusal> {
  const words = text.match(/\p{L}+/gu) ?? []
  const numbers = text.match(/\d+/g) ?? []
  const months = words.filter((word) => !isDateFiller(word))
  const month = months.length === 1 ? monthOf(months[0] ?? '') : null
  const [first = '', second = ''] = numbers
  if (month === null || numbers.length !== 2 || /[^\p{L}\p{M}\d\s.,/'’-]/u.test(text)) return refuse('not_a_date')
  const [day, year] = first.length === 4 ? [second, first] : [first, second]
  if (day.length > 2 || (year.length !== 4 && year.length !== 2)) return refuse('not_a_date')
  return dayOf(year, String(month), day)
}

function inOrder([a, b, c]: Numbers, order: DateOrder): Result<PlainDate, DateRefusal> {
  if (order === 'mdy') return dayOf(c, a, b)
  if (order === 'dmy') return dayOf(c, b, a)
  return a.length === 2 && c.length === 2 ? dayOf(a, b, c) : refuse('no_such_day')
}

/**
 * Reads a calendar day as sheets hold it: ISO, three numbers in the file's `order`, months in words (English, German,
 * French, Spanish), serial numbers of spreadsheets; a time behind it is dropped. Two-digit years: 80–99 are 19xx.
 */
export function parseDate(text: string, order: DateOrder): Result<PlainDate, DateRefusal> {
  const written = readWritten(text)
  return 'plain' in written ? written.plain : inOrder(written.numbers, order)
}

/**
 * The orders in which three numbers make a day. Null when they prove nothing: the date says itself what is what, it is
 * no date in any order, or the same day in each (03/03/2026).
 */
export function possibleOrders(text: string): { orders: DateOrder[]; dotted: boolean } | null {
  const written = readWritten(text)
  if ('plain' in written) return null
  const days = new Set<string>()
  const orders = dateOrders.filter((order) => {
    const day = inOrder(written.numbers, order)
    if (day.ok) days.add(day.value.toString())
    return day.ok
  })
  const telling = orders.length === 1 || days.size > 1
  return telling ? { orders, dotted: written.dotted } : null
}
