import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'), { resendCallsPerSecond: 1_000 })
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { atBarriers } = await import('#app/barrier.server.ts')
const { beginSends } = await import('#app/features/messages/begin-sends.server.ts')
const { queueReminder } = await import('#app/features/dunning/queue-reminder.server.ts')
const { lockClient } = await import('#app/db/read/dunning-facts.server.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { joinProcesses } = await import('#app/jobs/join-processes.server.ts')
const { runDueWork } = await import('#app/jobs/run-due-work.server.ts')
const { prisma, now } = world
afterAll(() => world.close())

const PEOPLE = ['ada', 'bob', 'cyd']
let businessId = ''
let round = 0
// The mail provider's first answer says how fast it may be called; before it, mails go one by one.
beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  await queued()
  await world.work()
})
beforeEach(async () => {
  businessId = await makeBusiness(prisma)
})

/** A reminder for each of three clients, in the order they are named. */
async function queued() {
  round += 1
  const refs = []
  for (const name of PEOPLE) {
    const email = `${name}${round}@${name}.example`
    await makeInvoice({ businessId, number: `${name}-${round}`, email, dueOn: '2026-11-16', now: now() })
    const client = await prisma.client.findFirstOrThrow({ where: { businessId, contacts: { some: { email } } } })
    expect(await queueReminder(businessId, client.id, now())).toBe('remind')
    const message = await prisma.outboxMessage.findFirstOrThrow({ where: { businessId, clientId: client.id } })
    refs.push({ id: message.id, clientId: client.id, email })
  }
  return refs
}
const idsOf = (refs: readonly { id: string }[]) => refs.map(({ id }) => id)
const stateOf = async (id: string) =>
  (await prisma.outboxMessage.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })).state

test('a set passes over a client that somebody has in hand, and claims the others', async () => {
  const refs = await queued()
  const [, bob] = refs
  const begun = await inTransaction(async (tx) => {
    await lockClient(tx, businessId, bob?.clientId ?? '')
    return beginSends(businessId, idsOf(refs), 1, now())
  })
  expect(begun.passedOver).toEqual([bob?.id])
  expect(idsOf(begun.claimed)).toEqual(idsOf(refs.filter((ref) => ref !== bob)))
  expect(await stateOf(bob?.id ?? '')).toBe('queued')
})

test('the gate takes back the one whose facts moved, and the others of its set go out', async () => {
  const refs = await queued()
  const [ada] = refs
  await prisma.contact.updateMany({
    where: { businessId, clientId: ada?.clientId ?? '' },
    data: { email: `moved${round}@ada.example` },
  })
  const { claimed } = await beginSends(businessId, idsOf(refs), 1, now())
  expect(idsOf(claimed)).toEqual(idsOf(refs.slice(1)))
  expect(await stateOf(ada?.id ?? '')).toBe('cancelled')
})

test('one bad row does not hold up the others of its set', async () => {
  const refs = await queued()
  const [ada] = refs
  // What it announces cannot be read.
  await prisma.outboxMessage.updateMany({ where: { businessId, id: ada?.id ?? '' }, data: { announces: ['nonsense'] } })
  await world.work().catch(() => {})
  expect(await Promise.all(refs.slice(1).map(({ email }) => world.mails(email)))).toEqual([
    [expect.anything()],
    [expect.anything()],
  ])
  expect(await stateOf(ada?.id ?? '')).toBe('queued')
})

test('what the provider was told is written down, though the worker is asked to stop meanwhile', async () => {
  const [ada, ...others] = await queued()
  const later = new Date(now().getTime() + 86_400_000)
  await prisma.outboxMessage.updateMany({ where: { businessId, id: { in: idsOf(others) } }, data: { sendAt: later } })
  const { processId, leave } = await joinProcesses('test')
  let isStopping = false
  atBarriers(async (point) => {
    if (point === 'afterSend' && (await stateOf(ada?.id ?? '')) === 'sending') isStopping = true
  })
  await runDueWork(processId, () => isStopping)
  atBarriers(null)
  await leave()
  expect(isStopping).toBe(true)
  expect(await stateOf(ada?.id ?? '')).toBe('sent')
})
