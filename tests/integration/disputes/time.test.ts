import { afterAll, expect, test } from 'vitest'
import type { Money } from '#app/domain/money.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'
import { pressOnPage } from '../sandbox/hosted-page.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-30T14:30:00Z'))
const { prisma } = world
const { newId } = await import('#app/ids.server.ts')
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { loadDunningFacts } = await import('#app/db/read/dunning-facts.server.ts')
const { followUpOf } = await import('#app/domain/dunning/decide-dunning.ts')
const { instantOf } = await import('#app/domain/business-day.ts')
const { openDispute } = await import('#app/features/disputes/open-dispute.server.ts')
const { resolveDispute } = await import('#app/features/disputes/resolve-dispute.server.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

const usd = (minor: bigint): Money => ({ minor, currency: 'USD' })
const invoiceOf = (id: string) => prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })

/** A case of an invoice of $250 that was due ten days ago. */
async function disputed(number: string, amount: Money | null) {
  const email = `${number.toLowerCase()}@example.com`
  const invoiceId = await makeInvoice({ businessId, number, email, dueOn: '2026-11-20', now: world.now() })
  const { clientId } = await invoiceOf(invoiceId)
  const opened = await openDispute({
    ...{ businessId, clientId, invoiceId, sentTo: email, messageId: newId(), files: [], now: world.now() },
    ...{ reason: 'wrong_amount', words: 'Two hours too many.', amount, lines: [] },
  })
  if (!opened.ok) throw new Error(opened.reason)
  return { disputeId: opened.value.disputeId, invoiceId, clientId, email }
}

const reject = (disputeId: string) =>
  resolveDispute({
    ...{ businessId, disputeId, outcome: 'rejected', amount: null, words: 'We looked into it.', author: 'Nora' },
    ...{ messageId: newId(), actor: 'user:nora', now: world.now() },
  })

test('the part not in question is paid by card at once; what is disputed stays', async () => {
  const { invoiceId, clientId } = await disputed('T-1', usd(5_000n))
  const started = await startPayment({
    ...{ businessId, clientId, invoiceIds: [invoiceId], method: 'card', amount: { kind: 'undisputed' } },
    ...{ portalLinkId: null, consent: null, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
  })
  if (!started.ok) throw new Error(started.reason)
  const card = { action: 'pay', method: 'card', card_number: '4242424242424242' }
  await pressOnPage(started.value.redirectUrl, card)
  await world.advance('PT1S')
  expect(await invoiceOf(invoiceId)).toMatchObject({ balanceMinor: 5_000n, state: 'issued' })
})

test('a day let pass reminds the business once; afterwards the same stage comes, a full step later', async () => {
  const { disputeId, invoiceId, clientId } = await disputed('T-2', null)
  const sent = () => prisma.reminder.count({ where: { businessId, invoiceId, messageId: { not: null } } })
  await world.advance('P10D')
  const waits = 'Client of T-2 waits for your answer about invoice T-2'
  const told = (await world.mails('billing@northwind.example')).filter(({ subject }) => subject === waits)
  expect(told.map(({ at }) => at.slice(0, 13))).toEqual(['2026-12-04T14'])
  expect(await sent()).toBe(0)

  expect(await reject(disputeId)).toEqual({ ok: true, value: null })
  const facts = await loadDunningFacts(prisma, businessId, clientId, world.now())
  const [invoice] = facts?.invoices ?? []
  if (!facts || !invoice) throw new Error('no facts')
  const { nextStep, reason } = followUpOf(invoice, facts, instantOf(world.now()))
  // The first follow-up stands six days after the step before it; the decision was on Thursday, 10 December.
  expect([nextStep?.stage, nextStep?.on.toString(), reason.code]).toEqual([
    'first_follow_up',
    '2026-12-16',
    'after_rest',
  ])
  await world.advance('P5D')
  expect(await sent()).toBe(0)
  await world.advance('P2D')
  expect(await sent()).toBe(1)
})
