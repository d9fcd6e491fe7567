import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/ids.server.ts'
import { atLength } from '#tests/support/lane.ts'
import { expectMailLaws } from '#tests/support/mail-laws.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

const LIMIT = 20
// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'), { resendCallsPerSecond: LIMIT })
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { queueReminder } = await import('#app/features/dunning/queue-reminder.server.ts')
const { prisma, now, control } = world

let businessId = ''
beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  // The provider's first answer says how fast it may be called.
  await reminded('first')
  await world.work()
})
afterAll(async () => {
  await expectMailLaws(prisma, await world.mails())
  await world.close()
})

const messageOf = (clientId: string) =>
  prisma.outboxMessage.findFirstOrThrow({ where: { businessId, clientId, kind: 'reminder' } })
async function reminded(name: string) {
  const email = `${name}@outage.example`
  const invoiceId = await makeInvoice({ businessId, number: name, email, dueOn: '2026-11-16', now: now() })
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { id: invoiceId } })
  expect(await queueReminder(businessId, clientId, now())).toBe('remind')
  return { email, clientId }
}
const fail = (kind: string, times: number) =>
  control('/faults', { provider: 'resend', path: '/emails', method: 'POST', kind, times })
/** Pauses between tries are PostgreSQL's time; they are over. */
const pausesAreOver = () =>
  prisma.outboxMessage.updateMany({ where: { businessId, state: 'sending' }, data: { leaseUntil: new Date(0) } })

test.each(['drop-after', '500-after', 'cut'])(
  'R4: accepted, and the answer is lost (%s): the same key and the same bytes again, on another day and after all changed',
  async (kind) => {
    const { email, clientId } = await reminded(`lost-${kind}`)
    await control('/webhooks/hold', { provider: 'resend', held: true })
    await fail(kind, 1)
    await world.work()
    expect((await messageOf(clientId)).state).toBe('sending')
    expect(await world.mails(email)).toHaveLength(1)

    // Past midnight in New York: the words "As of 23 November" stay; the name and the people are others by now.
    await prisma.business.update({ where: { id: businessId }, data: { name: `Renamed after ${kind}` } })
    await prisma.client.updateMany({ where: { businessId, id: clientId }, data: { name: 'Another name' } })
    await prisma.contact.create({
      data: { businessId, id: newId(), clientId, role: 'cc', email: `cc-${email}`, createdAt: now() },
    })
    const tried = (await messageOf(clientId)).tries
    await world.advance('PT16H')
    await pausesAreOver()
    await world.work()
    // Other bytes under the same key would be a 409, and the message would still be on its way.
    expect(await messageOf(clientId)).toMatchObject({ state: expect.stringMatching(/sent|delivered/) as string })
    expect((await messageOf(clientId)).tries).toBeGreaterThan(tried)
    expect(await world.mails(email)).toHaveLength(1)
    await control('/webhooks/hold', { provider: 'resend', held: false })
    await world.advance('PT8H')
  },
)

test('R9: thirty minutes without the provider, then recovery: in order for each client, no faster than allowed, nothing lost', async () => {
  const CLIENTS = atLength(12, 40)
  const clients = Array.from({ length: CLIENTS }, () => newId())
  await prisma.client.createMany({
    data: clients.map((id) => ({ businessId, id, name: id, nameKey: id, createdAt: now(), updatedAt: now() })),
  })
  const mail = (clientId: string, n: number) => ({
    ...{ businessId, id: newId(), key: `outage/${clientId}/${n}`, kind: 'answer', state: 'queued' as const, clientId },
    ...{ sendAt: new Date(now().getTime() - 10_000 + n), basis: '', fromHeader: 'us@dunwell.example', ccAddresses: [] },
    ...{ toAddress: `${clientId}@order.example`, subject: `${n}`, html: '<p>x</p>', text: 'x', createdAt: now() },
  })
  await prisma.outboxMessage.createMany({ data: clients.flatMap((id) => [1, 2, 3].map((n) => mail(id, n))) })
  await fail('500', 1_000_000)
  for (let minute = 0; minute < 30; minute += atLength(10, 3)) {
    await world.work()
    await world.advance('PT1M')
    await pausesAreOver()
  }
  expect(await world.mails('@order.example')).toHaveLength(0)
  // Nobody hammers a provider that is down: what comes after a mail that is lost waits behind it, untried.
  const written = await prisma.outboxMessage.findMany({ where: { businessId, kind: 'answer' } })
  for (const { subject, tries } of written) {
    if (subject === '1') expect(tries).toBeGreaterThan(0)
    else expect(tries).toBe(0)
  }
  const { faults } = (await control('/faults')) as { faults: { times: number }[] }
  expect(1_000_000 - (faults[0]?.times ?? 0)).toBe(written.reduce((sum, { tries }) => sum + tries, 0))
  await control('/faults', undefined, 'DELETE')
  await fail('429', 2)

  const waiting = () =>
    prisma.outboxMessage.count({ where: { businessId, kind: 'answer', state: { in: ['queued', 'sending'] } } })
  while ((await waiting()) > 0) {
    await pausesAreOver()
    await world.work()
  }
  const arrived = (await world.mails('@order.example')).reverse()
  expect(arrived).toHaveLength(3 * CLIENTS)
  for (const id of clients) {
    const own = arrived.filter(({ to }) => to.includes(`${id}@order.example`))
    expect(own.map(({ subject }) => subject)).toEqual(['1', '2', '3'])
  }
  const times = arrived.map(({ at }) => Date.parse(at))
  const crowded = times.filter((at, n) => (times[n + LIMIT] ?? Infinity) - at < 900)
  expect(crowded).toEqual([])
})
