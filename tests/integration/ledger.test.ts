import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const now = new Date('2026-11-23T15:00:00Z')
const businessId = await makeBusiness(prisma)
const invoiceId = await makeInvoice({
  businessId,
  number: '1',
  email: 'ada@example.com',
  dueOn: '2026-12-01',
  minor: 10_000n,
  now,
})
const { clientId } = await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })
afterAll(() => prisma.$disconnect())

const line = (n: number, account: 'receivable' | 'clearing', amountMinor: bigint, over: object = {}) => ({
  businessId,
  postingKey: 'test/1',
  line: n,
  account,
  amountMinor,
  currency: 'USD',
  clientId,
  invoiceId,
  occurredOn: now,
  recordedAt: now,
  ...over,
})

test('a posting that does not sum to zero is refused by the database', async () => {
  await expect(
    prisma.ledgerEntry.createMany({ data: [line(0, 'clearing', 500n), line(1, 'receivable', -499n)] }),
  ).rejects.toThrow(/sum to zero/)
})

test('a posting in two currencies is refused', async () => {
  const data = [line(0, 'clearing', 500n, { currency: 'EUR' }), line(1, 'receivable', -500n)]
  await expect(prisma.ledgerEntry.createMany({ data })).rejects.toThrow(/one currency/)
})

test('an invoice is never paid below zero', async () => {
  const data = [line(0, 'clearing', 10_001n), line(1, 'receivable', -10_001n)]
  await expect(prisma.ledgerEntry.createMany({ data })).rejects.toThrow(/Invoice_balance/)
})

test('a row of one business cannot point at an invoice of another', async () => {
  const other = await makeBusiness(prisma)
  const data = [line(0, 'clearing', 500n, { businessId: other }), line(1, 'receivable', -500n, { businessId: other })]
  await expect(prisma.ledgerEntry.createMany({ data })).rejects.toThrow(/[Ff]oreign key/)
})

test('only an invoice that has the balance its whole ledger says is opened with it', async () => {
  const opening = (amountMinor: bigint) =>
    prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT set_config('dunwell.opening', 'on', true)`
      const data = [line(0, 'clearing', -amountMinor), line(1, 'receivable', amountMinor)]
      await tx.ledgerEntry.createMany({ data })
    })
  // As much as it owes already: its balance would not know of the new entries.
  await expect(opening(10_000n)).rejects.toThrow(/opens with the balance/)
  await expect(opening(-10_000n)).rejects.toThrow(/opens with the balance/)
  await expect(
    prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT set_config('dunwell.opening', 'on', true)`
      await tx.ledgerEntry.createMany({ data: [line(0, 'clearing', 500n), line(1, 'receivable', -499n)] })
    }),
  ).rejects.toThrow(/sum to zero/)
})

test('the cached balance follows the ledger and can be rebuilt from it', async () => {
  await prisma.ledgerEntry.createMany({ data: [line(0, 'clearing', 2_500n), line(1, 'receivable', -2_500n)] })
  const { balanceMinor } = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
  })
  const sum = await prisma.ledgerEntry.aggregate({
    where: { businessId, invoiceId, account: 'receivable' },
    _sum: { amountMinor: true },
  })
  expect(balanceMinor).toBe(7_500n)
  expect(sum._sum.amountMinor).toBe(7_500n)
})

test('the same posting cannot be made twice', async () => {
  await expect(
    prisma.ledgerEntry.createMany({ data: [line(0, 'clearing', 2_500n), line(1, 'receivable', -2_500n)] }),
  ).rejects.toThrow(/[Uu]nique/)
})
