import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Barrier } from '#app/barrier.server.ts'
import type { Work } from '#app/jobs/work.ts'
import { isSlowLane } from '#tests/support/lane.ts'
import { expectMailLaws } from '#tests/support/mail-laws.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'), {
  env: { MAIL_REPLY_DOMAIN: 'reply.dunwell.example' },
})
const { atBarriers } = await import('#app/barrier.server.ts')
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { queueReminder } = await import('#app/features/dunning/queue-reminder.server.ts')
const { joinProcesses } = await import('#app/jobs/join-processes.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { makePromise } = await import('#app/features/promises/make-promise.server.ts')
const { placeHold } = await import('#app/features/holds/place-hold.server.ts')
const { openDispute } = await import('#app/features/disputes/open-dispute.server.ts')
const { changeAddress } = await import('#app/features/contacts/change-address.server.ts')
const { removeContact } = await import('#app/features/contacts/remove-contact.server.ts')
const { sendMessages } = await import('#app/jobs/handlers/send-messages.server.ts')
const { handleInbox } = await import('#app/jobs/handlers/handle-inbox.server.ts')
const { newId } = await import('#app/ids.server.ts')
const { prisma, now, control } = world
const { processId } = await joinProcesses('sender')
afterEach(() => atBarriers(null))
afterAll(async () => {
  await expectMailLaws(prisma, await world.mails())
  await world.close()
})

let count = 0
let businessId = ''
// The mail provider's first answer says how fast it may be called; before it, mails go one by one.
beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  await decided()
  await send()
})
beforeEach(async () => {
  businessId = await makeBusiness(prisma)
})

/** One client with a reminder that waits to be sent now. */
async function decided({ copyTo }: { copyTo?: string } = {}) {
  count += 1
  const email = `ada${count}@client.example`
  const invoiceId = await makeInvoice({ businessId, number: `60${count}`, email, dueOn: '2026-11-16', now: now() })
  const { id: clientId } = await prisma.client.findFirstOrThrow({ where: { businessId } })
  if (copyTo)
    await prisma.contact.create({
      data: { businessId, id: newId(), clientId, role: 'cc', email: copyTo, createdAt: now() },
    })
  expect(await queueReminder(businessId, clientId, now())).toBe('remind')
  const { replyTo } = await prisma.outboxMessage.findFirstOrThrow({ where: { businessId } })
  return { ...{ invoiceId, clientId, email, replyTo: replyTo ?? '' }, amount: { minor: 25_000n, currency: 'USD' } }
}
type Case = Awaited<ReturnType<typeof decided>>
const actor = 'user:nora'

const work: Work = { processId, now, log: { guard: (_handler, _id, row) => row() } }

/** Everything that may happen to a reminder on its way. */
const deeds: Record<string, (at: Case) => Promise<unknown>> = {
  'R1: paid': ({ invoiceId, amount }) =>
    recordManualPayment({
      ...{ businessId, invoiceId, amount, method: 'check', reference: null, actor, now: now() },
      receivedOn: Temporal.PlainDate.from('2026-11-23'),
    }),
  'R10: a promise': ({ invoiceId, amount }) =>
    makePromise({
      ...{ businessId, invoiceId, amount, source: 'call', note: null, actor, now: now() },
      dueOn: Temporal.PlainDate.from('2026-11-27'),
    }),
  'R10: a dispute': ({ invoiceId, clientId, email }) =>
    openDispute({
      ...{ businessId, clientId, invoiceId, sentTo: email, messageId: newId(), files: [], now: now() },
      ...{ reason: 'wrong_amount', words: 'Two hours too many.', amount: null, lines: [] },
    }),
  'R10: a pause': ({ clientId }) =>
    placeHold({
      ...{ businessId, clientId, invoiceId: null, kind: 'manual', reason: 'Asked on the phone', amount: null },
      ...{ until: Temporal.PlainDate.from('2026-12-31'), reviewOn: null, stopsCharges: false, actor, now: now() },
    }),
  'R10: a reply': async ({ email, replyTo }) => {
    await control('/resend/inbound', { from: email, to: replyTo, subject: 'Re: Invoice', text: 'Paid by cheque.' })
    await handleInbox(work)
  },
  'R12: another address': ({ clientId }) =>
    changeAddress({ businessId, clientId, email: `new-${count}@client.example`, contactName: null, actor, now: now() }),
}

/**
 * Lets `deed` happen once at that point of the next send. A deed that waits for the sender's lock (`beforeCommit`) is through
 * before the mail provider is called.
 */
function happensAt(point: Barrier, deed: () => Promise<unknown>): void {
  let begun: Promise<unknown> | null = null
  atBarriers(async (reached) => {
    if (begun === null && reached === point) {
      begun = deed()
      if (point !== 'beforeCommit') await begun
    } else if (reached === 'afterClaim') await begun
  })
}
const send = async () => {
  await sendMessages(work)
}
const remindersTo = async (to: string) => {
  const mails = await world.mails(to)
  const keys = await prisma.outboxMessage.findMany({ where: { businessId, kind: 'reminder' }, select: { key: true } })
  return mails.filter(({ idempotencyKey }) => keys.some(({ key }) => key === idempotencyKey)).length
}
const stepsTaken = () => prisma.reminder.count({ where: { businessId, messageId: { not: null } } })

const points = ['beforeCommit', 'afterCommit', 'afterClaim', 'beforeSend'] as const
const cases = Object.entries(deeds).flatMap(([name, deed], n) =>
  points
    .filter((_point, m) => isSlowLane || name === 'R1: paid' || m === n % points.length)
    .map((point) => [name, point, deed] as const),
)

test.each(cases)('%s at %s: the reminder does not leave', async (name, point, deed) => {
  const one = await decided()
  happensAt(point, () => deed(one))
  await send()
  atBarriers(null)
  // The gate takes back what came back to the queue; then the client is looked at again.
  await send()
  expect(await stepsTaken()).toBe(0)
  await queueReminder(businessId, one.clientId, now())
  await send()
  expect(await remindersTo(one.email)).toBe(0)
  expect(await remindersTo(`new-${count}@client.example`)).toBe(name.startsWith('R12') ? 1 : 0)
})

/** The sender ends at that point as if it were killed, and its lease runs out. */
async function interruptedAt(point: Barrier): Promise<void> {
  atBarriers(async (reached) => {
    if (reached === point) throw new Error('the sender is gone')
  })
  await expect(send()).rejects.toThrow('the sender is gone')
  atBarriers(null)
  await prisma.outboxMessage.updateMany({ where: { businessId, state: 'sending' }, data: { leaseUntil: new Date(0) } })
}
const states = async () =>
  (await prisma.outboxMessage.findMany({ where: { businessId, kind: 'reminder' } })).map(({ state }) => state)

test('R1, R10: a sender vanishes before the mail left, and something happens: whoever takes over sends nothing', async () => {
  for (const name of ['R1: paid', 'R10: a pause']) {
    businessId = await makeBusiness(prisma)
    const one = await decided()
    await interruptedAt('beforeSend')
    await deeds[name]?.(one)
    // The provider may take a while to list what it took a moment ago: only then is absence believed.
    await send()
    expect(await states()).toEqual(['sending'])
    await world.advance('PT3M')
    await prisma.outboxMessage.updateMany({
      where: { businessId, state: 'sending' },
      data: { leaseUntil: new Date(0) },
    })
    await send()
    await send()
    expect(await states()).toEqual(['cancelled'])
    expect(await remindersTo(one.email)).toBe(0)
  }
})

test('R1, R3: a sender vanishes after the mail left, and the client pays: it is on record as sent, and goes out once', async () => {
  const one = await decided()
  await interruptedAt('afterSend')
  await deeds['R1: paid']?.(one)
  await send()
  expect(await states()).toEqual([expect.stringMatching(/sent|delivered/)])
  expect(await remindersTo(one.email)).toBe(1)
})

/** A client pays at the provider, whose webhooks are held up. */
async function paysUnheard({ invoiceId, clientId }: Case): Promise<void> {
  const started = await startPayment({
    ...{ businessId, clientId, invoiceIds: [invoiceId], method: 'card', portalLinkId: null, consent: null },
    ...{ amount: { kind: 'everything' }, portalUrl: 'http://localhost:3999/p/token', now: now() },
  })
  if (!started.ok) throw new Error(started.reason)
  await control('/webhooks/hold', { provider: 'stripe', held: true })
  const card = { action: 'pay', method: 'card', card_number: '4242424242424242' }
  await fetch(started.value.redirectUrl, { method: 'POST', redirect: 'manual', body: new URLSearchParams(card) })
}
const standing = async () => (await prisma.invoice.findFirstOrThrow({ where: { businessId } })).state

test('R1: paid at the provider, its webhook ten minutes late: the provider is asked first, and no reminder leaves', async () => {
  const one = await decided()
  await paysUnheard(one)
  await send()
  expect(await standing()).toBe('settled')
  await control('/webhooks/hold', { provider: 'stripe', held: false })
  await send()
  expect(await states()).toEqual(['cancelled'])
  expect(await remindersTo(one.email)).toBe(0)
})

test('R1: the provider cannot be asked about an open checkout: no reminder now, and none once it says paid', async () => {
  const one = await decided()
  await paysUnheard(one)
  await control('/faults', { provider: 'stripe', path: '/v1/checkout', method: 'GET', kind: '500', times: 50 })
  await send()
  const [waiting] = await prisma.outboxMessage.findMany({ where: { businessId, kind: 'reminder' } })
  expect(waiting).toMatchObject({ state: 'queued', tries: 0 })
  expect(waiting?.sendAt.getTime()).toBeGreaterThan(now().getTime() + 4 * 60_000)
  await control('/faults', undefined, 'DELETE')
  await world.advance('PT6M')
  expect(await standing()).toBe('settled')
  expect(await states()).toEqual(['cancelled'])
  await control('/webhooks/hold', { provider: 'stripe', held: false })
  expect(await remindersTo(one.email)).toBe(0)
})

test('R1: a checkout nobody pays holds no reminder up', async () => {
  const { invoiceId, clientId, email } = await decided()
  await startPayment({
    ...{ businessId, clientId, invoiceIds: [invoiceId], method: 'card', portalLinkId: null, consent: null },
    ...{ amount: { kind: 'everything' }, portalUrl: 'http://localhost:3999/p/token', now: now() },
  })
  await send()
  expect(await remindersTo(email)).toBe(1)
})

test('R12: whoever is on copy and is taken off on the way gets none', async () => {
  const copyTo = `second-${count}@client.example`
  const { clientId, email } = await decided({ copyTo })
  const { id: contactId } = await prisma.contact.findFirstOrThrow({ where: { businessId, email: copyTo } })
  happensAt('beforeSend', () => removeContact({ businessId, clientId, contactId, actor, now: now() }))
  await send()
  atBarriers(null)
  await send()
  const [mail] = await world.mails(email)
  expect(mail).toMatchObject({ to: [email], cc: [] })
})
