import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultPolicy } from '#app/domain/dunning/dunning-policy.ts'
import { policyToBody } from '#app/domain/dunning/policy-body.ts'
import { newId } from '#app/ids.server.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 10:00 in New York.
const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { waiveCharge } = await import('#app/features/charges/waive-charge.server.ts')
const { writeOffResidue } = await import('#app/features/invoices/write-off-residue.server.ts')
const { changeInterestRates } = await import('#app/features/settings/change-interest-rates.server.ts')
const { changeChargeTerms } = await import('#app/features/settings/change-charge-terms.server.ts')
const { readCharges } = await import('#app/db/read/charges.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

const who = { businessId, actor: 'user:nora' }
const terms = {
  isConfirmed: true,
  preset: 'agreed',
  graceDays: 0,
  order: 'principal_first',
  feeCapBps: null,
} as const

/** The Standard, whose second follow-up charges a fee of $15.00 and interest. */
beforeAll(async () => {
  const stages = defaultPolicy.stages.map((stage) =>
    stage.key === 'second_follow_up' ? { ...stage, fee: { USD: 1_500n }, chargesInterest: true } : stage,
  )
  const policyId = newId()
  const at = { createdAt: world.now(), changedAt: world.now() }
  const body = JSON.parse(JSON.stringify(policyToBody({ ...defaultPolicy, stages }, 8))) as object
  await prisma.dunningPolicy.create({ data: { businessId, id: policyId, name: 'With fees', body, ...at } })
  await prisma.business.update({ where: { id: businessId }, data: { policyId } })
  await changeChargeTerms({ ...who, terms, now: world.now() })
  const fromDay = Temporal.PlainDate.from('2026-01-01')
  await changeInterestRates({ ...who, fromDay, entered: { bps: 1_175n, per: 'year' }, now: world.now() })
})

let count = 0
let invoiceId: string
let email: string
const make = async (wish: { due: number; minor?: bigint; discount?: bigint; email?: string }) => {
  const today = Temporal.PlainDate.from(world.now().toISOString().slice(0, 10))
  email = wish.email ?? `late-${count}@example.com`
  invoiceId = await makeInvoice({
    businessId,
    number: `C-${count}`,
    email,
    dueOn: today.add({ days: wish.due }).toString(),
    minor: wish.minor ?? 100_000n,
    ...(wish.discount && { earlyDiscount: { bps: wish.discount, until: today } }),
    now: world.now(),
  })
}
beforeEach(() => {
  count += 1
})

const invoice = () => prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })
const charged = async () => {
  const found = (await readCharges(prisma, businessId, [invoiceId])).get(invoiceId)
  if (!found) throw new Error('no such invoice')
  return found
}
const events = async (type: string) =>
  prisma.timelineEvent.findMany({ where: { businessId, invoiceId, type }, orderBy: { at: 'asc' } })
/** M1 and M4 in one: what the invoice says is owed is what the ledger says, and never below zero. */
const booksAgree = async () => {
  const { _sum } = await prisma.ledgerEntry.aggregate({
    where: { businessId, invoiceId, account: 'receivable' },
    _sum: { amountMinor: true },
  })
  const { balanceMinor } = await invoice()
  expect(balanceMinor).toBe(_sum.amountMinor)
  expect((await charged()).parts.balance.minor).toBe(balanceMinor)
}

const start = async (method: 'card' | 'ach' = 'card') => {
  const { clientId } = await invoice()
  const started = await startPayment({
    ...{ businessId, clientId, invoiceIds: [invoiceId], method, amount: { kind: 'everything' } },
    ...{ portalLinkId: null, consent: null },
    portalUrl: 'http://localhost:3999/p/token',
    now: world.now(),
  })
  if (!started.ok) throw new Error(started.reason)
  return started.value.redirectUrl
}
const press = (url: string, action: string, method: 'card' | 'us_bank_account' = 'card') =>
  fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ action, method, card_number: '4242424242424242', account_number: '000123456789' }),
  })
const settle = () => world.advance('PT1S')

test('an early payment asks for the exact discounted sum and settles the invoice', async () => {
  await make({ due: 20, discount: 200n })
  await press(await start(), 'pay')
  await settle()
  expect(await invoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })
  const payment = await prisma.payment.findFirstOrThrow({ where: { businessId, targets: { some: { invoiceId } } } })
  expect(payment.amountMinor).toBe(98_000n)
  const { parts } = await charged()
  expect([parts.paid.minor, parts.discounted.minor]).toEqual([98_000n, 2_000n])
  expect((await events('discount.applied')).map(({ data }) => data)).toMatchObject([
    { amount: { amount: 2_000 }, calculation: expect.stringMatching(/^2 % for payment begun by 23 November 2026/) },
  ])
  await booksAgree()
})

test('a bank debit begun in time and settled days later keeps its discount; returned as a whole, it reopens all', async () => {
  await make({ due: 20, discount: 200n })
  await press(await start('ach'), 'settle later', 'us_bank_account')
  await settle()
  expect(await invoice()).toMatchObject({ state: 'issued', processingMinor: 98_000n })
  await world.advance('P6D')
  expect(await invoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })
  await booksAgree()

  const payment = await prisma.payment.findFirstOrThrow({ where: { businessId, targets: { some: { invoiceId } } } })
  await world.control(`/stripe/payments/${payment.providerRef ?? ''}/refund`, {})
  await settle()
  expect(await invoice()).toMatchObject({ state: 'issued', balanceMinor: 100_000n })
  expect(await events('discount.returned')).toHaveLength(1)
  await booksAgree()
})

test('a check that arrived by the last day gets the discount as well; a day later it is a part payment', async () => {
  const pay = (receivedOn: string) =>
    recordManualPayment({
      ...{ ...who, invoiceId, method: 'check', reference: null, now: world.now() },
      amount: { minor: 98_000n, currency: 'USD' },
      receivedOn: Temporal.PlainDate.from(receivedOn),
    })
  await make({ due: 20, discount: 200n })
  const { discountUntil } = await invoice()
  const last = discountUntil?.toISOString().slice(0, 10) ?? ''
  await world.advance('P2D')
  await pay(last)
  expect(await invoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })

  count += 1
  await make({ due: 20, discount: 200n })
  const day = (await invoice()).discountUntil?.toISOString().slice(0, 10) ?? ''
  await world.advance('P2D')
  await pay(Temporal.PlainDate.from(day).add({ days: 1 }).toString())
  expect(await invoice()).toMatchObject({ state: 'issued', balanceMinor: 2_000n })
  await booksAgree()
})

test('the message that announces a fee and interest makes them; a payment of everything settles them', async () => {
  await make({ due: 0 })
  await world.advance('P16D')
  const mails = await world.mails(email)
  const announcing = mails.find(({ subject }) => subject.includes('two weeks past due'))
  const { charges, parts } = await charged()
  expect(charges.map(({ kind, amount }) => [kind, amount.minor])).toEqual([
    ['fee', 1_500n],
    ['interest', 451n],
  ])
  expect(announcing?.text).toContain('$1,019.51')
  expect([parts.principal.minor, parts.fees.minor, parts.interest.minor]).toEqual([100_000n, 1_500n, 451n])
  expect(await invoice()).toMatchObject({ totalMinor: 100_000n, balanceMinor: 101_951n })
  expect(await events('charge.made')).toHaveLength(2)
  await booksAgree()

  await press(await start(), 'pay')
  await settle()
  expect(await invoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })
  expect((await charged()).charges.every(({ open }) => open.minor === 0n)).toBe(true)
  await booksAgree()
})

test('settled principal does not erase the fee; waiving what is left of it settles the invoice', async () => {
  await make({ due: 0 })
  await world.advance('P16D')
  await recordManualPayment({
    ...{ ...who, invoiceId, method: 'transfer', reference: null, now: world.now() },
    amount: { minor: 100_000n, currency: 'USD' },
    receivedOn: Temporal.PlainDate.from(world.now().toISOString().slice(0, 10)),
  })
  const { parts, charges } = await charged()
  expect(await invoice()).toMatchObject({ state: 'issued', balanceMinor: 1_951n })
  expect(parts.principal.minor).toBe(0n)
  for (const { id } of charges) {
    const call = { ...who, chargeId: id, reason: 'A good client for years.', now: world.now() }
    expect(await waiveCharge(call)).toMatchObject({ ok: true })
    expect(await waiveCharge(call)).toEqual({ ok: false, reason: 'waived_already' })
  }
  expect(await invoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })
  expect((await events('charge.waived')).map(({ actor }) => actor)).toEqual(['user:nora', 'user:nora'])
  await booksAgree()
})

test('what a bounced mail announced is taken back by itself, and may be charged again', async () => {
  await make({ due: 0 })
  await world.advance('P16D')
  const announced = await prisma.charge.findFirstOrThrow({ where: { businessId, invoiceId } })
  const message = await prisma.outboxMessage.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: announced.messageId ?? '' } },
  })
  await world.control(`/resend/emails/${message.providerId ?? ''}/bounce`, {})
  await settle()
  expect(await invoice()).toMatchObject({ state: 'issued', balanceMinor: 100_000n })
  expect(await prisma.charge.count({ where: { businessId, invoiceId, takenBack: true } })).toBe(2)
  expect((await charged()).facts.charged).toEqual([])
  await booksAgree()
})

test('nothing is charged until an owner has confirmed the terms', async () => {
  await changeChargeTerms({ ...who, terms: { ...terms, isConfirmed: false }, now: world.now() })
  await make({ due: 0 })
  await world.advance('P16D')
  expect((await charged()).charges).toEqual([])
  expect(await invoice()).toMatchObject({ balanceMinor: 100_000n })
  await changeChargeTerms({ ...who, terms, now: world.now() })
})

test('a rest that is too small to be chased can be written off, a larger one cannot', async () => {
  await make({ due: 20 })
  const off = () => writeOffResidue({ ...who, invoiceId, now: world.now() })
  expect(await off()).toEqual({ ok: false, reason: 'not_small' })
  await recordManualPayment({
    ...{ ...who, invoiceId, method: 'transfer', reference: null, now: world.now() },
    amount: { minor: 99_960n, currency: 'USD' },
    receivedOn: Temporal.PlainDate.from(world.now().toISOString().slice(0, 10)),
  })
  expect(await off()).toEqual({ ok: true, value: { writtenOff: { minor: 40n, currency: 'USD' } } })
  expect(await off()).toEqual({ ok: false, reason: 'not_small' })
  expect(await invoice()).toMatchObject({ state: 'written_off', balanceMinor: 0n })
  expect(await events('invoice.written_off')).toHaveLength(1)
  await booksAgree()
})
