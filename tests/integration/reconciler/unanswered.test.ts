import { afterAll, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { postponeReconcile, reconcilePayment } = await import('#app/features/payments/reconcile-payments.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

async function begin(number: string) {
  const id = await makeInvoice({
    ...{ businessId, number, email: `${number}@example.com`, dueOn: '2026-12-20', minor: 30_000n, now: world.now() },
  })
  const { clientId } = await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
  await startPayment({
    ...{ businessId, clientId, invoiceIds: [id], method: 'card', portalLinkId: null, consent: null },
    ...{ amount: { kind: 'everything' }, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
  })
  return prisma.payment.findFirstOrThrow({ where: { businessId, clientId } })
}
const read = (id: string) => prisma.payment.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
const change = (id: string, data: object) =>
  prisma.payment.update({ where: { businessId_id: { businessId, id } }, data })
const taskOf = (id: string) => prisma.task.findFirst({ where: { businessId, key: `unanswered/${id}` } })

test('an attempt the provider does not know is asked about seven times, then it is a person’s, and news of it still counts', async () => {
  const { id, checkoutRef } = await begin('U-1')
  await change(id, { checkoutRef: 'cs_gone' })
  const asked: number[] = []
  let at = (await read(id)).nextReconcileAt
  for (let last = world.now(); at && asked.length < 20; at = (await read(id)).nextReconcileAt) {
    asked.push((at.getTime() - last.getTime()) / 60_000)
    expect(await taskOf(id)).toBeNull()
    await reconcilePayment(businessId, id, at)
    last = at
  }
  // The first was that of an open checkout.
  expect(asked.map(Math.round)).toEqual([15, 60, 1_440, 1_440, 1_440, 1_440, 1_440])
  expect(await read(id)).toMatchObject({ state: 'open', nextReconcileAt: null })
  expect(await taskOf(id)).toMatchObject({ kind: 'review', doneAt: null, title: expect.stringContaining('$300.00') })

  await change(id, { checkoutRef })
  await world.control(`/stripe/payments/${checkoutRef}/settle`, {})
  await world.advance('PT1M')
  expect(await read(id)).toMatchObject({ state: 'settled' })
  expect((await taskOf(id))?.doneAt).not.toBeNull()
})

test('a checkout nobody was led to is over after two hours, not after the next day’s question', async () => {
  const { id, startedAt } = await begin('U-2')
  await change(id, { state: 'started', checkoutRef: null, checkoutUrl: null, nextReconcileAt: startedAt })
  await world.advance('PT2H1M')
  expect(await read(id)).toMatchObject({ state: 'expired', nextReconcileAt: null })
})

test('an outage uses up no question; one that outlasts them all is a person’s', async () => {
  const { id, startedAt } = await begin('U-3')
  await change(id, { state: 'started', nextReconcileAt: startedAt })
  const after = (days: number) => new Date(startedAt.getTime() + days * 86_400_000)
  await postponeReconcile(businessId, id, after(5))
  expect(await read(id)).toMatchObject({ reconcileTries: 0, nextReconcileAt: new Date(after(5).getTime() + 300_000) })
  await postponeReconcile(businessId, id, after(6))
  expect(await read(id)).toMatchObject({ state: 'started', nextReconcileAt: null })
  expect(await taskOf(id)).toMatchObject({ doneAt: null })
})
