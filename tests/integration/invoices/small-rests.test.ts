import { afterAll, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { writeOffRests } = await import('#app/jobs/handlers/write-off-rests.server.ts')
const { findNextDue } = await import('#app/db/sql/next-due.server.ts')
afterAll(() => prisma.$disconnect())

test('a small rest closes once its day has passed where the business is; what nobody began to pay never does', async () => {
  const businessId = await makeBusiness(prisma)
  const begun = new Date('2026-11-20T12:00:00Z')
  const make = async (number: string, dueOn: string, minor: bigint, paid: bigint) => {
    const id = await makeInvoice({ businessId, number, email: null, dueOn, minor, now: begun })
    if (paid > 0n) {
      await recordManualPayment({
        ...{ businessId, invoiceId: id, amount: { minor: paid, currency: 'USD' }, method: 'transfer', actor: 'system' },
        ...{ receivedOn: Temporal.PlainDate.from('2026-11-20'), reference: null, now: begun },
      })
    }
    return id
  }
  const rest = await make('rest', '2026-11-23', 10_000n, 9_900n)
  const later = await make('later', '2026-11-30', 10_000n, 9_900n)
  const large = await make('large', '2026-11-23', 10_000n, 9_899n)
  const whole = await make('whole', '2026-11-23', 90n, 0n)
  const stateOf = async (id: string) => (await prisma.invoice.findFirstOrThrow({ where: { id } })).state
  const work = (at: string) =>
    writeOffRests({
      processId: 0,
      now: () => new Date(at),
      log: { guard: (_handler, _id, run) => run() },
    })

  expect(await work('2026-12-24T12:00:00Z')).toBe(0)
  await prisma.business.update({ where: { id: businessId }, data: { autoWriteOffMinor: 100n } })
  await prisma.client.updateMany({ data: { nextCheckAt: null } })
  await prisma.outboxMessage.deleteMany({})
  // New York is five hours behind: the 24th begins there at five.
  expect(await findNextDue(begun)).toEqual(new Date('2026-11-24T05:00:00Z'))
  expect(await work('2026-11-24T04:59:00Z')).toBe(0)
  expect(await work('2026-11-24T05:00:00Z')).toBe(1)
  expect(await work('2026-11-24T05:00:00Z')).toBe(0)
  expect(await stateOf(rest)).toBe('written_off')
  expect([await stateOf(later), await stateOf(large), await stateOf(whole)]).toEqual(['issued', 'issued', 'issued'])
  expect(await work('2026-12-24T12:00:00Z')).toBe(1)
  expect(await stateOf(later)).toBe('written_off')
})
