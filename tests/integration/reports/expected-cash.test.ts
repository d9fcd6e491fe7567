import { Temporal } from 'temporal-polyfill'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { exceptFromLaws } from '#tests/support/the-books.ts'

exceptFromLaws(['M3'], 'a dispute is written as a row')

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { makePromise } = await import('#app/features/promises/make-promise.server.ts')
const { reportForecast } = await import('#app/features/reporting/report-forecast.server.ts')
const { proposePlan } = await import('#app/features/plans/propose-plan.server.ts')
const { acceptPlan } = await import('#app/features/plans/accept-plan.server.ts')
const { newId } = await import('#app/ids.server.ts')

const today = Temporal.PlainDate.from('2026-11-23')
const noon = (day: Temporal.PlainDate) => new Date(`${day.toString()}T17:00:00Z`)
const now = noon(today)
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const actor = 'user:test'
let businessId = ''
let number = 0

/** An invoice due some days from today; paid whole so many days after that, where `paid` says so. */
async function invoice(clientName: string, dueIn: number, minor: bigint, paid?: number): Promise<string> {
  number += 1
  const dueOn = today.add({ days: dueIn })
  const made = noon(dueOn.subtract({ days: 30 }))
  const id = await makeInvoice({
    ...{ businessId, number: `E-${number}`, email: null, clientName, minor, dueOn: dueOn.toString(), now: made },
  })
  if (paid !== undefined) {
    const receivedOn = dueOn.add({ days: paid })
    await recordManualPayment({
      ...{ businessId, invoiceId: id, amount: usd(minor), method: 'check', reference: null, receivedOn, actor },
      now: noon(receivedOn),
    })
  }
  return id
}
// Places of one clock: under a new name nothing that was kept from an earlier look answers.
const zones = ['America/New_York', 'America/Detroit', 'America/Toronto', 'America/Nassau']
const report = () => reportForecast({ businessId, currency: 'USD', timeZone: zones.shift() ?? 'UTC', today }, now)
const total = async () =>
  (await prisma.invoice.aggregate({ where: { businessId, state: 'issued' }, _sum: { balanceMinor: true } }))._sum
    .balanceMinor ?? 0n
const clientOf = async (id: string) =>
  (await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })).clientId

async function promise(id: string, inDays: number, minor: bigint, state: 'kept' | 'broken' | null = null) {
  const dueOn = today.add({ days: inDays })
  const made = await makePromise({
    businessId,
    invoiceId: id,
    amount: usd(minor),
    dueOn,
    source: 'staff',
    note: null,
    actor,
    now,
  })
  if (!made.ok) throw new Error(made.reason)
  if (state === null) return
  await prisma.promiseToPay.update({
    where: { businessId_id: { businessId, id: made.value.promiseId } },
    data: { state, endedAt: now },
  })
}

beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  // Habitual: 3, 5 and 40 days late, so 5 in the middle. Early: always three days before. New: one payment says nothing.
  for (const [late, due] of [
    [3, -200],
    [5, -150],
    [40, -100],
  ] as const)
    await invoice('Habitual', due, 1_000n, late)
  for (const due of [-90, -60, -40]) await invoice('Early', due, 1_000n, -3)
  await invoice('New', -80, 1_000n, 30)
}, 120_000)

test('invoices are expected on their due day and the habit of their client', async () => {
  await invoice('Habitual', 1, 10_000n) // day 6: first week
  await invoice('Habitual', 2, 20_000n) // day 7: second week
  await invoice('Habitual', -6, 40_000n) // a day past its habit
  await invoice('Early', 1, 100n) // usually paid by now: on its due day
  await invoice('New', 3, 200n) // the business's median of seven, 3 days: day 6
  await invoice('New', 85, 400n) // behind the twelfth week
  const made = await report()
  expect(made.usualDelay).toBe(3)
  expect(made.weeks[0]).toMatchObject({ invoices: 10_300n, total: 10_300n })
  expect(made.weeks[1]).toMatchObject({ invoices: 20_000n })
  expect([made.pastUsualDay, made.later]).toEqual([40_000n, 400n])
})

test('promises count as they are kept, disputes not at all, and the whole is what is open', async () => {
  const promised = await invoice('Promiser', 10, 8_000n)
  for (const state of ['kept', 'kept', 'kept', 'broken'] as const) await promise(promised, 5, 100n, state)
  const before = await report()
  await promise(promised, 8, 6_000n)
  const disputed = await invoice('Disputer', 2, 5_000n)
  await prisma.dispute.create({
    data: {
      ...{ businessId, id: newId(), clientId: await clientOf(disputed), invoiceId: disputed, state: 'open' },
      ...{ reason: 'other', amountMinor: 3_000n, currency: 'USD', openedBy: 'client', openedAt: now },
      respondBy: new Date('2026-11-26'),
    },
  })
  const made = await report()
  // Three of four kept: 4,500 of 6,000.
  expect(made.weeks[1]?.promises).toBe(4_500n)
  expect(made.doubted).toBe(1_500n)
  expect(made.disputed).toBe(3_000n)
  const invoices = (of: typeof made) => of.weeks.reduce((sum, week) => sum + week.invoices, 0n)
  expect(invoices(made) - invoices(before)).toBe(2_000n - 6_000n)
})

test('instalments are expected on their days, less what was paid; nothing counts twice', async () => {
  const planned = await invoice('Planner', -5, 9_000n)
  const rows = [3, 10, 17].map((days) => ({ dueOn: today.add({ days }), amount: usd(3_000n) }))
  const by = { businessId, actor, now }
  const clientId = await clientOf(planned)
  const proposed = await proposePlan({ ...by, clientId, invoiceIds: [planned], rows, by: 'business', words: null })
  if (!proposed.ok) throw new Error(proposed.reason)
  const accepted = await acceptPlan({
    ...by,
    planId: proposed.value.planId,
    by: 'client',
    name: 'Ada',
    from: null,
  })
  if (!accepted.ok) throw new Error(accepted.reason)
  await recordManualPayment({
    ...{
      businessId,
      invoiceId: planned,
      amount: usd(1_000n),
      method: 'check',
      reference: null,
      receivedOn: today,
      actor,
      now,
    },
  })
  const made = await report()
  expect(made.weeks.slice(0, 3).map(({ plans }) => plans)).toEqual([2_000n, 3_000n, 3_000n])
  const { weeks, later, pastUsualDay, disputed, doubted, besidePlans } = made
  const all = weeks.reduce((sum, week) => sum + week.total, later + pastUsualDay + disputed + doubted + besidePlans)
  expect(all).toBe(await total())
})
