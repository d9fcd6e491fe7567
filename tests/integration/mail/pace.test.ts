import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/ids.server.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

const LIMIT = 20
const world = await startWorld(new Date('2026-11-23T14:30:00Z'), {
  env: { MAIL_RATE: '1000', MAIL_DOMAIN_RATE: '30' },
  resendCallsPerSecond: LIMIT,
})
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { joinProcesses } = await import('#app/jobs/join-processes.server.ts')
const { runDueWork } = await import('#app/jobs/run-due-work.server.ts')
const { readMailStop } = await import('#app/db/sql/mail-pace.server.ts')
const { prisma, now, control } = world

let businessId = ''
let clientId = ''
beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  await makeInvoice({ businessId, number: '1', email: 'ada@example.com', dueOn: '2027-01-30', now: now() })
  clientId = (await prisma.client.findFirstOrThrow({ where: { businessId } })).id
})
afterAll(() => world.close())

let mails = 0
/** So many mails that wait to go out. */
async function queue(count: number, addressOf: (n: number) => string) {
  await prisma.outboxMessage.createMany({
    data: Array.from({ length: count }, (_, n) => ({
      ...{ businessId, id: newId(), key: `test/${(mails += 1)}`, kind: 'answer', state: 'queued' as const, clientId },
      ...{ sendAt: now(), basis: '', fromHeader: 'us@dunwell.example', toAddress: addressOf(n), ccAddresses: [] },
      ...{ subject: `Mail ${n}`, html: '<p>x</p>', text: 'x', createdAt: now() },
    })),
  })
}
const waiting = () => prisma.outboxMessage.count({ where: { businessId, state: 'queued' } })
const refusedOnce = () => prisma.outboxMessage.count({ where: { businessId, lastError: { not: null } } })

test('R9: two workers together never call faster than the provider’s answers allow', async () => {
  const second = await joinProcesses('second')
  const first = await joinProcesses('first')
  await queue(2 * LIMIT, (n) => `client${n}@domain${n % 10}.example`)
  const startedAt = performance.now()
  while ((await waiting()) > 0) await Promise.all([runDueWork(first.processId), runDueWork(second.processId)])
  expect((performance.now() - startedAt) / 1_000).toBeGreaterThan(1.5)
  expect(await refusedOnce()).toBe(0)
  expect((await control('/mail')) as unknown[]).toHaveLength(2 * LIMIT)
  await Promise.all([first.leave(), second.leave()])
})

test('R9: told to wait, everyone waits, and nothing is lost or sent twice', async () => {
  await control('/faults', { provider: 'resend', path: '/emails', kind: '429', times: 1 })
  await queue(5, (n) => `later${n}@pause.example`)
  const startedAt = performance.now()
  while ((await waiting()) > 0) {
    await world.work()
    await world.advance('PT2S')
  }
  expect((performance.now() - startedAt) / 1_000).toBeGreaterThan(0.9)
  expect(await world.mails('@pause.example')).toHaveLength(5)
})

test('R9: many mails to one domain trickle: a minute’s worth at once, the rest as the minutes pass, in order', async () => {
  const startedAt = performance.now()
  await queue(45, (n) => `person${n}@one-company.example`)
  const sent = async () => (await world.mails('@one-company.example')).length
  while ((await prisma.outboxMessage.count({ where: { businessId, state: 'queued', sendAt: { lte: now() } } })) > 0)
    await world.work()
  expect(await sent()).toBeGreaterThanOrEqual(30)
  // One more every two seconds that this took.
  expect(await sent()).toBeLessThan(32 + (performance.now() - startedAt) / 2_000)
  await queue(1, () => 'someone@elsewhere.example')
  await world.work()
  expect(await world.mails('someone@elsewhere.example')).toHaveLength(1)
  await world.advance('PT1M')
  expect(await sent()).toBe(45)
})

test('R9: a used-up quota stops the queue, says so, and mail goes on by itself', async () => {
  await control('/faults', { provider: 'resend', path: '/emails', kind: 'quota', times: 1 })
  await queue(12, (n) => `tomorrow${n}@quota.example`)
  const sent = async () => (await world.mails('@quota.example')).length
  await world.work()
  // Those that were on their way when the answer came.
  const gone = await sent()
  expect(gone).toBeLessThan(8)
  expect(await readMailStop(now())).toMatchObject({ reason: expect.stringContaining('daily_quota_exceeded') })
  await world.work()
  expect(await sent()).toBe(gone)
  await world.advance('PT61M')
  expect(await readMailStop(now())).toBeNull()
  expect(await sent()).toBe(12)
})
