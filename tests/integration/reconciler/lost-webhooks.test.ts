import { afterAll, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { readSilences } = await import('#app/db/read/silence.server.ts')
const { atBarriers } = await import('#app/barrier.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

let count = 0
async function invoice(minor = 30_000n) {
  count += 1
  const id = await makeInvoice({
    ...{ businessId, number: `W-${count}`, email: `buyer-${count}@example.com`, dueOn: '2026-12-20', minor },
    now: world.now(),
  })
  return prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
}
const pay = ({ id, clientId }: { id: string; clientId: string }) =>
  startPayment({
    ...{ businessId, clientId, invoiceIds: [id], method: 'card', portalLinkId: null, consent: null },
    ...{ amount: { kind: 'everything' }, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
  })
const attemptOf = (clientId: string) => prisma.payment.findFirstOrThrow({ where: { businessId, clientId } })
const stateOf = async (id: string) =>
  (await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })).state
const hold = (held: boolean) => world.control('/webhooks/hold', { provider: 'stripe', held })
const settle = (ref: string | null) => world.control(`/stripe/payments/${ref}/settle`, {})

test('W4: no webhook ever comes: the same final state a quarter of an hour later, on record, and an alarm that ends with the next one', async () => {
  await world.work()
  await hold(true)
  const paid = await invoice()
  expect((await pay(paid)).ok).toBe(true)
  const { checkoutRef } = await attemptOf(paid.clientId)
  await settle(checkoutRef)
  // The attempt itself is not asked about: what is shown here is the reader alone.
  await prisma.payment.updateMany({ where: { businessId, clientId: paid.clientId }, data: { nextReconcileAt: null } })
  await world.advance('PT10M')
  expect(await stateOf(paid.id)).toBe('issued')
  await world.advance('PT10M')
  expect(await stateOf(paid.id)).toBe('settled')

  const missed = await prisma.inboxEvent.findMany({ where: { foundAt: { not: null } } })
  expect(missed.map(({ type }) => type)).toContain('checkout.session.completed')
  expect(missed.every(({ state, handledAt }) => state !== 'received' && handledAt !== null)).toBe(true)
  expect(await prisma.ledgerEntry.count({ where: { businessId, invoiceId: paid.id, account: 'receivable' } })).toBe(2)
  const mails = await world.mails('buyer-1@example.com')
  expect(mails.filter(({ subject }) => subject.startsWith('Thank you'))).toHaveLength(1)

  expect(await readSilences(world.now())).toEqual([])
  await world.advance('PT3H')
  expect(await readSilences(world.now())).toMatchObject([{ provider: 'stripe' }])
  await hold(false)
  await world.advance('PT1M')
  expect(await readSilences(world.now())).toEqual([])
  expect(await stateOf(paid.id)).toBe('settled')
  expect(await prisma.ledgerEntry.count({ where: { businessId, invoiceId: paid.id, account: 'receivable' } })).toBe(2)
})

test('P4: cut off between the provider’s answer and our commit, and no webhook: the reader finds the orphan', async () => {
  await hold(true)
  const left = await invoice()
  let calls = 0
  atBarriers(async (point) => {
    if (point !== 'afterProviderCall' || (calls += 1) > 1) return
    throw new Error('the process is gone')
  })
  await pay(left).catch(() => null)
  atBarriers(null)
  const before = await attemptOf(left.clientId)
  expect(before).toMatchObject({ state: 'started', checkoutRef: null })
  const sessions = (await world.control('/stripe/payments')) as { id: string; metadata: { paymentId?: string } }[]
  const orphan = sessions.find(({ metadata }) => metadata.paymentId === before.id)
  expect(orphan).toBeDefined()
  await settle(orphan?.id ?? null)
  await world.advance('PT20M')
  expect(await stateOf(left.id)).toBe('settled')
  expect(await attemptOf(left.clientId)).toMatchObject({ id: before.id, state: 'settled' })
  await hold(false)
  await world.advance('PT1M')
  expect(await prisma.payment.count({ where: { businessId, clientId: left.clientId } })).toBe(1)
  expect(await prisma.ledgerEntry.count({ where: { businessId, invoiceId: left.id, account: 'receivable' } })).toBe(2)
})

test('money that belongs to no attempt of ours waits for a person, once', async () => {
  const event = {
    id: 'evt_dashboard',
    object: 'event',
    type: 'charge.succeeded',
    created: Math.floor(world.now().getTime() / 1_000),
    livemode: false,
    data: {
      object: {
        ...{ id: 'ch_dashboard', object: 'charge', paid: true, captured: true, currency: 'usd', metadata: {} },
        ...{ amount_captured: 12_500, amount_refunded: 0, payment_intent: 'pi_dashboard', description: 'Deposit' },
        ...{ billing_details: { email: 'Buyer-1@example.com' }, created: Math.floor(world.now().getTime() / 1_000) },
      },
    },
  }
  await world.control('/webhooks/send', { provider: 'stripe', type: event.type, body: event })
  await world.control('/webhooks/send', { provider: 'stripe', type: event.type, body: { ...event, id: 'evt_again' } })
  await world.advance('PT1M')
  expect(await prisma.difference.findMany({ where: { businessId } })).toMatchObject([
    {
      ...{ kind: 'unknown_here', provider: 'stripe', ref: 'pi_dashboard', state: 'open', method: 'card' },
      ...{ amountMinor: 12_500n, currency: 'USD', payer: 'Buyer-1@example.com', note: 'Deposit' },
    },
  ])
})
