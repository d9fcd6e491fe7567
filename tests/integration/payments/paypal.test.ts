import { afterAll, beforeEach, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { requestRefund } = await import('#app/features/payments/request-refund.server.ts')
const { newId } = await import('#app/ids.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

let count = 0
let invoiceId: string
let clientId: string
let email: string
beforeEach(async () => {
  count += 1
  email = `buyer-${count}@example.com`
  invoiceId = await makeInvoice({
    businessId,
    number: `Y-${count}`,
    email,
    dueOn: '2026-12-20',
    minor: 30_000n,
    now: world.now(),
  })
  clientId = (await readInvoice()).clientId
})

const readInvoice = () => prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })
const readPayment = () => prisma.payment.findFirstOrThrow({ where: { businessId, clientId } })
const checkout = async () => {
  const started = await startPayment({
    businessId,
    clientId,
    invoiceIds: [invoiceId],
    method: 'paypal',
    ...{ portalLinkId: null, consent: null },
    amount: { kind: 'everything' },
    portalUrl: 'http://localhost:3999/p/token',
    now: world.now(),
  })
  if (!started.ok) throw new Error(started.reason)
  return started.value.redirectUrl
}
/** What the approve page's form sends for one of its buttons. */
async function press(url: string, button: string, fields: Record<string, string> = {}): Promise<void> {
  const page = await (await fetch(url)).text()
  const name = new RegExp(`<button[^>]*name="([^"]+)"[^>]*value="([^"]+)"[^>]*>\\s*${button}`).exec(page)
  const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1] ?? url
  await fetch(new URL(action.replaceAll('&amp;', '&'), url), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...fields, ...(name?.[1] && name[2] ? { [name[1]]: name[2] } : {}) }),
  })
}
const settle = () => world.advance('PT1S')
const thanks = async () => (await world.mails(email)).filter(({ subject }) => subject.startsWith('Thank you'))

test('P16: approved and the tab closed: the money is taken once, by the webhook', async () => {
  await press(await checkout(), 'Approve')
  await settle()
  expect(await readInvoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })
  const captures = (await world.control('/paypal/captures')) as { amount?: { value: string } }[]
  expect(captures).toHaveLength(1)
  await world.control('/webhooks/replay', { provider: 'paypal', times: 3, shuffle: true })
  await settle()
  expect(await world.control('/paypal/captures')).toHaveLength(1)
  await world.advance('PT2H')
  expect(await thanks()).toHaveLength(1)
})

test('P15: an eCheck is not paid until it clears', async () => {
  await press(await checkout(), 'Approve', { funding: 'echeck', source: 'echeck', method: 'echeck' })
  await settle()
  expect(await readInvoice()).toMatchObject({ state: 'issued', balanceMinor: 30_000n, processingMinor: 30_000n })
  expect(await readPayment()).toMatchObject({ state: 'processing' })
  await world.advance('P5D')
  expect(await readInvoice()).toMatchObject({ state: 'settled', processingMinor: 0n })
})

test('cancelled on PayPal’s page, the attempt ends by itself and the invoice is payable again', async () => {
  await press(await checkout(), 'Cancel')
  await settle()
  expect(await readInvoice()).toMatchObject({ state: 'issued', balanceMinor: 30_000n })
  expect(['open', 'expired']).toContain((await readPayment()).state)
})

test('P17: garbage from PayPal fails in bounded time, and the next call works', async () => {
  await world.control('/faults', { provider: 'paypal', path: '/v2/checkout/orders', kind: 'html', times: 1 })
  const wish = {
    businessId,
    clientId,
    invoiceIds: [invoiceId],
    method: 'paypal' as const,
    ...{ portalLinkId: null, consent: null },
    amount: { kind: 'everything' as const },
    portalUrl: 'http://localhost:3999/p/token',
    now: world.now(),
  }
  expect(await startPayment(wish)).toEqual({ ok: false, reason: 'provider_down' })
  expect((await startPayment(wish)).ok).toBe(true)
})

test('P11: a webhook PayPal did not send, or whose body was touched, is refused', async () => {
  const { action } = await import('#app/routes/webhooks.paypal.ts')
  await press(await checkout(), 'Approve')
  await settle()
  const kept = () => prisma.inboxEvent.count({ where: { provider: 'paypal' } })
  const before = await kept()
  const forged = JSON.stringify({ id: 'WH-FORGED', event_type: 'PAYMENT.CAPTURE.COMPLETED', resource: { id: 'X' } })
  const headers = {
    'paypal-transmission-id': 'a',
    'paypal-transmission-sig': 'b',
    'paypal-transmission-time': 'c',
    'paypal-cert-url': 'd',
    'paypal-auth-algo': 'SHA256withRSA',
  }
  for (const body of [forged, 'not json', '']) {
    const response = await action({
      request: new Request('http://localhost/webhooks/paypal', { method: 'POST', headers, body }),
      params: {},
      context: {},
    })
    expect(response.status).toBe(400)
  }
  expect(await kept()).toBe(before)
})

const captured = async () => {
  await press(await checkout(), 'Approve')
  await settle()
  return readPayment()
}
const held = async () => {
  const { _sum } = await prisma.ledgerEntry.aggregate({
    where: { businessId, clientId, account: 'clearing' },
    _sum: { amountMinor: true },
  })
  return _sum.amountMinor
}
const act = (ref: string | null, action: string, body: object = {}) =>
  world.control(`/paypal/captures/${ref ?? ''}/${action}`, body)

test('a part of a capture goes back once, though the first answer is lost, and its fee is on record', async () => {
  const { id: paymentId } = await captured()
  expect(await readPayment()).toMatchObject({ feeMinor: 1_096n, feeCurrency: 'USD' })
  await world.control('/faults', { provider: 'paypal', path: '/refund', kind: 'drop-after', times: 1 })
  const asked = await requestRefund({
    ...{ businessId, paymentId, refundId: newId(), amount: { minor: 9_000n, currency: 'USD' }, paidOut: null },
    ...{ effect: 'credit_invoice', reason: 'One day less', actor: 'user:test', now: world.now() },
  })
  expect(asked).toMatchObject({ ok: true })
  await settle()
  await world.advance('PT3H')
  expect(await prisma.refund.findMany({ where: { businessId, clientId } })).toMatchObject([
    { state: 'settled', amountMinor: 9_000n, effect: 'credit_invoice' },
  ])
  expect(await readPayment()).toMatchObject({ state: 'part_refunded', refundedMinor: 9_000n })
  expect(await readInvoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })
  expect(await held()).toBe(21_000n)
})

test('what PayPal takes back without a dispute is no refund', async () => {
  const { providerRef } = await captured()
  await act(providerRef, 'reverse')
  await settle()
  expect(await readPayment()).toMatchObject({ state: 'returned', refundedMinor: 0n, returnedMinor: 30_000n })
  expect(await readInvoice()).toMatchObject({ state: 'issued', balanceMinor: 30_000n })
  expect(await prisma.refund.count({ where: { businessId, clientId } })).toBe(0)
})

test('a dispute over a part that is lost takes that part, once', async () => {
  const disputeOf = async (ref: string | null) => {
    const all = (await world.control('/paypal/captures')) as { id: string; disputes: { id: string }[] }[]
    return all.find(({ id }) => id === ref)?.disputes[0]?.id ?? ''
  }
  const { providerRef } = await captured()
  await act(providerRef, 'dispute', { amount: 12_000 })
  await settle()
  expect(await readPayment()).toMatchObject({ state: 'disputed' })
  const outcome = 'RESOLVED_BUYER_FAVOUR'
  await world.control(`/paypal/disputes/${await disputeOf(providerRef)}/resolve`, { outcome })
  await settle()
  expect(await readPayment()).toMatchObject({ state: 'returned', returnedMinor: 12_000n, refundedMinor: 0n })
  expect(await readInvoice()).toMatchObject({ balanceMinor: 12_000n })
  expect(await held()).toBe(18_000n)
})
