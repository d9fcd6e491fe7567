import { dayFromColumn } from '#app/db/calendar-day.ts'
import { readClientList, readInvoiceList, readLedgerList, readPaymentList } from '#app/db/read/report-lists.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { toDecimalString } from '#app/domain/money.ts'
import type { ReportRequest } from './read-report-request.server.ts'
import type { CsvTable } from './report-csv.server.ts'

const money = (minor: bigint, currency: string) => toDecimalString({ minor, currency })
const dayText = (column: Date | null) => (column ? dayFromColumn(column).toString() : '')

/** Lists for a bookkeeper's own tools, row by row as they are read. */
export const listTables: Readonly<Record<string, (asked: ReportRequest) => CsvTable>> = {
  async *invoices({ scope: { businessId, timeZone }, from, until }) {
    yield [
      'Number',
      'Client',
      'Client code',
      'State',
      'Issued on',
      'Due on',
      'Total',
      'Open',
      'Currency',
      'Paid on',
      'Order',
    ]
    for await (const invoice of readInvoiceList(businessId, from, until)) {
      const { number, client, state, currency, settledAt, purchaseOrder } = invoice
      yield [
        ...[number, client.name, client.code ?? '', state, dayText(invoice.issuedOn), dayText(invoice.dueOn)],
        ...[money(invoice.totalMinor, currency), money(invoice.balanceMinor, currency), currency],
        ...[settledAt ? todayIn(timeZone, instantOf(settledAt)).toString() : '', purchaseOrder ?? ''],
      ]
    }
  },
  async *payments({ scope: { businessId, timeZone }, period }) {
    yield [
      ...['Received on', 'Client', 'Client code', 'Invoices', 'Way', 'Provider', 'Reference', 'State', 'Amount'],
      ...['Given back', 'Fee', 'Currency', 'Fee currency'],
    ]
    for await (const payment of readPaymentList(businessId, period)) {
      const { client, targets, currency, feeMinor, feeCurrency, settledAt } = payment
      const settledOn = settledAt ? todayIn(timeZone, instantOf(settledAt)).toString() : ''
      yield [
        ...[dayText(payment.receivedOn) || settledOn, client.name, client.code ?? ''],
        ...[targets.map(({ invoice }) => invoice.number).join(' '), payment.method, payment.provider],
        ...[payment.reference ?? payment.providerRef ?? '', payment.state, money(payment.amountMinor, currency)],
        ...[money(payment.refundedMinor, currency), feeMinor === null ? '' : money(feeMinor, feeCurrency ?? currency)],
        ...[currency, feeMinor === null ? '' : (feeCurrency ?? currency)],
      ]
    }
  },
  async *clients({ scope: { businessId, timeZone } }) {
    yield [
      'Name',
      'Code',
      'Bill to',
      'Other contacts',
      'Phone',
      'Postal address',
      'Terms in days',
      'Open',
      'Client since',
    ]
    for await (const client of readClientList(businessId)) {
      const open = new Map<string, bigint>()
      for (const { currency, balanceMinor } of client.invoices) {
        open.set(currency, (open.get(currency) ?? 0n) + balanceMinor)
      }
      const emails = (isFirst: boolean) =>
        client.contacts.filter(({ role }) => (role === 'bill_to') === isFirst).map(({ email }) => email)
      yield [
        ...[client.name, client.code ?? '', emails(true).join(' '), emails(false).join(' '), client.phone ?? ''],
        ...[client.postalAddress ?? '', client.termsDays === null ? '' : String(client.termsDays)],
        [...open].map(([currency, minor]) => `${money(minor, currency)} ${currency}`).join(', '),
        todayIn(timeZone, instantOf(client.createdAt)).toString(),
      ]
    }
  },
  async *ledger({ scope: { businessId }, choice, from, until }) {
    yield ['Day', 'Posting', 'Line', 'Account', 'Debit', 'Credit', 'Currency', 'Client', 'Invoice', 'Recorded at']
    for await (const entry of readLedgerList(businessId, choice.currencies, from, until)) {
      const { amountMinor, currency } = entry
      const isDebit = amountMinor > 0n
      yield [
        ...[dayText(entry.occurredOn), entry.postingKey, String(entry.line), entry.account],
        ...[isDebit ? money(amountMinor, currency) : '', isDebit ? '' : money(-amountMinor, currency), currency],
        ...[entry.client.name, entry.invoice?.number ?? '', entry.recordedAt.toISOString()],
      ]
    }
  },
}
