import { afterAll, expect, test } from 'vitest'
import { planKit } from '#tests/support/plan-kit.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York, the week of Thanksgiving.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { prisma } = world
const { businessId, today, agreed, payOnPage, pay, planOf, paidOf, holdsOf, eventsOf, mailsOf, notices } =
  await planKit(world)
afterAll(() => world.close())

/** Weeks pass in each of them. */
const slow = { timeout: 90_000 }

test(
  'three instalments: by hand, by card from its own mail, early; each is said on its day and thanked for',
  slow,
  async () => {
    // Saturday, Monday in February, and the first of a month.
    const plan = await agreed(['2026-12-05', '2026-12-21', '2027-02-01'])
    await world.advance('P9D')
    // Wednesday the 2nd: three days before; the day itself is a Saturday, so it is said on Friday.
    await world.advance('P3D')
    expect(await notices(plan)).toEqual([
      ['2026-12-02', 'Instalment 1 of 3 is due on Saturday, 5 December'],
      ['2026-12-04', 'Instalment 1 of 3 is due on Saturday, 5 December'],
    ])
    await pay(plan, 30_000n)
    expect(await paidOf(plan)).toEqual([true, false, false])
    await world.advance('P15D')
    expect((await notices(plan)).slice(2)).toEqual([['2026-12-18', 'Instalment 2 of 3 is due on Monday, 21 December']])

    await payOnPage(plan, 'card')
    expect(await paidOf(plan)).toEqual([true, true, false])
    expect(await eventsOf(plan, 'plan.instalment_paid')).toHaveLength(2)

    await pay(plan, 30_000n)
    expect(await planOf(plan)).toMatchObject({ state: 'completed', nextCheckAt: null })
    expect(await holdsOf(plan)).toBe(0)
    await world.advance('P21D')
    expect((await notices(plan)).slice(3)).toEqual([])
    const thanks = (await mailsOf(plan, /^thank-you\//)).map(([, subject]) => subject)
    expect(thanks[0]).toBe('Thank you: first instalment received')
    // Two arrived on one evening, and both are thanked for at the next hour.
    expect(thanks.slice(1).sort()).toEqual([
      'Thank you: second instalment received',
      'Thank you: the plan for invoice L-1 is complete',
    ])
  },
)

test('money that goes back opens its instalment again', slow, async () => {
  const plan = await agreed(
    [today().add({ days: 3 }).toString(), today().add({ days: 40 }).toString()],
    [30_000n, 30_000n],
  )
  const providerRef = await payOnPage(plan, 'card')
  expect(await paidOf(plan)).toEqual([true, false])
  await world.control(`/stripe/payments/${providerRef}/refund`, {})
  await world.advance('PT1S')
  expect(await paidOf(plan)).toEqual([false, false])
  expect(await planOf(plan)).toMatchObject({ state: 'active' })
})

test('two invoices in one plan: what fails is asked for all the same, and both are paid by it', slow, async () => {
  const plan = await agreed([today().add({ days: 6 }), today().add({ days: 40 })].map(String), [30_000n, 30_000n], 2)
  const providerRef = await payOnPage(plan, 'ach')
  expect(await paidOf(plan)).toEqual([false, false])
  await world.control(`/stripe/payments/${providerRef}/fail`, {})
  await world.advance('P8D')
  expect((await notices(plan)).length).toBe(2)
  await world.control(`/stripe/payments/${await payOnPage(plan, 'ach')}/settle`, {})
  await world.advance('PT1S')
  expect(await paidOf(plan)).toEqual([true, false])
  const where = { businessId, clientId: plan.clientId }
  const invoices = await prisma.invoice.findMany({ where, orderBy: { number: 'asc' } })
  expect(invoices.map(({ balanceMinor }) => balanceMinor)).toEqual([0n, 30_000n])
  await pay(plan, 30_000n, 1)
  expect(await planOf(plan)).toMatchObject({ state: 'completed' })
  expect(await holdsOf(plan)).toBe(0)
})
