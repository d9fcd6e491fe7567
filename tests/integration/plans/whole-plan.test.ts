import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test } from 'vitest'
import { pressStripe } from '#tests/support/hosted-checkout.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2027-03-01T14:30:00Z'))
const { prisma } = world
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { leaveMethod } = await import('#tests/support/make-autopay.ts')
const { proposePlan } = await import('#app/features/plans/propose-plan.server.ts')
const { counterPlan } = await import('#app/features/plans/counter-plan.server.ts')
const { acceptPlan } = await import('#app/features/plans/accept-plan.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { planRows } = await import('#app/domain/plan/plan-schedule.ts')
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

const email = 'grace@example.com'
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const day = (text: string) => Temporal.PlainDate.from(text)
const rows = (count: number, firstOn: string) => {
  const made = planRows({
    ...{ total: usd(100_000n), count, firstOn: day(firstOn), rhythm: 'monthly', downPayment: null },
  })
  if (!made.ok) throw new Error(made.reason)
  return made.value
}
/** The newest of the card's bank says no without its owner: 3-D Secure. */
const asksItsOwner = '4000002760003184'

const subjects = async (to: string, of: RegExp) =>
  (await world.mails(to))
    .map(({ subject }) => subject)
    .reverse()
    .filter((subject) => of.test(subject))

test('a plan from its proposal to an early end: countered twice, paid by hand, by itself, and after the bank asked', async () => {
  const invoiceId = await makeInvoice({
    ...{ businessId, number: '3001', email, clientName: 'Hopper Systems', now: world.now() },
    ...{ dueOn: '2027-02-20', minor: 100_000n },
  })
  const where = { businessId_id: { businessId, id: invoiceId } }
  const { clientId } = await prisma.invoice.findUniqueOrThrow({ where })
  const client = { by: 'client', actor: 'client' } as const
  const business = { by: 'business', actor: 'user:test' } as const

  // ── The talk: six parts are offered, three asked for, four agreed ───────────────────────────────────────────────
  const proposed = await proposePlan({
    ...{
      businessId,
      now: world.now(),
      ...client,
      clientId,
      invoiceIds: [invoiceId],
      rows: rows(6, '2027-03-15'),
      words: 'Grants come late.',
    },
  })
  if (!proposed.ok) throw new Error(proposed.reason)
  const { planId } = proposed.value
  const offer = async () => {
    await world.advance('PT1M')
    return { businessId, planId, now: world.now() }
  }
  const asked = await counterPlan({
    ...{ ...(await offer()), ...business, rows: rows(3, '2027-03-15'), message: 'In three?' },
  })
  expect(asked.ok).toBe(true)
  const answered = await counterPlan({
    ...{ ...(await offer()), ...client, rows: rows(4, '2027-03-15'), message: 'In four.' },
  })
  expect(answered.ok).toBe(true)
  const agreed = await acceptPlan({ ...(await offer()), ...business, name: 'Nora North', from: null })
  expect(agreed.ok).toBe(true)
  await world.advance('PT1M')

  const instalments = async () =>
    (await prisma.planInstalment.findMany({ where: { businessId, planId }, orderBy: { position: 'asc' } })).map(
      ({ amountMinor, paidAt }) => [amountMinor, paidAt !== null],
    )
  const balance = async () => (await prisma.invoice.findUniqueOrThrow({ where })).balanceMinor
  expect(await instalments()).toEqual([
    [25_000n, false],
    [25_000n, false],
    [25_000n, false],
    [25_000n, false],
  ])

  // ── The first by hand, the second by itself ─────────────────────────────────────────────────────────────────────
  await world.advance('P13D')
  const byHand = await recordManualPayment({
    ...{ businessId, invoiceId, amount: usd(25_000n), method: 'check', reference: '1042' },
    ...{ receivedOn: day('2027-03-14'), actor: 'user:test', now: world.now() },
  })
  expect(byHand.ok).toBe(true)
  await leaveMethod(world, businessId, { planId, clientId, invoiceId, email }, 'card')
  await world.advance('P33D')
  expect(await balance()).toBe(50_000n)
  expect(await instalments()).toEqual([
    [25_000n, true],
    [25_000n, true],
    [25_000n, false],
    [25_000n, false],
  ])

  // ── The third: another card, whose bank wants its owner to be there ─────────────────────────────────────────────
  await leaveMethod(world, businessId, { planId, clientId, invoiceId, email }, 'card', asksItsOwner)
  await world.advance('P29D')
  expect(await balance()).toBe(50_000n)
  const [failed] = await prisma.payment.findMany({
    where: { businessId, planId, planPosition: 3 },
    include: { targets: true },
  })
  expect(failed).toMatchObject({ state: 'failed', targets: [{ live: false }] })
  expect(await subjects(email, /bank/)).toHaveLength(1)

  // ── The client comes by the mail's link, and pays everything that is left ───────────────────────────────────────
  const started = await startPayment({
    ...{ businessId, clientId, invoiceIds: [invoiceId], method: 'card', amount: { kind: 'everything' } },
    ...{ portalLinkId: null, consent: null, consentFrom: null, portalUrl: 'http://127.0.0.1:3999/p/token' },
    now: world.now(),
  })
  if (!started.ok) throw new Error(started.reason)
  await pressStripe(started.value.redirectUrl, 'pay')
  await world.advance('P1D')

  expect(await balance()).toBe(0n)
  expect((await instalments()).every(([, paid]) => paid)).toBe(true)
  const plan = await prisma.instalmentPlan.findUniqueOrThrow({ where: { businessId_id: { businessId, id: planId } } })
  expect(plan).toMatchObject({ state: 'completed', round: 3, acceptedName: 'Nora North', nextCheckAt: null })

  // ── The books, to the cent: what came is what was owed, at the provider as well ──────────────────────────────────
  const ledger = await prisma.ledgerEntry.groupBy({
    by: ['account'],
    where: { businessId, clientId },
    _sum: { amountMinor: true },
    orderBy: { account: 'asc' },
  })
  expect(ledger.map(({ account, _sum }) => [account, _sum.amountMinor])).toEqual([
    ['receivable', 0n],
    ['revenue', -100_000n],
    ['clearing', 100_000n],
  ])
  const intents = (await world.control('/stripe/payments')) as { status: string; amount: number }[]
  const taken = intents.filter(({ status }) => status === 'succeeded').map(({ amount }) => amount)
  expect(taken.sort((a, b) => a - b)).toEqual([25_000, 50_000])
  expect(await prisma.payment.count({ where: { businessId, clientId, state: 'settled' } })).toBe(3)
  expect(await prisma.hold.count({ where: { businessId, invoiceId, releasedAt: null } })).toBe(0)
  expect(await prisma.task.count({ where: { businessId, clientId, doneAt: null } })).toBe(0)

  // ── And the mails: each word once, in its order ─────────────────────────────────────────────────────────────────
  await world.advance('P20D')
  const mails = (await world.mails(email)).map(({ subject, at }) => `${at.slice(0, 10)} ${subject}`).reverse()
  expect(mails).toMatchInlineSnapshot(`
    [
      "2027-03-01 We received your proposal for invoice 3001",
      "2027-03-01 Another offer for invoice 3001",
      "2027-03-01 We received your proposal for invoice 3001",
      "2027-03-01 Agreed: invoice 3001 in 4 instalments",
      "2027-03-12 Instalment 1 of 4 is due on Monday, 15 March",
      "2027-03-14 Thank you: first instalment received",
      "2027-04-12 $250.00 will be collected on Thursday, 15 April",
      "2027-04-15 Thank you: second instalment received",
      "2027-05-12 $250.00 will be collected on Saturday, 15 May",
      "2027-05-15 Your bank asks you to confirm instalment 3 of 4",
      "2027-05-15 Thank you: the plan for invoice 3001 is complete",
    ]
  `)
  const toBusiness = await subjects('billing@northwind.example', /./)
  expect(toBusiness).toMatchInlineSnapshot(`
    [
      "Hopper Systems proposes a plan for invoice 3001",
      "Hopper Systems makes another offer for invoice 3001",
      "Agreed: Hopper Systems pays invoice 3001 in 4 instalments",
    ]
  `)
})
