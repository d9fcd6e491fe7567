import fc from 'fast-check'
import { afterAll, afterEach, expect, test } from 'vitest'
import { pressStripe } from '#tests/support/hosted-checkout.ts'
import { atLength } from '#tests/support/lane.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { portalBrowser } from '#tests/support/portal-browser.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { makePortalLink } = await import('#tests/support/portal-link.ts')
const barrier = await import('#app/barrier.server.ts')
const back = await import('#app/routes/p.$token.return.tsx')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())
afterEach(async () => {
  barrier.atBarriers(null)
  await hold(false)
})

let count = 0
interface Attempt {
  invoiceId: string
  clientId: string
  email: string
}
async function makeAttempt(): Promise<Attempt> {
  count += 1
  const email = `order-${count}@example.com`
  const invoiceId = await makeInvoice({
    businessId,
    number: `O-${count}`,
    email,
    dueOn: '2026-12-20',
    now: world.now(),
  })
  const { clientId } = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
  })
  return { invoiceId, clientId, email }
}
const start = ({ clientId, invoiceId }: Attempt, method: 'card' | 'paypal' = 'card') =>
  startPayment({
    ...{ businessId, clientId, invoiceIds: [invoiceId], method, portalLinkId: null, consent: null },
    ...{ amount: { kind: 'everything' }, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
  })
const checkout = async (attempt: Attempt) => {
  const started = await start(attempt)
  if (!started.ok) throw new Error(started.reason)
  return started.value.redirectUrl
}
const hold = (held: boolean) => world.control('/webhooks/hold', { provider: 'stripe', held })
const settle = () => world.advance('PT1S')
const paymentOf = ({ clientId }: Attempt) => prisma.payment.findFirstOrThrow({ where: { businessId, clientId } })
interface Told {
  id: string
  type: string
  body: string
}
/** What Stripe has to tell of an attempt, the oldest first. */
async function newsOf(attempt: Attempt): Promise<Told[]> {
  const { id, checkoutRef, providerRef } = await paymentOf(attempt)
  const { id: intent } = ((await world.control('/stripe/payments')) as { id: string; session: string }[]).find(
    ({ session }) => session === checkoutRef,
  ) ?? { id: providerRef ?? '' }
  const all = (await world.control('/webhooks?provider=stripe')) as Told[]
  return all.filter(({ body }) => [id, intent, checkoutRef].some((ref) => ref && body.includes(ref))).reverse()
}
/** As the browser does, from the provider's page. */
async function comeBack({ invoiceId }: Attempt): Promise<void> {
  const { token } = await makePortalLink({ businessId, invoiceId, now: world.now() })
  const { status } = await portalBrowser().get(back.loader, `/p/${token}/return`)
  expect(status).toBe(200)
}
const deliver = (eventId: string, times = 1) =>
  world.control('/webhooks/replay', { provider: 'stripe', eventId, times })
const stands = async ({ invoiceId, clientId, email }: Attempt) => ({
  ...(await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: { state: true, balanceMinor: true, processingMinor: true },
  })),
  payments: (await prisma.payment.findMany({ where: { businessId, clientId } })).map(({ state }) => state),
  posted: await prisma.ledgerEntry.count({ where: { businessId, clientId, account: 'clearing' } }),
  thanks: (await world.mails(email)).filter(({ subject }) => subject.startsWith('Thank you')).length,
})
const paidOnce = {
  ...{ state: 'settled', balanceMinor: 0n, processingMinor: 0n, payments: ['settled'], posted: 1, thanks: 1 },
}

const [completed, succeeded] = ['checkout.session.completed', 'payment_intent.succeeded']
const permutations = <T>(items: readonly T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]))
const subsets = <T>(items: readonly T[]): T[][] =>
  items.reduce<T[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]])

test('P6, P9: return, completed, succeeded in every order, and each of them missing: one payment, one final state', async () => {
  await hold(true)
  const orders = subsets(['return', completed, succeeded]).flatMap(permutations)
  expect(orders).toHaveLength(16)
  const attempts: { attempt: Attempt; order: string[]; news: Told[] }[] = []
  for (const order of orders) {
    const attempt = await makeAttempt()
    await pressStripe(await checkout(attempt), 'pay')
    attempts.push({ attempt, order, news: await newsOf(attempt) })
  }
  for (let round = 0; round < 3; round += 1) {
    for (const { attempt, order, news } of attempts) {
      const what = order[round]
      if (what === 'return') await comeBack(attempt)
      else for (const { id } of news.filter(({ type }) => type === what)) await deliver(id)
    }
    await settle()
  }
  // What nobody told of is asked for.
  await world.advance('PT2H')
  for (const { attempt, order } of attempts) expect(await stands(attempt), order.join(', ')).toEqual(paidOnce)
})

test('P7: one event fifty times at once, and the next day again: one payment, one mail', async () => {
  const attempt = await makeAttempt()
  await hold(true)
  await pressStripe(await checkout(attempt), 'pay')
  const [first] = (await newsOf(attempt)).filter(({ type }) => type === completed)
  await deliver(first?.id ?? '', 50)
  expect(await prisma.inboxEvent.count({ where: { eventId: first?.id ?? '' } })).toBe(1)
  await settle()
  await world.advance('P1D')
  // Signed afresh at every attempt.
  await deliver(first?.id ?? '', 50)
  await world.advance('PT2H')
  expect(await stands(attempt)).toEqual(paidOnce)
})

test('P5: paid and told of before our call was answered: kept, and applied as soon as it can be', async () => {
  const attempt = await makeAttempt()
  let isFirst = true
  barrier.atBarriers(async (point) => {
    if (point !== 'afterProviderCall' || !isFirst) return
    isFirst = false
    const { id, state, checkoutRef } = await paymentOf(attempt)
    expect({ state, checkoutRef }).toEqual({ state: 'started', checkoutRef: null })
    const all = (await world.control('/stripe/payments')) as { session: string; metadata: { paymentId?: string } }[]
    const session = all.find(({ metadata }) => metadata.paymentId === id)?.session ?? ''
    await world.control(`/stripe/payments/${session}/settle`, {})
    await world.work()
    expect(await prisma.inboxEvent.count({ where: { body: { contains: id } } })).toBeGreaterThan(0)
  })
  expect((await start(attempt)).ok).toBe(true)
  expect(isFirst).toBe(false)
  await world.advance('PT2H')
  expect(await stands(attempt)).toEqual(paidOnce)
})

test('P4: the process ends between our row and the call, or between the answer and our row: no second object is paid', async () => {
  for (const [at, nth] of [
    ['afterCommit', 1],
    ['afterProviderCall', 1],
  ] as const) {
    const attempt = await makeAttempt()
    let passed = 0
    barrier.atBarriers(async (point) => {
      if (point === at && (passed += 1) === nth) throw new Error('the machine is gone')
    })
    await start(attempt).catch(() => null)
    barrier.atBarriers(null)
    expect((await paymentOf(attempt)).state).toBe('started')
    await pressStripe(await checkout(attempt), 'pay')
    await world.advance('PT2H')
    expect(await stands(attempt)).toEqual(paidOnce)
    const { id } = await paymentOf(attempt)
    const all = (await world.control('/stripe/payments')) as { metadata: { paymentId?: string } }[]
    expect(all.filter(({ metadata }) => metadata.paymentId === id)).toHaveLength(1)
  }
})

test('P8: at random, the provider moves on and tells late, twice, in any order: all runs end alike', async () => {
  const runs = atLength(12, 500)
  const steps = [
    (ref: string) => world.control(`/stripe/payments/${ref}/refund`, { amount: 5_000 }),
    (ref: string) => world.control(`/stripe/payments/${ref}/refund`, { amount: 3_000 }),
    (ref: string) => world.control(`/stripe/payments/${ref}/dispute`, {}),
    (ref: string) => world.control(`/stripe/payments/${ref}/dispute`, { outcome: 'lost' }),
  ]
  // Each number: below half, the next step of the provider; above, one of the events so far, by its place.
  const [plans = []] = fc.sample(
    fc.array(fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 6, maxLength: 6 }), {
      ...{ minLength: runs, maxLength: runs },
    }),
    { numRuns: 1, seed: 20_261_128 },
  )
  await hold(true)
  const attempts: { attempt: Attempt; ref: string; plan: number[]; done: number }[] = []
  for (const plan of plans) {
    const attempt = await makeAttempt()
    await pressStripe(await checkout(attempt), 'pay')
    const { checkoutRef } = await paymentOf(attempt)
    attempts.push({ attempt, ref: checkoutRef ?? '', plan, done: 0 })
  }
  for (let round = 0; round < 6; round += 1) {
    for (const one of attempts) {
      const chance = one.plan[round] ?? 0
      const step = chance < 0.5 ? steps[one.done] : undefined
      if (step) {
        await step(one.ref)
        one.done += 1
        continue
      }
      const news = await newsOf(one.attempt)
      await deliver(news[Math.floor((chance % 0.5) * 2 * news.length)]?.id ?? '')
    }
    await settle()
  }
  for (const one of attempts) for (const step of steps.slice(one.done)) await step(one.ref)
  await hold(false)
  await settle()
  for (const { attempt, plan } of attempts) {
    expect(await stands(attempt), plan.join(', ')).toMatchObject({
      state: 'issued',
      balanceMinor: 25_000n,
      payments: ['returned'],
    })
  }
})
