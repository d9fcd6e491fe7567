import { expect, test } from 'vitest'
import { toDecimalString } from '../money.ts'
import type { MappedRow } from './import-column.ts'
import { rowFate } from './row-fate.ts'
import type { RowRules } from './row-fate.ts'

const rules: RowRules = { dateOrder: 'mdy', decimalMark: '.', currency: 'USD' }
const good: MappedRow['cells'] = {
  number: '1001',
  client: 'Acme Ltd',
  email: 'ap@example.com',
  issuedOn: '11/01/2026',
  dueOn: '12/01/2026',
  total: '1,200.00',
}
const fateOf = (cells: MappedRow['cells'], ...more: MappedRow['cells'][]) =>
  rowFate([{ line: 2, cells }, ...more.map((other, index) => ({ line: 3 + index, cells: other }))], rules)

function accepted(cells: MappedRow['cells'], ...more: MappedRow['cells'][]) {
  const fate = fateOf(cells, ...more)
  if (fate.fate === 'reject') throw new Error(fate.reason)
  return fate.invoice
}
const reasonFor = (cells: MappedRow['cells']) => {
  const fate = fateOf(cells)
  return fate.fate === 'reject' ? fate.reason : 'accepted'
}

test('a plain row', () => {
  expect(
    JSON.stringify(accepted(good), (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value), 1),
  ).toBe(
    JSON.stringify(
      {
        line: 2,
        number: '1001',
        client: 'Acme Ltd',
        clientCode: null,
        emails: ['ap@example.com'],
        badEmails: [],
        issuedOn: '2026-11-01',
        dueOn: '2026-12-01',
        terms: null,
        settledOn: null,
        total: { minor: 120_000, currency: 'USD' },
        paid: { minor: 0, currency: 'USD' },
        purchaseOrder: null,
        description: null,
        lines: [{ description: 'Invoice 1001', quantity: '1', unitMinor: 120_000, amountMinor: 120_000, taxMinor: 0 }],
      },
      undefined,
      1,
    ),
  )
})

test.each([
  ['balance', { balance: '200' }, '1000.00'],
  ['paid amount', { paidAmount: '300' }, '300.00'],
  ['both, with a credit between them', { balance: '200', paidAmount: '900' }, '1000.00'],
  ['balance of nothing', { balance: '0' }, '1200.00'],
  ["an accountant's dash for nothing", { balance: '$ -' }, '1200.00'],
  ['paid: yes', { paidAmount: 'yes' }, '1200.00'],
  ['paid: no', { paidAmount: 'No', settledOn: '' }, '0.00'],
  ['a day of payment', { settledOn: '11/20/2026' }, '1200.00'],
  ['a status', { status: 'Paid' }, '1200.00'],
  ['a German status', { status: 'Bezahlt' }, '1200.00'],
  ['a status that only sounds like it', { status: 'Partially paid' }, '0.00'],
  ['an unpaid one', { status: 'Unpaid' }, '0.00'],
  ['a status against a balance: the balance counts', { status: 'Paid', balance: '200' }, '1000.00'],
])('what was paid, from %s', (_rule, cells, paid) => {
  expect(toDecimalString(accepted({ ...good, ...cells }).paid)).toBe(paid)
})

test('a total that is missing follows from balance and paid amount', () => {
  expect(toDecimalString(accepted({ ...good, total: '', balance: '200', paidAmount: '50' }).total)).toBe('250.00')
  expect(toDecimalString(accepted({ ...good, total: '', balance: '200' }).total)).toBe('200.00')
})

test('the due date follows from the terms when it is missing', () => {
  expect(accepted({ ...good, dueOn: '', terms: 'Net 15' })).toMatchObject({ terms: 'Net 15' })
  expect(accepted({ ...good, dueOn: '', terms: 'Net 15' }).dueOn.toString()).toBe('2026-11-16')
})

test('currencies: own column, sign of the amount, else that of the file', () => {
  expect(accepted({ ...good, currency: 'eur' }).total.currency).toBe('EUR')
  expect(accepted({ ...good, total: '€1,200.00', balance: '200' })).toMatchObject({
    total: { minor: 120_000n, currency: 'EUR' },
    paid: { minor: 100_000n, currency: 'EUR' },
  })
})

test.each([
  ['no number', { number: '' }, 'There is no invoice number: fill it in'],
  ['no client', { client: '' }, 'There is no client name: fill it in'],
  ['no amount', { total: '' }, 'There is no amount: fill in the total of the invoice'],
  ['no date', { issuedOn: '' }, 'There is no invoice date: fill it in'],
  ['no due date', { dueOn: '' }, 'There is no due date: fill it in, or give payment terms such as "Net 30"'],
  [
    'terms nobody understands',
    { dueOn: '', terms: 'as agreed' },
    'There is no due date, and the terms "as agreed" are not understood: fill in the due date',
  ],
  ['unknown currency', { currency: 'XXZ' }, "Unknown currency 'XXZ': use a code such as USD or EUR"],
  [
    'two currencies',
    { total: '€5.00', currency: 'USD' },
    'The amounts of this row are in USD and EUR: use one currency',
  ],
  [
    'negative',
    { total: '-5.00' },
    'The total is negative. It looks like a credit note: import it with a list of credit notes',
  ],
  [
    'in brackets',
    { total: '(5.00)' },
    'The total is negative. It looks like a credit note: import it with a list of credit notes',
  ],
  [
    '20 digits',
    { total: '12345678901234567890' },
    'Total "12345678901234567890" is too large to be true: check the digits',
  ],
  ['too precise', { total: '5.123' }, 'Total "5.123" has more decimals than the currency: round it first'],
  ['words for an amount', { total: 'a lot' }, 'Total "a lot" is not an amount: write it like 1234.50'],
  [
    'balance above total',
    { balance: '1300' },
    'The balance ($1,300.00) is above the total ($1,200.00): correct one of them',
  ],
  [
    'paid above total',
    { paidAmount: '1300' },
    'The paid amount ($1,300.00) is above the total ($1,200.00): correct one of them',
  ],
  ['overpaid', { balance: '-1' }, 'The balance is negative: settle the overpayment first, then import the invoice'],
  ['paid negative', { paidAmount: '-1' }, 'The paid amount is negative: write what was received as a positive amount'],
  [
    'due before issued',
    { dueOn: '10/01/2026' },
    'It is due before it was issued (1 October 2026 is before 1 November 2026): correct one of the dates',
  ],
  ['31 February', { issuedOn: '02/31/2026' }, 'Invoice date "02/31/2026" is a day that does not exist: correct it'],
  ['year 1900', { issuedOn: '01/01/1900' }, 'Invoice date "01/01/1900" is in an impossible year: correct it'],
  ['year 2300', { dueOn: '01/01/2300' }, 'Due date "01/01/2300" is in an impossible year: correct it'],
  [
    'due in 30 years',
    { dueOn: '12/01/2056' },
    'The due date 2056-12-01 is more than three years after the invoice date: check the year',
  ],
  ['no date at all', { issuedOn: 'soon' }, 'Invoice date "soon" is not a date: write it like 2026-11-30'],
  ['draft', { status: 'Draft' }, 'This invoice is still a draft: issue it first, then import it'],
  ['void', { status: 'Voided' }, 'This invoice was cancelled: nothing is owed on it'],
  ['cancelled in German', { status: 'Storniert' }, 'This invoice was cancelled: nothing is owed on it'],
  ['written off', { status: 'uncollectible' }, 'This invoice was written off: nothing is followed up on it'],
  ['a credit note', { type: 'Credit Memo' }, 'This is a credit note: import it with a list of credit notes'],
  ['a payment', { type: 'Payment' }, 'This is a payment, not an invoice'],
  ['a bill', { type: 'Bill' }, 'This is a purchase, not an invoice to a client'],
  ['a quote', { type: 'Devis' }, 'This is an offer, not an invoice'],
  ['a number without end', { number: 'x'.repeat(61) }, 'Invoice number is longer than 60 characters: shorten it'],
])('handed back: %s', (_rule, cells, reason) => expect(reasonFor({ ...good, ...cells })).toBe(reason))

test('total rows of a report are not invoices', () => {
  expect(reasonFor({ client: 'Total for Acme', total: '1,200.00' })).toMatch(/total or a heading/)
  expect(reasonFor({ number: 'TOTAL', total: '9,999.00' })).toMatch(/total or a heading/)
})

test('hostile text stays text', () => {
  const client = '<img src=x onerror=alert(1)>{{ 7 | times: 7 }}=cmd|calc'
  expect(accepted({ ...good, client }).client).toBe(client)
})

test('an address that is none does not cost the invoice', () => {
  expect(accepted({ ...good, email: 'ap@' })).toMatchObject({ emails: [], badEmails: ['ap@'] })
})

test('the lines of several rows, with their taxes', () => {
  const line = {
    ...good,
    total: '330.00',
    description: 'Design',
    quantity: '2.0000',
    unitAmount: '100.0000',
    lineAmount: '200.00',
    taxAmount: '20.00',
  }
  const { lines, description } = accepted(line, {
    ...line,
    description: 'Hosting',
    quantity: '1',
    lineAmount: '100.00',
    taxAmount: '10.00',
  })
  expect(description).toBeNull()
  expect(lines).toEqual([
    { description: 'Design', quantity: '2', unitMinor: 10_000n, amountMinor: 20_000n, taxMinor: 2_000n },
    { description: 'Hosting', quantity: '1', unitMinor: 10_000n, amountMinor: 10_000n, taxMinor: 1_000n },
  ])
})

test('lines whose amounts already hold the tax do not show it twice', () => {
  const { lines } = accepted({ ...good, total: '110.00', lineAmount: '110.00', taxAmount: '10.00' })
  expect(lines).toMatchObject([{ amountMinor: 11_000n, taxMinor: 0n }])
})

test('what discounts leave over is a line of its own, so that the page adds up', () => {
  const { lines } = accepted({ ...good, total: '90.00', quantity: '1', unitAmount: '100', description: 'Design' })
  expect(lines).toMatchObject([
    { description: 'Design', amountMinor: 10_000n },
    { description: 'Taxes, discounts and rounding', amountMinor: -1_000n },
  ])
})

test('without a total, the lines make it', () => {
  const line = { ...good, total: '', quantity: '3', unitAmount: '12.50' }
  expect(toDecimalString(accepted(line, line).total)).toBe('75.00')
})
