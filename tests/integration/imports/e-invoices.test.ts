import { zipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { importEInvoices } = await import('#app/features/imports/import-e-invoices.server.ts')
const now = new Date('2026-11-23T15:00:00Z')
afterAll(() => prisma.$disconnect())

const file = (name: string) => ({
  filename: `${name}.xml`,
  bytes: new Uint8Array(readFileSync(`tests/fixtures/e-invoices/${name}.xml`)),
})

test('a zip of an invoice and its credit note: one invoice, lowered; the same again changes nothing', async () => {
  const businessId = await makeBusiness(prisma, { currency: 'EUR' })
  const inside = Object.fromEntries(
    ['ubl-credit-note', 'ubl-invoice', 'cii-invoice'].map((name) => [`${name}.xml`, file(name).bytes]),
  )
  const zip = { filename: 'november.zip', bytes: zipSync(inside) }
  const call = { businessId, actor: 'user:test', now, files: [zip] }
  const fates = async () => (await importEInvoices(call)).map(({ number, fate, reason }) => [number, fate, reason])
  expect(await fates()).toEqual([
    ['EI-1001', 'created', null],
    ['FX-2001', 'created', null],
    ['CN-9', 'created', null],
  ])
  const invoice = await prisma.invoice.findFirstOrThrow({
    where: { businessId, number: 'EI-1001' },
    include: { client: { include: { contacts: true } }, files: true, lines: true },
  })
  expect(invoice).toMatchObject({ state: 'issued', totalMinor: 23_680n, balanceMinor: 18_810n, purchaseOrder: 'PO-77' })
  expect(invoice.client).toMatchObject({ name: 'Meier & Söhne GmbH', taxNumber: 'DE123456789' })
  expect(invoice.client.postalAddress).toContain('50667 Köln')
  expect(invoice.client.contacts.map(({ email }) => email)).toEqual(['rechnung@meier.example'])
  expect(invoice.files.map(({ filename }) => filename).sort()).toEqual(['ubl-credit-note.xml', 'ubl-invoice.xml'])
  expect(invoice.lines).toHaveLength(3)

  expect((await fates()).map(([, fate]) => fate)).toEqual(['unchanged', 'unchanged', 'unchanged'])
  expect(await prisma.invoiceFile.count({ where: { businessId } })).toBe(3)
  expect(await prisma.creditNote.count({ where: { businessId } })).toBe(1)
})

test('what cannot be read is handed back with its name, and the rest comes in', async () => {
  const businessId = await makeBusiness(prisma, { currency: 'EUR' })
  const files = [
    { filename: 'letter.xml', bytes: new TextEncoder().encode('<a/>') },
    file('ubl-credit-note'),
    file('cii-invoice'),
  ]
  const outcomes = await importEInvoices({ businessId, actor: 'user:test', now, files })
  expect(outcomes.map(({ filename, fate }) => [filename, fate])).toEqual([
    ['letter.xml', 'rejected'],
    ['cii-invoice.xml', 'created'],
    ['ubl-credit-note.xml', 'rejected'],
  ])
  expect(await prisma.invoice.count({ where: { businessId } })).toBe(1)
})
