import { afterAll, expect, test } from 'vitest'
import { invoiceId } from '#app/domain/ids.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { noteUnknownMoney } = await import('#app/features/payments/note-unknown-money.server.ts')
const { dismissDifference, matchMoney, reopenDifference } = await import('#app/features/payments/match-money.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const found = async (ref: string) =>
  (await noteUnknownMoney(
    {
      ...{ provider: 'stripe', ref, orderRef: null, method: 'card', payer: 'm@example.com', note: null },
      ...{ taken: usd(20_000n), givenBack: usd(0n), lost: usd(0n), paidAt: world.now() },
    },
    world.now(),
  )) ?? ''

test('a person says whose it is: one payment with the provider’s own id, however often and by how many it is said', async () => {
  const id = await makeInvoice({
    ...{ businessId, number: 'M-1', email: 'm@example.com', dueOn: '2026-12-20', minor: 15_000n, now: world.now() },
  })
  const { clientId } = await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
  const { stripe } = await import('#app/gateways/payments/stripe-client.server.ts')
  const asked = {
    amount: 20_000,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    confirm: true,
    description: 'Deposit',
  }
  const { id: ref } = await stripe.paymentIntents.create(asked)
  await world.advance('PT1M')
  const noted = await prisma.difference.findFirstOrThrow({ where: { businessId, ref } })
  expect(noted).toMatchObject({ kind: 'unknown_here', state: 'open', amountMinor: 20_000n, note: 'Deposit' })
  const differenceId = noted.id
  const parts = [{ invoiceId: invoiceId(id), amount: usd(15_000n) }]
  const call = { businessId, differenceId, actor: 'user:test', now: world.now(), clientId, parts }
  const said = await Promise.all([matchMoney(call), matchMoney(call), matchMoney(call)])
  expect(said.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await prisma.payment.findMany({ where: { businessId, clientId } })).toMatchObject([
    { id: differenceId, provider: 'stripe', providerRef: ref, method: 'card', state: 'settled' },
  ])
  const after = await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
  expect(after).toMatchObject({ state: 'settled', balanceMinor: 0n })
  const credit = await prisma.ledgerEntry.aggregate({
    where: { businessId, clientId, account: 'unapplied' },
    _sum: { amountMinor: true },
  })
  expect(credit._sum.amountMinor).toBe(-5_000n)
  // Told again by the provider, it is known.
  expect(await found(ref)).toBe('')
  expect(await prisma.difference.count({ where: { businessId } })).toBe(1)

  // What happens to it there is followed from now on.
  await world.control(`/stripe/payments/${ref}/refund`, { amount: 5_000 })
  await world.advance('PT1M')
  const paid = await prisma.payment.findFirstOrThrow({ where: { businessId, providerRef: ref } })
  expect(paid).toMatchObject({ state: 'part_refunded', refundedMinor: 5_000n })
})

test('not ours needs a reason, stays so when it is told again, and can be taken back', async () => {
  const differenceId = await found('pi_other_shop')
  const call = { businessId, differenceId, actor: 'user:test', now: world.now() }
  expect(await dismissDifference({ ...call, reason: '  ' })).toBe(false)
  expect(await dismissDifference({ ...call, reason: 'Another shop' })).toBe(true)
  expect(await found('pi_other_shop')).toBe('')
  expect(await reopenDifference(call)).toBe(true)
  expect(await found('pi_other_shop')).toBe(differenceId)
})
