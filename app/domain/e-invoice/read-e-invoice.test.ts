import { PDFDocument } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { zlibSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sumMoney } from '../money.ts'
import { asImportedInvoice } from './as-imported.ts'
import { readEInvoice } from './read-e-invoice.ts'

const bytesOf = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../tests/fixtures/e-invoices/${name}.xml`, import.meta.url)))
const textOf = (name: string) => new TextDecoder().decode(bytesOf(name))
const bytes = (text: string) => new TextEncoder().encode(text)
const names = ['ubl-invoice', 'ubl-credit-note', 'cii-invoice'] as const

async function facturX(xml: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.addPage()
  await pdf.attach(xml, 'factur-x.xml', { mimeType: 'text/xml' })
  return pdf.save()
}

/** Days and sums as text, for the snapshot. */
const plain = (value: unknown) =>
  JSON.parse(JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? one.toString() : one))) as unknown

test.each(names)('%s is read field by field', (name) => {
  const read = readEInvoice(bytesOf(name))
  if (!read.ok) throw new Error(read.reason)
  expect(plain(read.value)).toMatchSnapshot()
})

test('the same invoice inside a PDF', async () => {
  expect(readEInvoice(await facturX(bytesOf('cii-invoice')))).toEqual(readEInvoice(bytesOf('cii-invoice')))
})

test('what is written down sums to the total, tax by tax and line by line', () => {
  const read = readEInvoice(bytesOf('ubl-invoice'))
  if (!read.ok) throw new Error(read.reason)
  const { lines, total, paid } = asImportedInvoice(read.value)
  const summed = lines.map(({ amountMinor, taxMinor }) => ({ minor: amountMinor + taxMinor, currency: 'EUR' }))
  expect(sumMoney(summed, 'EUR')).toEqual(total)
  expect([total.minor, paid.minor]).toEqual([23_680n, 3_680n])
  expect(
    lines.map(({ quantity, unitMinor, amountMinor, taxMinor }) => [quantity, unitMinor, amountMinor, taxMinor]),
  ).toEqual([
    ['2.5', 8_000n, 20_000n, 3_800n],
    ['1', 1_000n, 1_000n, 70n],
    ['1', -1_000n, -1_000n, -190n],
  ])
})

test.each([
  [
    'a line that is a cent off',
    'ubl-invoice',
    '>200.00</cbc:LineExtensionAmount><cac:Item>',
    '>200.01</cbc:LineExtensionAmount><cac:Item>',
    'add up to €200.01',
  ],
  [
    'a tax that does not lead to the total',
    'ubl-invoice',
    '>36.80</cbc:TaxAmount>',
    '>36.81</cbc:TaxAmount>',
    '€236.81',
  ],
  [
    'a rest that is not what is left',
    'ubl-invoice',
    '>200.00</cbc:PayableAmount>',
    '>199.00</cbc:PayableAmount>',
    'left to pay',
  ],
  ['no buyer', 'cii-invoice', 'Librairie du Port', '', 'buyer'],
  ['a day that does not exist', 'cii-invoice', '20261105', '20261131', 'not a day'],
  ['no such currency', 'cii-invoice', '>EUR<', '>XXQ<', 'not a currency'],
  [
    'a total below nothing',
    'cii-invoice',
    '>66.00</ram:GrandTotalAmount>',
    '>-66.00</ram:GrandTotalAmount>',
    'above nothing',
  ],
] as const)('%s is refused in words', (_what, name, from, to, reason) => {
  expect(textOf(name)).toContain(from)
  const read = readEInvoice(bytes(textOf(name).replace(from, to)))
  expect(read.ok ? 'taken' : read.reason).toContain(reason)
})

test.each([
  ['an entity from outside', '<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
  ['a billion laughs', '<!DOCTYPE Invoice [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'],
])('%s is refused before it is parsed', (_what, head) => {
  const read = readEInvoice(bytes(textOf('ubl-invoice').replace('<Invoice ', `${head}<Invoice `)))
  expect(read.ok ? 'taken' : read.reason).toContain('DOCTYPE')
})

test('a PDF whose embedded file unpacks to a gigabyte is dropped while it grows', () => {
  const bomb = zlibSync(new Uint8Array(40_000_000))
  const head = bytes('%PDF-1.7\n1 0 obj\n<</Type /EmbeddedFile /Subtype /text#2Fxml /Filter /FlateDecode>>\nstream\n')
  const pdf = new Uint8Array([...head, ...bomb, ...bytes('\nendstream\nendobj')])
  const read = readEInvoice(pdf)
  expect(read.ok ? 'taken' : read.reason).toContain('carries no invoice')
})

test('a PDF without data says what to do', async () => {
  const pdf = await PDFDocument.create()
  pdf.addPage()
  const read = readEInvoice(await pdf.save())
  expect(read.ok ? 'taken' : read.reason).toContain('send the XML')
})

test('damaged files never crash it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(), fc.nat(255), fc.boolean(), (name, at, byte, isCut) => {
      const whole = bytesOf(name)
      const place = at % whole.length
      const harmed = isCut ? whole.slice(0, place) : whole.with(place, byte)
      const read = readEInvoice(harmed)
      expect(read.ok || read.reason.length > 5).toBe(true)
    }),
    { numRuns: 300 },
  )
})
