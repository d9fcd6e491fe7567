import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { takeStatement } = await import('#app/features/banking/take-statement.server.ts')
const { ignoreLine, bringLineBack } = await import('#app/features/banking/ignore-line.server.ts')
const { bookBankLine, bookCertainLine } = await import('#app/features/payments/book-bank-line.server.ts')
const { bookCertainLines } = await import('#app/features/payments/book-certain-lines.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { countBankLines, listBankLines } = await import('#app/db/read/bank-lines.server.ts')
const now = new Date('2026-11-23T15:00:00Z')
const actor = 'user:test'
afterAll(() => prisma.$disconnect())

const csv = (...rows: string[]) => new TextEncoder().encode(['Date,Name,Description,Amount', ...rows].join('\n'))
const business = () => makeBusiness(prisma, { currency: 'EUR' })
const take = async (businessId: string, bytes: Uint8Array, filename = 'bank.csv') => {
  const taken = await takeStatement({ businessId, filename, bytes, actor, now })
  if (!taken.ok) throw new Error(taken.reason)
  return taken.value
}
const invoice = (businessId: string, number: string, minor: bigint, clientName: string) =>
  makeInvoice({ businessId, number, minor, clientName, currency: 'EUR', email: null, dueOn: '2026-11-30', now })
const open = async (businessId: string) => (await listBankLines(businessId, { state: 'open', after: null, now })).rows
const lineWith = async (businessId: string, text: string) => {
  const line = (await open(businessId)).find((one) => one.text.includes(text))
  if (!line) throw new Error(`no open line says ${text}`)
  return line
}
const paidOf = (businessId: string, id: string) =>
  prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id } },
    select: { state: true, balanceMinor: true },
  })

test('the same file, and one that overlaps, add nothing twice, also sent at once', async () => {
  const businessId = await business()
  const bytes = new Uint8Array(readFileSync('tests/fixtures/bank/camt053/version-02.xml'))
  const both = await Promise.all([take(businessId, bytes, 'a.xml'), take(businessId, bytes, 'a.xml')])
  expect(both.map(({ added }) => added).sort()).toEqual([0, 4])
  expect(await prisma.bankStatement.count({ where: { businessId } })).toBe(1)
  const first = ['2026-11-20,Ann,coffee,5.00', '2026-11-20,Ann,coffee,5.00']
  expect((await take(businessId, csv(...first))).added).toBe(2)
  expect((await take(businessId, csv('2026-11-19,Bob,tea,4.00', ...first, '2026-11-20,Ann,coffee,5.00'))).added).toBe(2)
  expect((await countBankLines(businessId)).outgoing).toBe(1)
})

test('number and sum agree: certain, booked once however often it is asked, on the day it came', async () => {
  const businessId = await business()
  const id = await invoice(businessId, 'INV-1042', 119_000n, 'Meier & Söhne')
  await take(businessId, csv('2026-11-20,MEIER UND SOEHNE GMBH,Rechnung INV 1042,1190.00'))
  const line = await lineWith(businessId, 'INV 1042')
  expect(line.found?.matches[0]).toMatchObject({ isCertain: true, confidence: 100 })
  const results = await Promise.all(
    Array.from({ length: 5 }, () => bookCertainLine({ businessId, lineId: line.id, actor, now })),
  )
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await paidOf(businessId, id)).toEqual({ state: 'settled', balanceMinor: 0n })
  const payments = await prisma.payment.findMany({ where: { businessId } })
  expect(payments).toMatchObject([{ id: line.id, method: 'transfer', state: 'settled', amountMinor: 119_000n }])
  expect(payments[0]?.receivedOn?.toISOString().slice(0, 10)).toBe('2026-11-20')
})

test('paid by other means meanwhile: the line goes back to the list, and nothing is booked', async () => {
  const businessId = await business()
  const id = await invoice(businessId, 'INV-7001', 5_000n, 'Harbor Books')
  await take(businessId, csv('2026-11-20,Harbor Books,INV-7001,50.00'))
  const line = await lineWith(businessId, 'INV-7001')
  const money = { amount: { minor: 5_000n, currency: 'EUR' }, method: 'cash', reference: null } as const
  const receivedOn = (await import('temporal-polyfill')).Temporal.PlainDate.from('2026-11-21')
  await recordManualPayment({ businessId, invoiceId: id, ...money, receivedOn, actor, now })
  const parts = [{ invoiceId: asInvoiceId(id), amount: money.amount }]
  const clientId = line.found?.matches[0]?.clientId ?? ''
  expect(await bookBankLine({ businessId, lineId: line.id, clientId, parts, actor, now })).toEqual({
    ok: false,
    reason: 'not_payable',
  })
  expect(await bookCertainLine({ businessId, lineId: line.id, actor, now })).toEqual({
    ok: false,
    reason: 'not_certain',
  })
  const again = await lineWith(businessId, 'INV-7001')
  expect(again).toMatchObject({ isCertain: false, found: { matches: [], closedNumbers: ['INV-7001'] } })
  expect(await prisma.payment.count({ where: { businessId } })).toBe(1)
})

test('book all certain: several numbers in one text, two lines for one invoice, the rest waits', async () => {
  const businessId = await business()
  const ids = [
    await invoice(businessId, 'A-2001', 10_000n, 'Blue'),
    await invoice(businessId, 'A-2002', 2_500n, 'Blue'),
  ]
  await invoice(businessId, 'A-2003', 9_900n, 'Green')
  await take(
    businessId,
    csv(
      '2026-11-18,Blue,"A-2001, A-2002",125.00',
      '2026-11-19,Blue,A-2001 A-2002 again,125.00',
      '2026-11-19,Green,thank you,99.00',
      '2026-11-19,Green,A-2003 part,50.00',
    ),
  )
  expect((await countBankLines(businessId)).certain).toBe(2)
  expect(await bookCertainLines({ businessId, actor, now })).toEqual({ booked: 1, refused: 1 })
  for (const id of ids) expect(await paidOf(businessId, id)).toEqual({ state: 'settled', balanceMinor: 0n })
  expect(await countBankLines(businessId)).toMatchObject({ open: 3, booked: 1, certain: 0 })
})

test('an account is learned from what was booked, and an overpayment stays as credit', async () => {
  const businessId = await business()
  const id = await invoice(businessId, 'B-3001', 10_000n, 'Zur Linde')
  await invoice(businessId, 'B-3002', 7_700n, 'Zur Linde')
  const header = 'Date,IBAN,Name,Description,Amount'
  const bytes = (row: string) => new TextEncoder().encode(`${header}\n${row}`)
  await take(businessId, bytes('2026-11-19,CH5604835012345678009,M. Frei,B-3001,105.00'))
  const line = await lineWith(businessId, 'B-3001')
  const [match] = line.found?.matches ?? []
  expect(match).toMatchObject({ isCertain: false, left: { minor: 500n } })
  if (!match) throw new Error('no match')
  const booked = await bookBankLine({
    businessId,
    lineId: line.id,
    clientId: match.clientId,
    parts: match.parts,
    actor,
    now,
  })
  expect(booked.ok).toBe(true)
  expect(await paidOf(businessId, id)).toMatchObject({ state: 'settled' })
  await take(businessId, bytes('2026-11-20,CH5604835012345678009,M. Frei,no words,77.00'))
  const next = await lineWith(businessId, 'no words')
  expect(next.found?.matches[0]).toMatchObject({ confidence: 80, isCertain: false })
  expect(next.found?.matches[0]?.reasons).toContain('has paid from this account before')
})

test('money that went back becomes a task, once, and nothing is booked', async () => {
  const businessId = await business()
  await invoice(businessId, 'C-4001', 10_000n, 'Nord')
  const bytes = csv('2026-11-20,Nord,RUECKLASTSCHRIFT C-4001,-100.00', '2026-11-20,Shop,paper,-9.00')
  await take(businessId, bytes)
  await take(businessId, bytes)
  expect(await prisma.task.findMany({ where: { businessId, key: { startsWith: 'bank-line/' } } })).toHaveLength(1)
  expect(await prisma.payment.count({ where: { businessId } })).toBe(0)
})

test('not an invoice, and back; another business sees and books nothing of it', async () => {
  const businessId = await business()
  const other = await business()
  await take(businessId, csv('2026-11-20,Tax office,refund,12.00'))
  const line = await lineWith(businessId, 'refund')
  expect(await ignoreLine({ businessId: other, lineId: line.id, reason: 'x', actor, now })).toBe(false)
  expect(await ignoreLine({ businessId, lineId: line.id, reason: 'A tax refund', actor, now })).toBe(true)
  expect(await bookCertainLine({ businessId, lineId: line.id, actor, now })).toEqual({ ok: false, reason: 'not_open' })
  expect(await bringLineBack({ businessId, lineId: line.id })).toBe(true)
  expect(await open(other)).toEqual([])
})
