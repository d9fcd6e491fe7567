import type { PlainDate } from '../business-day.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'

/** A row of invoice numbers. `year`: the one it counts in, where it begins again each year; null before its first number. */
export interface NumberSeries {
  readonly pattern: string
  readonly next: number
  readonly yearly: boolean
  readonly year: number | null
}

const PATTERN_MAX = 40
const counter = /\{(0{1,9})\}/

export type PatternRefusal = 'no_counter' | 'unknown_part' | 'too_long' | 'needs_year'

/**
 * A pattern is text with one counter, `{0000}` (at least so many digits), and where wanted `{YYYY}`, `{YY}` and `{MM}` of the
 * issue day. One that begins again each year must name the year, or numbers would come twice.
 */
export function checkPattern(text: string, yearly: boolean): Result<string, PatternRefusal> {
  const pattern = text.trim()
  if (pattern.length > PATTERN_MAX) return refuse('too_long')
  if (!counter.test(pattern)) return refuse('no_counter')
  const rest = pattern.replace(counter, '').replaceAll(/\{(?:YYYY|YY|MM)\}/g, '')
  if (/[{}]|\p{Cc}/u.test(rest)) return refuse('unknown_part')
  if (yearly && !/\{YY(?:YY)?\}/.test(pattern)) return refuse('needs_year')
  return ok(pattern)
}

/** The number as it is printed. */
export function formatNumber(pattern: string, count: number, on: PlainDate): string {
  return pattern
    .replaceAll('{YYYY}', String(on.year).padStart(4, '0'))
    .replaceAll('{YY}', String(on.year % 100).padStart(2, '0'))
    .replaceAll('{MM}', String(on.month).padStart(2, '0'))
    .replace(counter, (_whole, zeros: string) => String(count).padStart(zeros.length, '0'))
}

/**
 * The number an invoice of that day gets, and how the series goes on after it. A yearly series begins at 1 with the first
 * invoice of a new year; an invoice dated back into a year that is over gets the next number of the current one, since the old
 * row is closed.
 */
export function nextInSeries(series: NumberSeries, issuedOn: PlainDate): { number: string; series: NumberSeries } {
  const { pattern, yearly } = series
  if (!yearly) {
    return { number: formatNumber(pattern, series.next, issuedOn), series: { ...series, next: series.next + 1 } }
  }
  const begins = series.year !== null && issuedOn.year > series.year
  const year = series.year === null || begins ? issuedOn.year : series.year
  const count = begins ? 1 : series.next
  return {
    number: formatNumber(pattern, count, issuedOn.with({ year })),
    series: { ...series, year, next: count + 1 },
  }
}

/** What a business's first series looks like: its pattern, and the text that stands before the counter of its numbers so far. */
export interface FoundPattern {
  readonly pattern: string
  readonly yearly: boolean
  /** What numbers of this row begin with, the year written out. */
  readonly stem: string
}

/**
 * The row that most of the given numbers belong to, by what stands before their last digits: "2041" and "INV-2026-0007" go on
 * as they are written. Numbers of corrected invoices ("2041-R1") do not count. Without any: `INV-{0000}`.
 */
export function patternOf(numbers: readonly string[], year: number): FoundPattern {
  const shapes = new Map<string, { count: number; digits: number }>()
  for (const number of numbers) {
    const match = /^(.*?)(\d{1,9})$/.exec(number)
    if (!match || /-R\d+$/.test(number) || /[{}]/.test(number)) continue
    const [, stem = '', digits = ''] = match
    const known = shapes.get(stem)
    shapes.set(stem, {
      count: (known?.count ?? 0) + 1,
      digits: Math.min(known?.digits ?? digits.length, digits.length),
    })
  }
  const [most] = [...shapes].sort(([, a], [, b]) => b.count - a.count)
  if (!most) return { pattern: 'INV-{0000}', yearly: false, stem: 'INV-' }
  const [stem, { digits }] = most
  const zeros = `{${'0'.repeat(digits)}}`
  const yearly = stem.includes(String(year))
  return { pattern: (yearly ? stem.replace(String(year), '{YYYY}') : stem) + zeros, yearly, stem }
}
