import { afterAll, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { takeStatement } = await import('#app/features/banking/take-statement.server.ts')
const { setBooksByItself } = await import('#app/features/banking/book-by-itself.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { bookBankLine } = await import('#app/features/payments/book-bank-line.server.ts')
const { eraseClient } = await import('#app/features/erasure/erase-client.server.ts')
const { matchBankLines } = await import('#app/jobs/handlers/match-bank-lines.server.ts')
const { bookBankLines } = await import('#app/jobs/handlers/book-bank-lines.server.ts')
const { sealTimeline } = await import('#app/jobs/handlers/seal-timeline.server.ts')
const { invoiceId: asInvoiceId } = await import('#app/domain/ids.ts')
const begun = new Date('2026-11-23T15:00:00Z')
const actor = 'user:test'
afterAll(() => prisma.$disconnect())

const minutes = (count: number) => new Date(begun.getTime() + count * 60_000)
const work = (at: Date) => ({
  ...{ processId: 0, now: () => at },
  log: { guard: (_handler: string, _id: string, run: () => Promise<boolean>) => run() },
})
/** A round of the worker, as far as banks are concerned. */
const round = async (at: Date) => {
  const looked = await matchBankLines(work(at))
  const booked = await bookBankLines(work(at))
  await sealTimeline(work(at))
  return { looked, booked }
}
const csv = (...rows: string[]) => new TextEncoder().encode(['Date,IBAN,Name,Description,Amount', ...rows].join('\n'))
const take = async (businessId: string, ...rows: string[]) => {
  const taken = await takeStatement({ businessId, filename: 'bank.csv', bytes: csv(...rows), actor, now: begun })
  if (!taken.ok) throw new Error(taken.reason)
}
const invoice = (businessId: string, number: string, minor: bigint, clientName: string) =>
  makeInvoice({ businessId, number, minor, clientName, email: null, dueOn: '2026-11-30', now: begun })
const linesOf = (businessId: string) =>
  prisma.bankLine.findMany({
    where: { businessId },
    select: { text: true, state: true, isCertain: true, name: true, account: true, reference: true, bankId: true },
    orderBy: { bookedOn: 'asc' },
  })

test('an invoice that comes after its money makes the line certain, and one paid otherwise makes it wait again', async () => {
  const businessId = await makeBusiness(prisma)
  await take(businessId, '2026-11-20,,Blue Door,INV-81,50.00')
  expect(await linesOf(businessId)).toMatchObject([{ state: 'open', isCertain: false }])
  await round(begun)
  const id = await invoice(businessId, 'INV-81', 5_000n, 'Blue Door')
  await round(minutes(2))
  expect(await round(minutes(4))).toEqual({ looked: 1, booked: 0 })
  expect(await linesOf(businessId)).toMatchObject([{ state: 'open', isCertain: true }])
  // Nothing happened since, and nothing is compared.
  expect(await round(minutes(6))).toEqual({ looked: 0, booked: 0 })

  const amount = { minor: 5_000n, currency: 'USD' }
  const receivedOn = Temporal.PlainDate.from('2026-11-21')
  const at = minutes(7)
  const paid = {
    businessId,
    invoiceId: id,
    amount,
    method: 'cash',
    reference: null,
    receivedOn,
    actor,
    now: at,
  } as const
  expect(await recordManualPayment(paid)).toMatchObject({ ok: true })
  await round(minutes(8))
  expect((await round(minutes(10))).looked).toBe(1)
  expect(await linesOf(businessId)).toMatchObject([{ state: 'open', isCertain: false }])
})

test('not more often than once a minute, and nothing is forgotten by waiting', async () => {
  const businessId = await makeBusiness(prisma)
  await take(businessId, '2026-11-20,,Red Barn,INV-91,70.00')
  await invoice(businessId, 'INV-90', 5_000n, 'Red Barn')
  await round(begun)
  expect((await round(begun)).looked).toBe(1)
  await invoice(businessId, 'INV-91', 7_000n, 'Red Barn')
  const soon = new Date(begun.getTime() + 30_000)
  await round(soon)
  expect((await round(soon)).looked).toBe(0)
  expect((await round(minutes(1.1))).looked).toBe(1)
  expect(await linesOf(businessId)).toMatchObject([{ isCertain: true }])
})

test('booked by itself where the business wants that, and only there', async () => {
  const [wanting, other] = [await makeBusiness(prisma), await makeBusiness(prisma)]
  await setBooksByItself({ businessId: wanting, isOn: true, actor, now: begun })
  for (const businessId of [wanting, other]) {
    await take(businessId, '2026-11-19,,Green,INV-5,10.00', '2026-11-20,,Green,no words,12.00')
    await invoice(businessId, 'INV-5', 1_000n, 'Green')
    await invoice(businessId, 'INV-6', 1_200n, 'Green')
  }
  await round(begun)
  expect((await round(minutes(2))).booked).toBe(1)
  expect((await round(minutes(4))).booked).toBe(0)
  const states = async (businessId: string) => (await linesOf(businessId)).map(({ state }) => state)
  expect(await states(wanting)).toEqual(['booked', 'open'])
  expect(await states(other)).toEqual(['open', 'open'])
  expect(await prisma.payment.findMany({ where: { businessId: wanting } })).toMatchObject([
    { method: 'transfer', state: 'settled', amountMinor: 1_000n },
  ])
  expect(await prisma.invoice.findFirstOrThrow({ where: { businessId: wanting, number: 'INV-5' } })).toMatchObject({
    state: 'settled',
  })

  await setBooksByItself({ businessId: wanting, isOn: false, actor, now: minutes(5) })
  await take(wanting, '2026-11-21,,Green,INV-6,12.00')
  expect((await round(minutes(9))).booked).toBe(0)
  expect(await states(wanting)).toEqual(['booked', 'open', 'open'])
})

test('with a client goes what banks told of them: what was booked, what came from their account, what bears their name', async () => {
  const businessId = await makeBusiness(prisma)
  const id = await invoice(businessId, 'INV-1', 10_000n, 'Ottoline Morrell')
  await invoice(businessId, 'INV-2', 10_000n, 'Bertrand Ltd')
  const [theirs, others] = ['DE89370400440532013000', 'DE02120300000000202051']
  await take(
    businessId,
    `2026-11-16,${theirs},O. Morrell,INV-1 gran kept it,100.00`,
    `2026-11-17,${theirs},Morrells,another word of theirs,3.00`,
    '2026-11-18,,OTTOLINE  MORRELL,a third word,4.00',
    '2026-11-18,,,transfer of Ottoline Morrell: a fourth,5.00',
    `2026-11-19,${others},Bertrand Ltd,INV-2,100.00`,
    `2026-11-20,${theirs},Morrells,sent back to them,-3.00`,
  )
  const { clientId } = await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
  const line = await prisma.bankLine.findFirstOrThrow({ where: { businessId, text: { contains: 'gran' } } })
  const parts = [{ invoiceId: asInvoiceId(id), amount: { minor: 10_000n, currency: 'USD' } }]
  const call = { businessId, lineId: line.id, clientId, parts, actor, now: begun }
  expect(await bookBankLine(call)).toMatchObject({ ok: true })
  const confirmation = 'Ottoline Morrell'
  expect(await eraseClient({ businessId, clientId, confirmation, actor, now: minutes(1) })).toMatchObject({ ok: true })

  const left = await linesOf(businessId)
  const gone = { name: null, account: null, reference: null, bankId: null }
  expect(left).toMatchObject([gone, gone, gone, gone, { name: 'Bertrand Ltd', account: others, text: 'INV-2' }, gone])
  expect(JSON.stringify(left)).not.toMatch(/morrell|gran|third|fourth|another|sent back|DE89/i)
  expect(await prisma.bankLine.aggregate({ where: { businessId }, _sum: { amountMinor: true } })).toEqual({
    _sum: { amountMinor: 20_900n },
  })
  expect(await prisma.payerAccount.count({ where: { businessId } })).toBe(0)
})
