import { createHmac } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { pressPaypal, pressStripe } from '#tests/support/hosted-checkout.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

let count = 0
let invoiceId: string
let clientId: string
let email: string
beforeEach(async () => {
  count += 1
  email = `not-as-asked-${count}@example.com`
  invoiceId = await makeInvoice({ businessId, number: `N-${count}`, email, dueOn: '2026-12-20', now: world.now() })
  clientId = (await readInvoice()).clientId
})

const readInvoice = () => prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })
const tasks = async () =>
  (await prisma.task.findMany({ where: { businessId, clientId, doneAt: null } })).map(({ kind }) => kind)
const credit = async () => {
  const { _sum } = await prisma.ledgerEntry.aggregate({
    where: { businessId, clientId, account: 'unapplied' },
    _sum: { amountMinor: true },
  })
  return -(_sum.amountMinor ?? 0n)
}
const settle = () => world.advance('PT1S')
const checkout = async (method: 'card' | 'paypal') => {
  const started = await startPayment({
    ...{ businessId, clientId, invoiceIds: [invoiceId], method, portalLinkId: null, consent: null },
    ...{ amount: { kind: 'everything' }, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
  })
  if (!started.ok) throw new Error(started.reason)
  return started.value.redirectUrl
}

test.each([
  // The card's page is out of our sight by then: its money is money.
  ['PayPal first, then card', ['paypal', 'card'], { settled: 2, kept: 25_000n, asked: ['overpayment'] }],
  // What PayPal's page promises is taken only by us, and not for what is paid already.
  ['card first, then PayPal', ['card', 'paypal'], { settled: 1, kept: 0n, asked: [] }],
] as const)('P2: %s: nothing is lost, nothing is settled twice', async (_order, order, { settled, kept, asked }) => {
  const card = await checkout('card')
  // The client's tab stays open while a second attempt begins, as after a lost answer.
  await prisma.paymentTarget.updateMany({ where: { businessId, invoiceId }, data: { live: false } })
  const paypal = await checkout('paypal')
  for (const method of order) {
    await (method === 'card' ? pressStripe(card, 'pay') : pressPaypal(paypal, 'Approve'))
    await settle()
  }
  expect(await readInvoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })
  expect(await prisma.payment.count({ where: { businessId, clientId, state: 'settled' } })).toBe(settled)
  expect([await credit(), await tasks()]).toEqual([kept, asked])
  const captures = (await world.control('/paypal/captures')) as { customId: string; net: number }[]
  const { id } = await prisma.payment.findFirstOrThrow({ where: { businessId, clientId, provider: 'paypal' } })
  expect(captures.filter(({ customId }) => customId === id)).toHaveLength(settled - 1)
  await world.advance('PT2H')
  expect((await world.mails(email)).filter(({ subject }) => subject.startsWith('Thank you'))).toHaveLength(1)
})

test.each([
  ['a cent less', { value: '249.99', currency_code: 'USD' }, 24_999n],
  ['another currency', { value: '250.00', currency_code: 'EUR' }, 25_000n],
])('P10: PayPal’s own capture is of %s: put aside, and somebody is told', async (_what, amount, minor) => {
  await world.control('/webhooks/hold', { provider: 'paypal', held: true })
  await pressPaypal(await checkout('paypal'), 'Approve')
  const { applyProviderState } = await import('#app/features/payments/apply-provider-state.server.ts')
  const { checkoutRef, id } = await prisma.payment.findFirstOrThrow({ where: { businessId, clientId } })
  const { atBarriers } = await import('#app/barrier.server.ts')
  // Between the capture and our look at it.
  atBarriers(async (point) => {
    if (point !== 'afterProviderCall') return
    const captures = (await world.control('/paypal/captures')) as { id: string; order: string }[]
    const own = captures.find(({ order }) => order === checkoutRef)
    if (own) await world.control(`/paypal/objects/${own.id}`, { amount })
  })
  await applyProviderState(businessId, id, world.now())
  atBarriers(null)
  await world.control('/webhooks/hold', { provider: 'paypal', held: false })
  await settle()
  expect(await readInvoice()).toMatchObject({ state: 'issued', balanceMinor: 25_000n })
  expect([await credit(), await tasks()]).toEqual([minor, ['payment_mismatch']])
  expect(await world.mails(email)).toEqual([])
})

test('P11: forged, unsigned, truncated, by another’s secret, for another body or of yesterday: refused, and nothing is written', async () => {
  const { action } = await import('#app/routes/webhooks.stripe.ts')
  await checkout('card')
  const { checkoutRef } = await prisma.payment.findFirstOrThrow({ where: { businessId, clientId } })
  const object = { id: checkoutRef, object: 'checkout.session', payment_status: 'paid', status: 'complete' }
  const body = JSON.stringify({
    ...{ id: 'evt_forged', object: 'event', type: 'checkout.session.completed', livemode: false, data: { object } },
  })
  const at = Math.floor(Date.now() / 1_000)
  const mac = (secret: string, of = body, time = at) =>
    createHmac('sha256', secret).update(`${time}.${of}`).digest('hex')
  const secretOf = (name: string) => process.env[name] ?? ''
  const own = secretOf('STRIPE_WEBHOOK_SECRET')
  const everything = async () =>
    JSON.stringify([
      await prisma.inboxEvent.count(),
      await prisma.ledgerEntry.count(),
      await prisma.timelineEvent.count(),
      await prisma.task.count(),
      await prisma.outboxMessage.count(),
      await prisma.payment.findMany({ where: { businessId, clientId }, select: { state: true, checkoutRef: true } }),
    ])
  const send = async (signature: string | null, sent = body) => {
    const headers = { 'content-type': 'application/json', ...(signature !== null && { 'stripe-signature': signature }) }
    const request = new Request('http://localhost/webhooks/stripe', { method: 'POST', headers, body: sent })
    return (await action({ request, params: {}, context: {} })).status
  }
  const before = await everything()
  for (const signature of [
    ...[null, '', 't=1,v1=00', `t=${at}`, `v1=${mac(own)}`, `t=${at},v1=`, `t=${at},v0=${mac(own)}`],
    `t=${at},v1=${mac(own).slice(0, -1)}`,
    `t=${at},v1=${mac(own).slice(0, 32)}`,
    `t=${at},v1=${mac('')}`,
    `t=${at},v1=${mac(secretOf('RESEND_WEBHOOK_SECRET'))}`,
    `t=${at},v1=${mac(secretOf('PAYPAL_WEBHOOK_ID'))}`,
    `t=${at},v1=${mac(own, `${body} `)}`,
    `t=${at - 86_400},v1=${mac(own, body, at - 86_400)}`,
  ])
    expect(await send(signature), String(signature)).toBe(400)
  expect(await send(`t=${at},v1=${mac(own, body)}`, body.slice(0, -1))).toBe(400)
  const live = body.replace('"livemode":false', '"livemode":true')
  expect(await send(`t=${at},v1=${mac(own, live)}`, live)).toBe(400)
  expect(await everything()).toBe(before)
  // The same hand and the right secret: what was refused above was refused for its signature.
  expect(await send(`t=${at},v1=${mac(own)}`)).toBe(200)
})
