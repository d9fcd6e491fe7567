import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import type { StatementDocument } from '#app/domain/statement/statement-document.ts'
import { wordsOnPages } from '#tests/support/pdf-words.ts'
import { renderStatementPdf } from './statement-pdf.server.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const item = (number: string, currency: string, charges = 0n) => {
  const inCurrency = (minor: bigint) => ({ minor, currency })
  return {
    ...{ number, issuedOn: day('2026-10-29'), dueOn: day('2026-11-28') },
    ...{ total: inCurrency(123_450n), charges: inCurrency(charges), paid: inCurrency(23_450n) },
    credited: inCurrency(0n),
    open: inCurrency(100_000n + charges),
  }
}
const statement: StatementDocument = {
  business: {
    ...{ name: 'Northwind Studio', postalAddress: null, email: 'billing@northwind.example', phone: null },
    brandColor: '#1f6f5c',
  },
  client: { name: 'Ada Lovelace Ltd', postalAddress: '5 St James Square' },
  locale: 'en-US',
  asOf: day('2027-01-12'),
  items: [item('2041', 'USD', 1_500n), item('2042', 'EUR')],
  credits: [],
  writtenOff: [],
}
const pagesOf = async (of: StatementDocument) =>
  wordsOnPages(await renderStatementPdf(of)).map((page) =>
    page
      .map(({ text }) => text)
      .join(' ')
      .replace(/\s+/g, ' '),
  )

test('what is open by currency, with what was added and received, and how late it is', async () => {
  const text = (await pagesOf(statement)).join(' ')
  const shown = [
    'Statement of open items',
    'As of 12 January 2027',
    '$1,234.50',
    '$15.00',
    '$234.50',
    '$1,015.00',
    '45',
  ]
  for (const said of shown) expect(text).toContain(said)
  expect(text).toContain('Fees, interest')
})

test('credit notes, credit that no invoice took and what was written off stand on it', async () => {
  const text = (
    await pagesOf({
      ...statement,
      items: [{ ...item('2041', 'USD'), credited: { minor: 7_700n, currency: 'USD' } }],
      credits: [{ minor: 40_000n, currency: 'USD' }],
      writtenOff: [{ number: '1999', on: day('2026-12-24'), amount: { minor: 1_234n, currency: 'USD' } }],
    })
  ).join(' ')
  const shown = ['Credited', '$77.00', 'Your credit with us', '$400.00', 'Open less your credit', '$600.00']
  for (const said of [...shown, 'Written off', '1999', '24 December 2026', '$12.34']) expect(text).toContain(said)
})

test('a thousand invoices are all there', async () => {
  const items = Array.from({ length: 1_000 }, (_, i) => item(`N-${i}.`, 'USD'))
  const text = (await pagesOf({ ...statement, items })).join(' ')
  for (const { number } of items) expect(text).toContain(number)
  expect(text).not.toContain('Fees, interest')
}, 30_000)

test('nothing open is said in words, and the same statement is the same bytes', async () => {
  expect((await pagesOf({ ...statement, items: [] })).join(' ')).toContain('Nothing is open')
  const [a, b] = await Promise.all([renderStatementPdf(statement), renderStatementPdf(statement)])
  expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true)
})
