import { checkPattern } from './number-series.ts'
import type { PatternRefusal } from './number-series.ts'

/** What stands on every invoice of a business, and what happens to small rests. */
export interface InvoiceSettings {
  readonly taxNumber: string | null
  readonly registration: string | null
  readonly invoiceNotes: string | null
  readonly termsDays: number
  readonly printsTransferDetails: boolean
  /** Minor units of the business's currency; null: a person decides. */
  readonly autoWriteOffMinor: bigint | null
}

/** How the record names them. */
export const invoiceSettingNames: Record<keyof InvoiceSettings, string> = {
  taxNumber: 'tax number',
  registration: 'registration',
  invoiceNotes: 'notes on invoices',
  termsDays: 'days until an invoice is due',
  printsTransferDetails: 'bank details on invoices',
  autoWriteOffMinor: 'rests written off by themselves',
}

/** A series as somebody types it. */
export interface TypedSeries {
  readonly name: string
  readonly pattern: string
  readonly yearly: boolean
  readonly next: string
}

const patternProblems: Record<PatternRefusal, string> = {
  no_counter: 'The counter is missing: write {0000} where it stands.',
  unknown_part: 'Only {YYYY}, {YY}, {MM} and one counter such as {0000} are known.',
  too_long: 'Please use at most 40 characters.',
  needs_year: 'A series that begins again each year must name it: {YYYY} or {YY}.',
}

export interface CheckedSeries {
  readonly name: string
  readonly pattern: string
  readonly yearly: boolean
  readonly next: number
}

/** What is wrong with a series, by field; or the series. */
export function checkSeries(
  typed: TypedSeries,
): { ok: true; value: CheckedSeries } | { ok: false; errors: Record<string, string[]> } {
  const name = typed.name.trim()
  const pattern = checkPattern(typed.pattern, typed.yearly)
  const next = /^\d{1,9}$/.test(typed.next.trim()) ? Number(typed.next) : 0
  const errors = {
    ...(name === '' || name.length > 60 ? { name: ['Give it a name of at most 60 characters.'] } : {}),
    ...(pattern.ok ? {} : { pattern: [patternProblems[pattern.reason]] }),
    ...(next >= 1 ? {} : { next: ['Write a number from 1.'] }),
  }
  if (!pattern.ok || Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, value: { name, pattern: pattern.value, yearly: typed.yearly, next } }
}
