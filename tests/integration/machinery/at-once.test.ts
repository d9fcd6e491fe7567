import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { requestRefund } = await import('#app/features/payments/request-refund.server.ts')
const { creditInvoice } = await import('#app/features/invoices/credit-invoice.server.ts')
const { voidInvoice } = await import('#app/features/invoices/void-invoice.server.ts')
const { checkLedger } = await import('#app/features/operations/check-books.server.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { newId } = await import('#app/ids.server.ts')
const now = new Date('2026-11-23T15:00:00Z')
const receivedOn = Temporal.PlainDate.from('2026-11-20')
const businessId = await makeBusiness(prisma)
afterAll(() => prisma.$disconnect())

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const by = { actor: 'user:test', now }
const make = (number: string, minor: bigint) =>
  makeInvoice({ businessId, number, email: `${number}@example.com`, dueOn: '2026-11-30', minor, now })
const pay = (invoiceId: string, minor: bigint) =>
  recordManualPayment({
    ...{ businessId, invoiceId, amount: usd(minor), method: 'check', receivedOn, reference: null, ...by },
  })
const balanceOf = async (id: string) =>
  (await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })).balanceMinor
const postings = (clientId: string) => prisma.ledgerEntry.count({ where: { businessId, clientId } })

test('W6: fifty payments, refunds and edits at once on one invoice: no update is lost, and the books agree', async () => {
  const invoiceId = await make('W6-1', 100_000n)
  for (let n = 0; n < 10; n += 1) expect(await pay(invoiceId, 2_000n)).toMatchObject({ ok: true })
  const paid = await prisma.payment.findMany({ where: { businessId }, orderBy: { id: 'asc' } })
  const refund = (nth: number) =>
    requestRefund({
      ...{ businessId, paymentId: paid[nth]?.id ?? '', refundId: newId(), amount: usd(1_500n), effect: 'reopen' },
      ...{ reason: 'Less was delivered', paidOut: { method: 'check', paidOn: receivedOn, reference: null }, ...by },
    })
  const credit = () =>
    creditInvoice({ businessId, invoiceId, wish: { amount: usd(500n) }, reason: 'Less was delivered', ...by })
  const undo = () => voidInvoice({ businessId, invoiceId, reason: 'Written twice', message: '', ...by })
  const deeds = [
    ...Array.from({ length: 20 }, () => () => pay(invoiceId, 1_000n)),
    ...Array.from({ length: 10 }, (_, nth) => () => refund(nth)),
    // Of these, and the one above, the first payment has room for one.
    ...Array.from({ length: 5 }, () => () => refund(0)),
    ...Array.from({ length: 10 }, () => credit),
    ...Array.from({ length: 5 }, () => undo),
  ]
  const mixed = deeds.map((_, n) => deeds[(n * 7) % deeds.length])
  const ends: Awaited<ReturnType<(typeof deeds)[number]>>[] = []
  // As many at a time as there are connections: more would only stand in line for one.
  const client = async () => {
    for (let deed = mixed.pop(); deed; deed = mixed.pop()) ends.push(await deed())
  }
  await Promise.all(Array.from({ length: 10 }, client))
  expect(ends.flatMap((end) => (end.ok ? [] : [end.reason])).sort()).toEqual([
    ...Array<string>(5).fill('above_left'),
    ...Array<string>(5).fill('paid'),
  ])
  // 100,000 − 10 × 2,000 paid before − 20 × 1,000 paid + 10 × 1,500 given back − 10 × 500 credited
  expect(await balanceOf(invoiceId)).toBe(70_000n)
  const { _sum } = await prisma.ledgerEntry.aggregate({
    where: { businessId, account: 'clearing' },
    _sum: { amountMinor: true },
  })
  expect(_sum.amountMinor).toBe(25_000n)
  const notes = await prisma.creditNote.findMany({ where: { businessId, invoiceId }, select: { number: true } })
  expect(notes.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect((await checkLedger()).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok'])
})

/** The first `times` inserts into the ledger fail as PostgreSQL fails them; a sequence counts on where a transaction is undone. */
const failing = async (times: number, code: string) => {
  await prisma.$executeRawUnsafe('CREATE SEQUENCE IF NOT EXISTS failures')
  await prisma.$executeRawUnsafe("SELECT setval('failures', 1, false)")
  await prisma.$executeRawUnsafe(`CREATE OR REPLACE FUNCTION fail_at_first() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('failures') <= ${times} THEN RAISE EXCEPTION 'injected' USING ERRCODE = '${code}'; END IF;
      RETURN NULL;
    END $$`)
  await prisma.$executeRawUnsafe('DROP TRIGGER IF EXISTS fail_at_first ON "LedgerEntry"')
  await prisma.$executeRawUnsafe(
    'CREATE TRIGGER fail_at_first BEFORE INSERT ON "LedgerEntry" FOR EACH STATEMENT EXECUTE FUNCTION fail_at_first()',
  )
}
const inserts = async () => {
  const [row] = await prisma.$queryRawUnsafe<{ last: bigint }[]>('SELECT last_value AS last FROM failures')
  return Number(row?.last)
}

test.each([
  ['a serialization failure', '40001'],
  ['a deadlock', '40P01'],
])(
  'W6: %s is tried again, and books once; the sixth try is not made, and nothing is half written',
  async (_what, code) => {
    const invoiceId = await make(`W6-${code}`, 10_000n)
    const { clientId } = await prisma.invoice.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: invoiceId } },
    })
    const before = await postings(clientId)
    await failing(4, code)
    expect(await pay(invoiceId, 1_000n)).toMatchObject({ ok: true })
    expect(await inserts()).toBe(5)
    expect(await balanceOf(invoiceId)).toBe(9_000n)
    expect(await postings(clientId)).toBe(before + 2)

    await failing(100, code)
    await expect(pay(invoiceId, 1_000n)).rejects.toThrow()
    expect(await inserts()).toBe(5)
    await failing(0, code)
    expect(await balanceOf(invoiceId)).toBe(9_000n)
    expect(await prisma.payment.count({ where: { businessId, clientId } })).toBe(1)
  },
)

test('W6: two transactions that wait for each other both come through', async () => {
  await make('W6-a', 10_000n)
  await make('W6-b', 10_000n)
  const clients = await prisma.client.findMany({
    where: { businessId, name: { startsWith: 'Client of W6-' } },
    take: 2,
  })
  const ids = clients.map(({ id }) => id)
  let resolve = () => {}
  const bothHaveOne = new Promise<void>((done) => (resolve = done))
  let holding = 0
  const touch = (order: readonly string[]) =>
    inTransaction(async (tx) => {
      for (const id of order) {
        await tx.$executeRaw`UPDATE "Client" SET "name" = "name" || '+' WHERE "businessId" = ${businessId}::uuid AND "id" = ${id}::uuid`
        holding += 1
        if (holding === 2) resolve()
        await bothHaveOne
      }
    })
  await Promise.all([touch(ids), touch([...ids].reverse())])
  const after = await prisma.client.findMany({ where: { businessId, id: { in: ids } } })
  expect(after.map(({ name }) => name).sort()).toEqual(clients.map(({ name }) => `${name}++`).sort())
  // Five changes were begun, or more: one of them was undone.
  expect(holding).toBeGreaterThan(4)
})
