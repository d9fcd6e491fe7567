import type { PlainDate } from '../business-day.ts'
import { fieldLabel } from '../invoice-import/import-column.ts'
import type { MappedRow } from '../invoice-import/import-column.ts'
import { columnsOfKind } from '../invoice-import/import-kind.ts'
import { parseAddresses } from '../invoice-import/parse-addresses.ts'
import { readDay } from '../invoice-import/read-day.ts'
import { isReportFoot } from '../invoice-import/report-foot.ts'
import { readAmount, rowCurrency } from '../invoice-import/row-amounts.ts'
import type { RowRules } from '../invoice-import/row-fate.ts'
import { tooLongCell } from '../invoice-import/too-long.ts'
import { isPositive, isZero, negateMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import { payMethodOf } from './pay-method.ts'
import type { PayMethod } from './pay-method.ts'

/** A payment as a list tells it, checked, in our own terms. */
export interface ImportedPayment {
  readonly line: number
  /** Its own name in the list; null where the list has none. */
  readonly externalId: string | null
  readonly invoiceNumber: string | null
  readonly client: string | null
  readonly clientCode: string | null
  readonly emails: readonly string[]
  readonly amount: Money
  readonly receivedOn: PlainDate
  readonly method: PayMethod
  readonly reference: string | null
}

const notCome = /fail|declin|pending|void|cancel|delet|expired|incomplete|uncaptured|blocked|requires|bounced|returned/i
const givenBack = /refund|chargeback|disputed/i
const isPayment = /payment|receipt|deposit|charge|paid|zahlung|paiement|règlement|pago|cobro/i

/**
 * One row of a list of payments, or why it is handed back. Where a column says that the row is a payment, the sign of its amount
 * means nothing: books write money that came in either way.
 */
export function paymentRow({ line, cells }: MappedRow, rules: RowRules): Result<ImportedPayment, string> {
  const tooLong = tooLongCell([{ line, cells }])
  if (tooLong) return refuse(tooLong)
  const { type = '', status = '' } = cells
  if (isReportFoot(cells.receivedOn ?? '')) return refuse('This is the foot of the report, not a payment')
  if (type !== '' && !isPayment.test(type)) return refuse(`This is no payment ("${type.slice(0, 40)}")`)
  if (givenBack.test(status)) return refuse('This payment was given back, whole or in part: record it by hand')
  if (notCome.test(status)) return refuse(`This money did not come in ("${status.slice(0, 40)}")`)

  const currency = rowCurrency(cells, rules, columnsOfKind('payments').amounts)
  if (!currency.ok) return currency
  const read = readAmount(cells, 'amount', fieldLabel('amount'), { ...rules, currency: currency.value })
  if (!read.ok) return read
  if (read.value === null) return refuse('There is no amount: fill in what was paid')
  if (isZero(read.value)) return refuse('The amount is zero: nothing was paid')
  const amount = type !== '' && !isPositive(read.value) ? negateMoney(read.value) : read.value
  if (!isPositive(amount)) return refuse('The amount is negative. It looks like a refund: record it by hand')
  const receivedOn = readDay(cells, 'receivedOn', rules.dateOrder)
  if (!receivedOn.ok) return receivedOn
  if (receivedOn.value === null) return refuse('There is no day: fill in when the money came')

  const { invoiceNumber, client, clientCode, email = '' } = cells
  const emails = parseAddresses(email).valid
  if (!invoiceNumber && !client && !clientCode && emails.length === 0)
    return refuse('There is neither an invoice number nor a client: fill in one of them')
  return ok({
    ...{ line, amount, emails, receivedOn: receivedOn.value, method: payMethodOf(cells.method ?? '') },
    ...{ externalId: cells.externalId || null, invoiceNumber: invoiceNumber || null },
    ...{ client: client || null, clientCode: clientCode || null, reference: cells.reference || null },
  })
}

/**
 * What names a payment, so that the same list books nothing twice: its own name in the list, of each invoice apart; else invoice,
 * client, day, amount and reference together.
 */
export function paymentKey(payment: ImportedPayment): string {
  const { externalId, invoiceNumber, client, clientCode, emails, receivedOn, amount, reference } = payment
  if (externalId !== null) return `id/${externalId}/${invoiceNumber ?? ''}`
  const whose = invoiceNumber ?? clientCode ?? client ?? emails[0] ?? ''
  return `row/${JSON.stringify([whose, receivedOn.toString(), String(amount.minor), amount.currency, reference])}`
}
