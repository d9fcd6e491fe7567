import { parseDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { isCurrency } from '../currency.ts'
import { cleanLine, cleanText } from '../invoice-import/clean-text.ts'
import { parsePercent } from '../percent.ts'
import { parseTypedAmount } from '../typed-amount.ts'
import type { EarlyDiscountTerms } from './check-draft.ts'
import { parseTerms } from './payment-terms.ts'
import type { PaymentTerms } from './payment-terms.ts'
import { invoiceTotals, isQuantity, isTaxRate } from './totals.ts'
import type { InvoiceTotals, LineInput, Pricing } from './totals.ts'

/** One line as somebody types it. */
export interface TypedLine {
  readonly description: string
  readonly quantity: string
  readonly unit: string
  readonly taxRate: string
  readonly discount: string
}

/** A draft as somebody types it, before anything of it is understood. */
export interface TypedDraft {
  /** A client's id, `new`, or empty. */
  readonly client: string
  readonly clientQuery: string
  readonly newName: string
  readonly newEmail: string
  readonly newContact: string
  readonly newAddress: string
  /** Empty: the next of the series. */
  readonly number: string
  readonly seriesId: string
  readonly issuedOn: string
  /** Empty: the client's, else the business's. */
  readonly terms: string
  readonly currency: string
  readonly taxInclusive: boolean
  readonly rebate: string
  readonly earlyPercent: string
  readonly earlyDays: string
  readonly purchaseOrder: string
  readonly description: string
  readonly notes: string
  readonly lines: readonly TypedLine[]
}

export const emptyLine: TypedLine = { description: '', quantity: '1', unit: '', taxRate: '', discount: '' }

/** The lines of one invoice; more are a price list. */
const LINES_MAX = 500

type Fields = Pick<FormData, 'get' | 'getAll'>

const textOf = (form: Fields, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** What a form holds. Columns that are too short count as empty. */
export function typedDraft(form: Fields): TypedDraft {
  const column = (name: string) => form.getAll(name).map(String)
  const [units, quantities, rates, discounts] = [
    column('unit'),
    column('quantity'),
    column('taxRate'),
    column('discount'),
  ]
  return {
    client: textOf(form, 'client'),
    clientQuery: textOf(form, 'clientQuery'),
    newName: textOf(form, 'newName'),
    newEmail: textOf(form, 'newEmail'),
    newContact: textOf(form, 'newContact'),
    newAddress: textOf(form, 'newAddress'),
    number: textOf(form, 'number'),
    seriesId: textOf(form, 'seriesId'),
    issuedOn: textOf(form, 'issuedOn'),
    terms: textOf(form, 'terms'),
    currency: textOf(form, 'currency'),
    taxInclusive: textOf(form, 'prices') === 'inclusive',
    rebate: textOf(form, 'rebate'),
    earlyPercent: textOf(form, 'earlyPercent'),
    earlyDays: textOf(form, 'earlyDays'),
    purchaseOrder: textOf(form, 'purchaseOrder'),
    description: textOf(form, 'description'),
    notes: textOf(form, 'notes'),
    lines: column('line').map((description, i) => ({
      description,
      quantity: quantities[i] ?? '',
      unit: units[i] ?? '',
      taxRate: rates[i] ?? '',
      discount: discounts[i] ?? '',
    })),
  }
}

/** What is understood of it; who it is for is somebody else's question. */
export interface ParsedDraft {
  readonly number: string | null
  readonly issuedOn: PlainDate | null
  /** Null: the client's, else the business's. */
  readonly terms: PaymentTerms | null
  readonly termsText: string | null
  readonly currency: string
  readonly pricing: Pricing
  readonly lines: readonly (LineInput & { readonly description: string })[]
  readonly purchaseOrder: string | null
  readonly description: string | null
  readonly notes: string | null
  readonly earlyDiscount: EarlyDiscountTerms | null
}

export type DraftErrors = Record<string, string[]>

/** "2,5" and "19 %" as people write them, as the decimal the totals take. */
const decimalOf = (text: string) =>
  text
    .trim()
    .replace(/\s*%$/, '')
    .replace(/^(-?\d+),(\d{1,6})$/, '$1.$2')

/** A per cent from 0 to 100 in basis points; empty is nothing. */
function bpsOf(text: string): number | null {
  const bps = parsePercent(text.trim() || '0')
  return bps !== null && bps <= 10_000n ? Number(bps) : null
}

const isBlank = ({ description, unit }: TypedLine) => description.trim() === '' && unit.trim() === ''

function parseLine(line: TypedLine, at: number, currency: string, errors: DraftErrors) {
  const wrong = (field: string, message: string) => (errors[`${field}-${at}`] = [message])
  const description = cleanText(line.description).slice(0, 1_000)
  const quantity = decimalOf(line.quantity) || '1'
  const taxRate = decimalOf(line.taxRate) || '0'
  const unit = parseTypedAmount(line.unit.trim(), currency)
  const discountBps = bpsOf(line.discount)
  if (description === '') wrong('line', 'Say what it is for.')
  if (!isQuantity(quantity)) wrong('quantity', 'Write a number such as 2.5.')
  if (!isTaxRate(taxRate)) wrong('taxRate', 'Write a per cent from 0 to 100.')
  if (discountBps === null) wrong('discount', 'Write a per cent from 0 to 100.')
  if (!unit.ok) wrong('unit', 'Write an amount such as 1,234.50.')
  return unit.ok && isQuantity(quantity) && isTaxRate(taxRate) && discountBps !== null
    ? { description, quantity, unitAmount: unit.value.minor, taxRate, discountBps }
    : null
}

const known = (text: string): string | null => cleanLine(text) || null

/** Reads what was typed; lines without a word or a price are left out. With errors, each stands under its field's name. */
export function parseDraft(typed: TypedDraft): { ok: true; value: ParsedDraft } | { ok: false; errors: DraftErrors } {
  const errors: DraftErrors = {}
  const currency = typed.currency.trim().toUpperCase()
  if (!isCurrency(currency)) return { ok: false, errors: { currency: ['Write a currency such as USD.'] } }
  const issuedOn = typed.issuedOn === '' ? null : parseDay(typed.issuedOn)
  if (typed.issuedOn !== '' && !issuedOn) errors['issuedOn'] = ['This is not a day.']
  const termsText = known(typed.terms)
  const terms = termsText === null ? null : parseTerms(termsText)
  if (termsText !== null && !terms) errors['terms'] = ['Write “Net 30”, “30 days EOM”, “Due on receipt” or a day.']
  const lines = typed.lines.flatMap((line, at) => {
    const parsed = isBlank(line) ? null : parseLine(line, at, currency, errors)
    return parsed ? [parsed] : []
  })
  if (typed.lines.every(isBlank)) errors['line-0'] = ['Say what it is for.']
  if (lines.length > LINES_MAX) errors['line-0'] = [`An invoice has at most ${LINES_MAX} lines.`]
  const rebateBps = bpsOf(typed.rebate)
  if (rebateBps === null) errors['rebate'] = ['Write a per cent from 0 to 100.']
  const earlyDiscount = earlyOf(typed, errors)
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const pricing = { taxInclusive: typed.taxInclusive, rebateBps: rebateBps ?? 0 }
  return {
    ok: true,
    value: {
      ...{ issuedOn, terms, currency, lines, pricing, earlyDiscount },
      // A day stands on the invoice as such already.
      termsText: terms?.kind === 'fixed' ? null : termsText,
      number: known(typed.number)?.slice(0, 64) ?? null,
      purchaseOrder: known(typed.purchaseOrder)?.slice(0, 100) ?? null,
      description: cleanText(typed.description).slice(0, 2_000) || null,
      notes: cleanText(typed.notes).slice(0, 4_000) || null,
    },
  }
}

function earlyOf({ earlyPercent, earlyDays }: TypedDraft, errors: DraftErrors): EarlyDiscountTerms | null {
  if (earlyPercent.trim() === '' && earlyDays.trim() === '') return null
  const bps = bpsOf(earlyPercent)
  const days = /^\d{1,3}$/.test(earlyDays.trim()) ? Number(earlyDays) : null
  if (bps === null || bps < 1 || bps > 9_999) errors['earlyPercent'] = ['Write a per cent above 0 and below 100.']
  if (days === null || days > 365) errors['earlyDays'] = ['Write a number of days from 0 to 365.']
  return bps !== null && days !== null ? { bps: BigInt(bps), days } : null
}

/** What the lines come to so far, those that are understood; null while nothing is. Amounts by the line as it stands. */
export function totalsSoFar(
  typed: TypedDraft,
): { readonly totals: InvoiceTotals; readonly byLine: ReadonlyMap<number, InvoiceTotals['lines'][number]> } | null {
  const currency = typed.currency.trim().toUpperCase()
  const rebateBps = bpsOf(typed.rebate)
  if (!isCurrency(currency) || rebateBps === null) return null
  const understood = typed.lines.flatMap((line, at) => {
    const parsed = isBlank(line) ? null : parseLine(line, at, currency, {})
    return parsed ? [{ at, parsed }] : []
  })
  if (understood.length === 0) return null
  const totals = invoiceTotals(
    understood.map(({ parsed }) => parsed),
    currency,
    { taxInclusive: typed.taxInclusive, rebateBps },
  )
  return {
    totals,
    byLine: new Map(
      understood.flatMap(({ at }, i) => {
        const line = totals.lines[i]
        return line ? [[at, line] as const] : []
      }),
    ),
  }
}
