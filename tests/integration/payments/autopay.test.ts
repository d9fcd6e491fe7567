import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import type { AgreedPlan } from '#tests/support/make-autopay.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2027-03-01T14:30:00Z'))
const { prisma } = world
const { makePlan, leaveMethod, letRest } = await import('#tests/support/make-autopay.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { stopAutopay } = await import('#app/features/payments/stop-autopay.server.ts')
const { removeMethod } = await import('#app/features/payments/remove-method.server.ts')
const { agreeWithKept } = await import('#app/features/payments/agree-autopay.server.ts')
const { chargeInstalment } = await import('#app/features/payments/charge-instalment.server.ts')
const { performCharge } = await import('#app/features/payments/perform-charge.server.ts')
const { ensureCustomer } = await import('#app/features/payments/ensure-customer.server.ts')
const { insertHold, endHold } = await import('#app/db/write/holds.server.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const businessId = await makeBusiness(prisma)
afterEach(() => letRest(world))
afterAll(() => world.close())

let number = 0
/** Days counted from today, in the business's zone. */
const daysAhead = (...days: number[]) => {
  const today = Temporal.Instant.from(world.now().toISOString()).toZonedDateTimeISO('America/New_York').toPlainDate()
  return days.map((n) => today.add({ days: n }).toString())
}
const plan = (...days: number[]) => makePlan(world, businessId, `AP-${(number += 1)}`, daysAhead(...days))
const byItself = async (kind: 'card' | 'ach', ...days: number[]) => {
  const one = await plan(...days)
  await leaveMethod(world, businessId, one, kind)
  return one
}
const chargesOf = ({ planId }: AgreedPlan) =>
  prisma.payment.findMany({
    where: { businessId, planId, savedMethodId: { not: null } },
    orderBy: { startedAt: 'asc' },
  })
const planOf = ({ planId }: AgreedPlan) =>
  prisma.instalmentPlan.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: planId } },
    include: { instalments: { orderBy: { position: 'asc' } }, autopay: true },
  })
const methodOf = async (one: AgreedPlan) => (await planOf(one)).autopay?.label ?? null
const balanceOf = async ({ invoiceId }: AgreedPlan) =>
  (await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })).balanceMinor
const mailsOf = async ({ email }: AgreedPlan, of: RegExp) =>
  (await world.mails(email))
    .filter(({ idempotencyKey }) => of.test(idempotencyKey))
    .map(({ subject, at }) => ({ subject, at: new Date(at) }))
    .reverse()
const intentsOf = async (one: AgreedPlan) => {
  const ids = (await chargesOf(one)).map(({ id }) => id)
  const all = (await world.control('/stripe/payments')) as {
    id: string
    status: string
    amount: number
    metadata: { paymentId?: string }
  }[]
  return all.filter(({ metadata }) => ids.includes(metadata.paymentId ?? ''))
}

test('a card that is left without paying is kept once the provider says so, with the words agreed to', async () => {
  const one = await byItself('card', 20, 40)
  const [method] = await prisma.savedMethod.findMany({ where: { businessId, clientId: one.clientId } })
  expect(method).toMatchObject({
    kind: 'card',
    label: 'Visa •••• 4242',
    consentText: 'I authorize it.',
    consentFrom: '192.0.2.7',
    removedAt: null,
  })
  const { autopayMethodId, instalments } = await planOf(one)
  expect(autopayMethodId).toBe(method?.id)
  // At nine in the morning of its day; the clocks change on the fourteenth.
  expect(instalments.map(({ autopayAt }) => autopayAt?.toISOString())).toEqual([
    '2027-03-21T13:00:00.000Z',
    '2027-04-10T13:00:00.000Z',
  ])
  const [event] = await prisma.timelineEvent.findMany({
    where: { businessId, clientId: one.clientId, type: 'autopay.agreed' },
  })
  expect(event).toMatchObject({ actor: 'client', data: { label: 'Visa •••• 4242' } })
})

test('the instalments pay themselves: announced two days before, taken once, thanked for, to the end of the plan', async () => {
  const one = await byItself('card', 4, 11)
  await world.advance('P3D')
  const [notice] = await mailsOf(one, /autopay/)
  expect(notice?.subject).toContain('$300.00 will be collected')
  expect(await chargesOf(one)).toEqual([])
  await world.advance('P1D')
  const [charge] = await chargesOf(one)
  expect(charge).toMatchObject({ state: 'settled', planPosition: 1, amountMinor: 30_000n, method: 'card' })
  expect((charge?.startedAt.getTime() ?? 0) - (notice?.at.getTime() ?? 0)).toBeGreaterThanOrEqual(48 * 3_600_000)
  expect(await balanceOf(one)).toBe(30_000n)
  await world.advance('P8D')
  expect(await balanceOf(one)).toBe(0n)
  expect((await intentsOf(one)).map(({ status, amount }) => [status, amount])).toEqual([
    ['succeeded', 30_000],
    ['succeeded', 30_000],
  ])
  expect((await planOf(one)).state).toBe('completed')
  expect((await mailsOf(one, /^instalment\//)).map(({ subject }) => subject)).toHaveLength(2)
  expect(await mailsOf(one, /^thank-you\//)).toHaveLength(2)
})

test('a card is kept with the first instalment, and pays the others', async () => {
  const one = await plan(1, 6)
  const started = await startPayment({
    ...{
      businessId,
      clientId: one.clientId,
      invoiceIds: [one.invoiceId],
      method: 'card',
      amount: { kind: 'instalment' },
    },
    ...{
      portalLinkId: null,
      consent: 'Keep it.',
      consentFrom: '192.0.2.9',
      portalUrl: 'http://127.0.0.1:3999/p/token',
      now: world.now(),
    },
  })
  if (!started.ok) throw new Error(started.reason)
  const body = new URLSearchParams({ action: 'pay', card_number: '4242424242424242' })
  await fetch(started.value.redirectUrl, { method: 'POST', redirect: 'manual', body })
  await world.advance('PT1S')
  expect(await methodOf(one)).toBe('Visa •••• 4242')
  const [method] = await prisma.savedMethod.findMany({ where: { businessId, clientId: one.clientId } })
  expect(method).toMatchObject({ consentText: 'Keep it.', consentFrom: '192.0.2.9' })
  await world.control('/webhooks/replay', { provider: 'stripe', times: 2, shuffle: true })
  await world.work()
  expect(await prisma.savedMethod.count({ where: { businessId, clientId: one.clientId } })).toBe(1)
  await world.advance('P7D')
  expect(await balanceOf(one)).toBe(0n)
})

test('a bank account pays itself as well, and the money counts when it has arrived', async () => {
  const one = await byItself('ach', 4)
  expect(await methodOf(one)).toBe('Stripe Test Bank •••• 6789')
  await world.advance('P4D')
  const [charge] = await chargesOf(one)
  expect(charge).toMatchObject({ state: 'processing', method: 'ach' })
  expect(await balanceOf(one)).toBe(30_000n)
  // The notice was the word about it; nothing is asked for while the money is on its way.
  expect(await mailsOf(one, /^(payment|instalment)/)).toHaveLength(1)
  await world.advance('P5D')
  expect(await balanceOf(one)).toBe(0n)
  expect((await planOf(one)).state).toBe('completed')
})

test('a client is one customer at the provider, however many ask at once', async () => {
  const { clientId } = await plan(20)
  const refs = await Promise.all(Array.from({ length: 4 }, () => ensureCustomer(businessId, clientId)))
  expect(new Set(refs).size).toBe(1)
})

test('P20: twenty at once charge once', async () => {
  const one = await byItself('card', 4)
  await world.advance('P3D')
  const due = new Date(world.now().getTime() + 24 * 3_600_000)
  const wish = { businessId, clientId: one.clientId, planId: one.planId, position: 1 }
  const claims = await Promise.all(Array.from({ length: 20 }, () => chargeInstalment(wish, due)))
  expect(claims.filter((kind) => kind === 'charge')).toHaveLength(1)
  expect(await intentsOf(one)).toHaveLength(1)
  expect(await balanceOf(one)).toBe(0n)
})

test('paid by hand meanwhile: nothing is collected, and a part of it lowers the sum', async () => {
  const [whole, part] = [await byItself('card', 4), await byItself('card', 4)]
  await world.advance('P3D')
  const pay = (invoiceId: string, minor: bigint) =>
    recordManualPayment({
      ...{ businessId, invoiceId, amount: { minor, currency: 'USD' }, method: 'check', reference: null },
      ...{
        receivedOn: Temporal.PlainDate.from(world.now().toISOString().slice(0, 10)),
        actor: 'user:test',
        now: world.now(),
      },
    })
  await pay(whole.invoiceId, 30_000n)
  await pay(part.invoiceId, 12_345n)
  await world.advance('P2D')
  expect(await chargesOf(whole)).toEqual([])
  expect((await intentsOf(part)).map(({ amount }) => amount)).toEqual([17_655])
  expect(await balanceOf(part)).toBe(0n)
})

test('stopped by the client: nothing is collected, they are told, and the instalment is asked for by mail', async () => {
  const one = await byItself('card', 5)
  await world.advance('P3D')
  const call = { businessId, planId: one.planId, reason: 'the client stopped it', actor: 'client', now: world.now() }
  expect((await stopAutopay(call)).ok).toBe(true)
  expect(await stopAutopay(call)).toEqual({ ok: false, reason: 'not_on' })
  await world.advance('P3D')
  expect(await chargesOf(one)).toEqual([])
  expect((await mailsOf(one, /^autopay-stopped\//)).map(({ subject }) => subject)).toEqual([
    `Automatic payment for invoice AP-${number} is stopped`,
  ])
  expect((await mailsOf(one, /^instalment\/.*\/due\//)).map(({ subject }) => subject)).toHaveLength(1)
  // The card is still there, and can be agreed to anew.
  const [method] = await prisma.savedMethod.findMany({ where: { businessId, clientId: one.clientId } })
  const again = {
    businessId,
    clientId: one.clientId,
    planId: one.planId,
    methodId: method?.id ?? '',
    consent: 'Again.',
    from: null,
    now: world.now(),
  }
  expect((await agreeWithKept(again)).ok).toBe(true)
  await world.advance('P4D')
  expect(await balanceOf(one)).toBe(0n)
})

test('in dispute, even in part: it rests, and goes on when that is settled', async () => {
  const one = await byItself('card', 4)
  const hold = await inTransaction((tx) =>
    insertHold(tx, {
      ...{
        businessId,
        clientId: one.clientId,
        invoiceId: one.invoiceId,
        kind: 'dispute',
        reason: 'The hours are wrong.',
      },
      ...{
        amount: { minor: 5_000n, currency: 'USD' },
        until: null,
        reviewOn: null,
        stopsCharges: true,
        actor: 'client',
        now: world.now(),
      },
    }),
  )
  await world.advance('P6D')
  expect(await chargesOf(one)).toEqual([])
  await inTransaction((tx) => endHold(tx, { businessId, holdId: hold, actor: 'user:test', now: world.now() }))
  await world.advance('P4D')
  expect(await balanceOf(one)).toBe(0n)
})

test('a removed method is forgotten by the provider, too, and pays nothing any more', async () => {
  const one = await byItself('card', 4)
  const [method] = await prisma.savedMethod.findMany({ where: { businessId, clientId: one.clientId } })
  const call = { businessId, clientId: one.clientId, methodId: method?.id ?? '', actor: 'client', now: world.now() }
  expect(await removeMethod({ ...call, clientId: businessId })).toEqual({ ok: false, reason: 'not_found' })
  expect((await removeMethod(call)).ok).toBe(true)
  expect(await removeMethod(call)).toEqual({ ok: false, reason: 'not_found' })
  await world.advance('P5D')
  expect(await chargesOf(one)).toEqual([])
  expect(await methodOf(one)).toBeNull()
  expect(await mailsOf(one, /^autopay-stopped\//)).toHaveLength(1)
})

test('P20: the answer of the charge is lost: the same key brings the same charge, and it is taken once', async () => {
  const one = await byItself('card', 4)
  await world.advance('P3D')
  await world.control('/faults', { provider: 'stripe', path: '/v1/payment_intents', kind: 'drop-after', times: 3 })
  await world.advance('P1D')
  const states = (await chargesOf(one)).map(({ state }) => state)
  await world.advance('PT2H')
  expect((await chargesOf(one)).map(({ state }) => state)).toEqual(['settled'])
  expect(['started', 'settled']).toContain(states[0])
  expect((await intentsOf(one)).map(({ status }) => status)).toEqual(['succeeded'])
  expect(await balanceOf(one)).toBe(0n)
})

test('P20: a charge too old for its key is looked for, not repeated', async () => {
  const one = await byItself('card', 4)
  await world.advance('P3D')
  const wish = { businessId, clientId: one.clientId, planId: one.planId, position: 1 }
  await prisma.planInstalment.updateMany({
    where: { businessId, planId: one.planId },
    data: { autopayAt: world.now() },
  })
  await world.control('/faults', { provider: 'stripe', path: '/v1/payment_intents', kind: 'drop-after', times: 3 })
  await expect(chargeInstalment(wish, world.now())).rejects.toThrow('charge')
  const [charge] = await chargesOf(one)
  expect(charge?.state).toBe('started')
  const dayAndMore = new Date(world.now().getTime() + 30 * 3_600_000)
  expect(await performCharge(businessId, charge?.id ?? '', dayAndMore)).toBe('settled')
  expect((await intentsOf(one)).map(({ status }) => status)).toEqual(['succeeded'])
})
