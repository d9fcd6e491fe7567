import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import type { AgreedPlan } from '#tests/support/make-autopay.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2027-04-05T13:30:00Z'))
const { prisma } = world
const { makePlan, leaveMethod, letRest } = await import('#tests/support/make-autopay.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const businessId = await makeBusiness(prisma)
afterEach(() => letRest(world))
afterAll(() => world.close())

let number = 0
const today = () =>
  Temporal.Instant.from(world.now().toISOString()).toZonedDateTimeISO('America/New_York').toPlainDate()
/** A plan that pays itself on these days from today; the card or account then turns into this test number. */
const byItself = async (kind: 'card' | 'ach', turnsInto: string | null, ...days: number[]) => {
  const due = days.map((n) => today().add({ days: n }).toString())
  const one = await makePlan(world, businessId, `AD-${(number += 1)}`, due)
  await leaveMethod(world, businessId, one, kind)
  if (turnsInto) await become(one, turnsInto)
  return one
}
const become = async ({ clientId }: AgreedPlan, testNumber: string) => {
  const { methodRef } = await prisma.savedMethod.findFirstOrThrow({ where: { businessId, clientId } })
  await world.control(`/stripe/payment_methods/${methodRef}`, { number: testNumber })
}
const chargesOf = ({ planId }: AgreedPlan) =>
  prisma.payment.findMany({
    where: { businessId, planId, savedMethodId: { not: null } },
    orderBy: { startedAt: 'asc' },
  })
const instalmentsOf = ({ planId }: AgreedPlan) =>
  prisma.planInstalment.findMany({ where: { businessId, planId }, orderBy: { position: 'asc' } })
const isOn = async ({ planId }: AgreedPlan) =>
  (await prisma.instalmentPlan.findUniqueOrThrow({ where: { businessId_id: { businessId, id: planId } } }))
    .autopayMethodId !== null
const balanceOf = async ({ invoiceId }: AgreedPlan) =>
  (await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })).balanceMinor
const mailsOf = async ({ email }: AgreedPlan, of = /^autopay-/) =>
  (await world.mails(email))
    .filter(({ idempotencyKey }) => of.test(idempotencyKey))
    .map(({ subject, text }) => ({ subject, text }))
    .reverse()
const failuresOf = async ({ clientId }: AgreedPlan) =>
  (
    await prisma.timelineEvent.findMany({
      where: { businessId, clientId, type: 'autopay.failed' },
      orderBy: { id: 'asc' },
    })
  ).map(({ data }) => (data as { reason: string }).reason)
const tasksOf = ({ planId }: AgreedPlan) =>
  prisma.task.findMany({ where: { businessId, key: { startsWith: `plan/${planId}/autopay/` } } })
interface Booked {
  id: string
  status: string
  amount: number
  metadata: { paymentId?: string }
}
const intentsOf = async (one: AgreedPlan) => {
  const ids = (await chargesOf(one)).map(({ id }) => id)
  const all = (await world.control('/stripe/payments')) as Booked[]
  return all.filter(({ metadata }) => ids.includes(metadata.paymentId ?? '')).reverse()
}

test('P20: authentication_required: the charge is ended, the client is asked to pay themselves, and can', async () => {
  const one = await byItself('card', '4000002760003184', 4, 10)
  await world.advance('P5D')
  expect(await chargesOf(one)).toMatchObject([{ state: 'failed', failureReason: 'authentication_required' }])
  expect((await intentsOf(one)).map(({ status }) => status)).toEqual(['canceled'])
  expect(await failuresOf(one)).toEqual(['the bank asks the client to confirm it'])
  const [mail] = await mailsOf(one)
  expect(mail?.subject).toBe('Your bank asks you to confirm instalment 1 of 2')
  expect(mail?.text).toContain('/p/')
  expect(await tasksOf(one)).toEqual([])
  // On session, from the mail's link: the first unpaid instalment.
  const started = await startPayment({
    ...{
      businessId,
      clientId: one.clientId,
      invoiceIds: [one.invoiceId],
      method: 'card',
      amount: { kind: 'instalment' },
    },
    ...{ portalLinkId: null, consent: null, portalUrl: 'http://127.0.0.1:3999/p/token', now: world.now() },
  })
  if (!started.ok) throw new Error(started.reason)
  for (const action of ['pay', 'complete authentication']) {
    const body = new URLSearchParams({ action, card_number: '4000002500003155' })
    await fetch(started.value.redirectUrl, { method: 'POST', redirect: 'manual', body })
  }
  await world.advance('P3D')
  expect(await balanceOf(one)).toBe(30_000n)
  // The second one is tried again: only this bank, this time, wanted its client.
  await become(one, '4242424242424242')
  await world.advance('P3D')
  expect(await balanceOf(one)).toBe(0n)
})

test('P20: do_not_try_again: never again with this card, the client and somebody here are told', async () => {
  const one = await byItself('card', '4000000000009987', 4, 10)
  await world.advance('P5D')
  expect(await chargesOf(one)).toMatchObject([{ state: 'failed', adviceCode: 'do_not_try_again' }])
  expect(await isOn(one)).toBe(false)
  expect((await mailsOf(one)).map(({ subject }) => subject)).toEqual(['Instalment 1 of 2 could not be collected'])
  expect(await tasksOf(one)).toMatchObject([{ kind: 'payment_failed', doneAt: null }])
  await world.advance('P12D')
  expect(await chargesOf(one)).toHaveLength(1)
  expect((await intentsOf(one)).map(({ status }) => status)).toEqual(['canceled'])
})

test('P20: try_again_later: the same charge three more times in seven days, then no more; a later instalment is tried anew', async () => {
  const one = await byItself('card', '4000000000009995', 4, 25)
  await world.advance('P4D')
  const firstDay = today()
  expect(await failuresOf(one)).toEqual(['insufficient funds'])
  const [first] = await mailsOf(one)
  expect(first?.text).toContain('the collection is tried once more on that day')
  const days: number[] = []
  for (let day = 0; day < 10; day += 1) {
    const before = (await failuresOf(one)).length
    await world.advance('P1D')
    if ((await failuresOf(one)).length > before) days.push(firstDay.until(today()).total('days'))
  }
  expect(days).toEqual([3, 5, 7])
  const [intent, second] = await intentsOf(one)
  expect(second).toBeUndefined()
  expect(intent).toMatchObject({ status: 'canceled', amount: 30_000 })
  // Told at the first decline and when it was over, not in between.
  expect(await mailsOf(one)).toHaveLength(2)
  expect((await tasksOf(one)).map(({ doneAt }) => doneAt)).toEqual([null])
  expect(await isOn(one)).toBe(true)
  await become(one, '4242424242424242')
  await world.advance('P12D')
  expect((await chargesOf(one)).map(({ state, planPosition }) => [state, planPosition])).toEqual([
    ['failed', 1],
    ['settled', 2],
  ])
})

test('a card that pays at the second try: one charge, thanked for once', async () => {
  const one = await byItself('card', '4000000000009995', 4)
  await world.advance('P5D')
  await become(one, '4242424242424242')
  await world.advance('P3D')
  expect(await chargesOf(one)).toMatchObject([{ state: 'settled', failureReason: null }])
  expect((await intentsOf(one)).map(({ status }) => status)).toEqual(['succeeded'])
  expect(await balanceOf(one)).toBe(0n)
  expect(await mailsOf(one, /^thank-you\//)).toHaveLength(1)
})

test('P20: a part paid by hand between two tries: the old charge is ended before a smaller one is made', async () => {
  const one = await byItself('card', '4000000000009995', 4)
  await world.advance('P5D')
  await recordManualPayment({
    ...{ businessId, invoiceId: one.invoiceId, amount: { minor: 10_000n, currency: 'USD' }, method: 'check' },
    ...{ reference: null, receivedOn: today(), actor: 'user:test', now: world.now() },
  })
  await become(one, '4242424242424242')
  await world.advance('P3D')
  expect((await intentsOf(one)).map(({ status, amount }) => [status, amount])).toEqual([
    ['canceled', 30_000],
    ['succeeded', 20_000],
  ])
  expect(await balanceOf(one)).toBe(0n)
})

test('paid by hand between two tries: no second try', async () => {
  const one = await byItself('card', '4000000000009995', 4)
  await world.advance('P5D')
  await recordManualPayment({
    ...{ businessId, invoiceId: one.invoiceId, amount: { minor: 30_000n, currency: 'USD' }, method: 'check' },
    ...{ reference: null, receivedOn: today(), actor: 'user:test', now: world.now() },
  })
  await world.advance('P8D')
  expect(await failuresOf(one)).toHaveLength(1)
  expect((await instalmentsOf(one)).map(({ autopayAt }) => autopayAt)).toEqual([null])
})

test('a bank account without funds is not tried again by itself; the next instalment is', async () => {
  const one = await byItself('ach', '000222222227', 4, 18)
  await world.advance('P9D')
  expect(await chargesOf(one)).toMatchObject([
    { state: 'failed', failureReason: 'insufficient_funds', planPosition: 1 },
  ])
  expect((await mailsOf(one)).map(({ subject }) => subject)).toEqual(['Instalment 1 of 2 could not be collected'])
  expect(await mailsOf(one, /^payment-problem/)).toEqual([])
  expect(await tasksOf(one)).toHaveLength(1)
  await become(one, '000123456789')
  await world.advance('P8D')
  expect(await chargesOf(one)).toHaveLength(1)
  await world.advance('P8D')
  expect((await chargesOf(one)).map(({ state, planPosition }) => [state, planPosition])).toEqual([
    ['failed', 1],
    ['settled', 2],
  ])
})

test('a debit that is returned after weeks ends the mandate: the account is not debited again', async () => {
  const one = await byItself('ach', null, 4, 40)
  await world.advance('P10D')
  const [charge] = await chargesOf(one)
  expect(charge?.state).toBe('settled')
  await world.advance('P20D')
  await world.control(`/stripe/payments/${charge?.providerRef ?? ''}/return`, {})
  await world.advance('PT1S')
  expect(await balanceOf(one)).toBe(60_000n)
  expect(await isOn(one)).toBe(false)
  const [method] = await prisma.savedMethod.findMany({ where: { businessId, clientId: one.clientId } })
  expect(method?.removedAt).not.toBeNull()
  await world.advance('P15D')
  expect(await chargesOf(one)).toHaveLength(1)
})

test('a card that was given up at the provider is struck out here', async () => {
  const one = await byItself('card', null, 4)
  const { methodRef } = await prisma.savedMethod.findFirstOrThrow({ where: { businessId, clientId: one.clientId } })
  const { stripeSavedMethods } = await import('#app/gateways/payments/stripe-saved.server.ts')
  await stripeSavedMethods.forget({ methodRef })
  await world.advance('PT1S')
  expect(await isOn(one)).toBe(false)
  expect((await mailsOf(one)).map(({ subject }) => subject)).toEqual([
    `Automatic payment for invoice AD-${number} is stopped`,
  ])
  await world.advance('P5D')
  expect(await chargesOf(one)).toEqual([])
})
