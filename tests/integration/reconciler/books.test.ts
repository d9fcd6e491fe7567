import { afterAll, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { exceptFromLaws } from '#tests/support/the-books.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { compareBooksSince } = await import('#app/features/payments/compare-books.server.ts')
const { stripe } = await import('#app/gateways/payments/stripe-client.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

let count = 0
async function pay(method: 'card' | 'paypal', minor: bigint) {
  count += 1
  const id = await makeInvoice({
    ...{ businessId, number: `B-${count}`, email: `b-${count}@example.com`, dueOn: '2026-12-20', minor },
    now: world.now(),
  })
  const { clientId } = await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
  await startPayment({
    ...{ businessId, clientId, invoiceIds: [id], method, portalLinkId: null, consent: null },
    ...{ amount: { kind: 'everything' }, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
  })
  const { checkoutRef } = await prisma.payment.findFirstOrThrow({ where: { businessId, clientId } })
  const approve =
    method === 'paypal' ? `/paypal/orders/${checkoutRef}/approve` : `/stripe/payments/${checkoutRef}/settle`
  await world.control(approve, {})
  await world.advance('PT2M')
  return prisma.payment.findFirstOrThrow({ where: { businessId, clientId } })
}
const since = new Date('2026-11-20T00:00:00Z')
const compare = async () => {
  const [card, paypal] = await compareBooksSince(since, new Date(world.now().getTime() + 1_000))
  if (!card || !paypal) throw new Error('two providers')
  return { card, paypal }
}
const hold = (provider: 'stripe' | 'paypal', held: boolean) => world.control('/webhooks/hold', { provider, held })
const differences = () => prisma.difference.findMany({ where: { businessId }, orderBy: { id: 'asc' } })
const read = (id: string) => prisma.payment.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })

test('payments, a refund, a dispute that was lost: both books say the same, and nothing is written', async () => {
  const [refunded, lost] = [await pay('card', 30_000n), await pay('card', 20_000n)]
  await pay('paypal', 10_000n)
  await world.control(`/stripe/payments/${refunded.providerRef}/refund`, { amount: 5_000 })
  await world.control(`/stripe/payments/${lost.providerRef}/dispute`, {})
  await world.advance('PT1M')
  await world.control(`/stripe/payments/${lost.providerRef}/return`, {}).catch(() => null)
  await world.advance('PT1M')
  const { card, paypal } = await compare()
  expect(await differences()).toEqual([])
  const same = (taken: string, givenBack: string, gone: string) => ({
    USD: { theirs: { taken, givenBack, lost: gone }, ours: { taken, givenBack, lost: gone } },
  })
  const gone = String((await read(lost.id)).returnedMinor)
  expect(card).toMatchObject({ checked: 2, found: 0, mended: 0, sums: same('50000', '5000', gone) })
  expect(paypal).toMatchObject({ checked: 1, found: 0, mended: 0, sums: same('10000', '0', '0') })
})

test('what no webhook told is put on record first, and then mended by the provider’s word', async () => {
  const [refunded, captured] = [await pay('card', 40_000n), await pay('paypal', 15_000n)]
  await hold('stripe', true)
  await hold('paypal', true)
  await world.control(`/stripe/payments/${refunded.providerRef}/refund`, { amount: 7_000 })
  await world.control(`/paypal/captures/${captured.providerRef}/refund`, { amount: 2_000 })
  expect(await read(refunded.id)).toMatchObject({ state: 'settled', refundedMinor: 0n })
  expect(await compare()).toMatchObject({ card: { found: 1, mended: 1 }, paypal: { found: 1, mended: 1 } })
  expect(await differences()).toMatchObject([
    {
      kind: 'refunds',
      paymentId: refunded.id,
      state: 'mended',
      amountMinor: 7_000n,
      oursMinor: 0n,
      decidedBy: 'system',
    },
    { kind: 'refunds', paymentId: captured.id, state: 'mended', amountMinor: 2_000n, oursMinor: 0n },
  ])
  expect(await read(refunded.id)).toMatchObject({ state: 'part_refunded', refundedMinor: 7_000n })
  expect(await compare()).toMatchObject({ card: { found: 0 }, paypal: { found: 0 } })
  await hold('stripe', false)
  await hold('paypal', false)
  await world.advance('PT1M')
  expect(await prisma.refund.count({ where: { businessId, paymentId: { in: [refunded.id, captured.id] } } })).toBe(2)
})

test('money we never heard of, another sum, and a payment nobody there knows wait for a person', async () => {
  exceptFromLaws(['M5'], 'the provider’s books are made to differ from ours')
  await hold('stripe', true)
  const [unknown, other] = [await pay('paypal', 11_000n), await pay('paypal', 12_000n)]
  await prisma.payment.update({
    where: { businessId_id: { businessId, id: unknown.id } },
    data: { checkoutRef: 'NOORDER', providerRef: 'NOCAPTURE' },
  })
  await world.control(`/paypal/objects/${other.providerRef}`, { amount: { currency_code: 'USD', value: '125.00' } })
  const asked = { amount: 20_000, currency: 'usd', payment_method: 'pm_card_visa', confirm: true }
  const { id: ref } = await stripe.paymentIntents.create(asked)
  const before = await prisma.difference.count({ where: { businessId } })
  const { card, paypal } = await compare()
  expect([card.found - card.mended, paypal.found - paypal.mended]).toEqual([1, 2])
  const found = (await differences()).slice(before)
  expect(found.map(({ kind, state, amountMinor, oursMinor }) => [kind, state, amountMinor, oursMinor])).toEqual([
    ['unknown_here', 'open', 20_000n, null],
    ['amount', 'open', 12_500n, 12_000n],
    ['unknown_there', 'open', 0n, 11_000n],
  ])
  expect(found[0]).toMatchObject({ ref })
})

test('once a month by itself, for each provider', async () => {
  expect(await prisma.booksComparison.count({ where: { finishedAt: null } })).toBe(2)
  await world.advance('P8D')
  const months = await prisma.booksComparison.findMany({ where: { fromAt: new Date('2026-11-01T00:00:00Z') } })
  expect(months.map(({ finishedAt }) => finishedAt?.toISOString().slice(0, 10))).toEqual(['2026-12-01', '2026-12-01'])
  expect(await prisma.booksComparison.count({ where: { finishedAt: null } })).toBe(2)
})
