import { expect, test } from 'vitest'
import { expiring, keptSince } from '#app/domain/retention/retention.ts'
import type { Expiring } from '#app/domain/retention/retention.ts'
import { newId } from '#app/ids.server.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const NOW = new Date('2026-11-23T15:00:00Z')
const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { purgeExpired } = await import('#app/jobs/handlers/purge-expired.server.ts')
const { PURGED_AT_ONCE } = await import('#app/db/sql/purge.server.ts')
const businessId = await makeBusiness(prisma)
const invoiceId = await makeInvoice({ businessId, number: 'P-1', email: 'ap@p.example', dueOn: '2026-12-01', now: NOW })
const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { id: invoiceId } })
const contact = await prisma.contact.findFirstOrThrow({ where: { clientId } })
const event = await prisma.timelineEvent.findFirstOrThrow({ where: { invoiceId } })
const linkId = newId()
await prisma.portalLink.create({
  data: { businessId, id: linkId, clientId, invoiceId, tokenHash: 'hash', createdAt: NOW },
})
await prisma.user.create({
  data: { id: 'ann', name: 'Ann', email: 'ann@p.example', emailVerified: true, createdAt: NOW, updatedAt: NOW },
})
const endpointId = newId()
await prisma.webhookEndpoint.create({
  data: {
    businessId,
    id: endpointId,
    url: 'https://a.example',
    events: ['*'],
    secret: 's',
    createdAt: NOW,
    createdBy: 'x',
  },
})

const of = { businessId, clientId, contactId: contact.id, sentTo: 'ap@p.example', createdAt: NOW }
const lasting = { createdAt: NOW, updatedAt: NOW }
let made = 0
const unique = () => `row-${(made += 1)}`
const run = { businessId, createdAt: NOW, filename: 'list.csv' }

/** One row of a kind whose time is `at`. */
const make: Record<Expiring, (at: Date) => Promise<unknown>> = {
  idempotentAnswers: (createdAt) =>
    prisma.idempotentAnswer.create({
      data: { businessId, key: unique(), requestHash: 'h', createdAt, claim: newId(), claimedAt: createdAt },
    }),
  inboxBodies: (handledAt) =>
    prisma.inboxEvent.create({
      data: {
        ...{ provider: 'stripe', eventId: unique(), type: 't', objectId: 'o', body: '{"name":"Ann"}' },
        ...{ state: 'handled', receivedAt: handledAt, nextTryAt: handledAt, handledAt, outcome: 'settled' },
      },
    }),
  webhookDeliveries: async (createdAt) => {
    const subject = await prisma.timelineEvent.create({
      data: { businessId, id: newId(), at: NOW, type: event.type, actor: 'system', data: {} },
    })
    const data = { businessId, endpointId, eventId: subject.id, nextTryAt: NOW, createdAt }
    await prisma.webhookDelivery.deleteMany({ where: { eventId: subject.id } })
    return prisma.webhookDelivery.create({ data: { ...data, id: newId(), state: 'delivered', deliveredAt: NOW } })
  },
  portalCodes: (expiresAt) =>
    prisma.portalCode.create({ data: { ...of, id: newId(), codeHash: 'c', browserHash: 'b', expiresAt } }),
  portalSessions: (expiresAt) =>
    prisma.portalSession.create({ data: { ...of, id: newId(), tokenHash: unique(), expiresAt } }),
  staffSessions: (expiresAt) =>
    prisma.session.create({ data: { id: unique(), userId: 'ann', token: unique(), expiresAt, ...lasting } }),
  staffVerifications: (expiresAt) =>
    prisma.verification.create({ data: { id: unique(), identifier: 'i', value: 'v', expiresAt, ...lasting } }),
  portalViews: (onDay) =>
    prisma.portalView.create({ data: { businessId, linkId, onDay, reader: 'browser', firstAt: NOW, lastAt: NOW } }),
  importFiles: async (finishedAt) => {
    const id = newId()
    await prisma.importRun.create({ data: { ...run, id, state: 'done', finishedAt } })
    return prisma.importChunk.create({ data: { businessId, importId: id, position: 0, bytes: Buffer.from('a,b') } })
  },
  uploads: (createdAt) => prisma.importRun.create({ data: { ...run, id: newId(), state: 'needs_answer', createdAt } }),
  dryRunSteps: async (finishedAt) => {
    const id = newId()
    await prisma.dryRun.create({ data: { businessId, id, state: 'done', asOf: finishedAt, days: 30, finishedAt } })
    const step = { onDay: NOW, clientId, invoiceId, stageKey: 'first', channel: 'email', needsApproval: false }
    return prisma.dryRunStep.create({ data: { businessId, runId: id, position: 0, ...step } })
  },
  dryRuns: (finishedAt) =>
    prisma.dryRun.create({
      data: { businessId, id: newId(), state: 'done', asOf: finishedAt, days: 30, finishedAt },
    }),
  domainPaces: (nextAt) => prisma.mailPace.create({ data: { key: unique(), nextAt } }),
}

const count: Record<Expiring, () => Promise<number>> = {
  idempotentAnswers: () => prisma.idempotentAnswer.count(),
  inboxBodies: () => prisma.inboxEvent.count({ where: { body: { not: '{}' } } }),
  webhookDeliveries: () => prisma.webhookDelivery.count({ where: { state: 'delivered', deliveredAt: NOW } }),
  portalCodes: () => prisma.portalCode.count(),
  portalSessions: () => prisma.portalSession.count(),
  staffSessions: () => prisma.session.count(),
  staffVerifications: () => prisma.verification.count(),
  portalViews: () => prisma.portalView.count(),
  importFiles: () => prisma.importChunk.count(),
  uploads: () => prisma.importRun.count({ where: { state: 'needs_answer' } }),
  dryRunSteps: () => prisma.dryRunStep.count(),
  dryRuns: () => prisma.dryRun.count(),
  domainPaces: () => prisma.mailPace.count(),
}

const workAt = (instant: Date) => ({
  processId: 0,
  now: () => instant,
  log: { guard: (_handler: string, _id: string, work: () => Promise<boolean>) => work() },
})

test('what ran out goes, what has a moment left stays, and nothing else moves', async () => {
  const startedWith = await prisma.timelineEvent.count()
  for (const kind of expiring) {
    const limit = keptSince(kind, NOW)
    const step = kind === 'portalViews' ? 86_400_000 : 1
    await make[kind](new Date(limit.getTime() - step))
    await make[kind](limit)
  }
  // The step of the young run keeps it; that of the old one does not keep its own.
  expect(await purgeExpired(workAt(NOW))).toBe(expiring.length + 1)
  const left = Object.fromEntries(await Promise.all(expiring.map(async (kind) => [kind, await count[kind]()])))
  expect(left).toEqual(Object.fromEntries(expiring.map((kind) => [kind, kind === 'dryRuns' ? 2 : 1])))
  expect(await prisma.inboxEvent.findMany({ where: { body: '{}' } })).toMatchObject([
    { state: 'handled', outcome: 'settled' },
  ])
  expect([await prisma.importRun.count(), await prisma.invoice.count()]).toEqual([3, 1])
  expect(await prisma.timelineEvent.count()).toBe(startedWith + 2)
})

test('what is still to be done never runs out', async () => {
  const longAgo = new Date('2020-01-01T00:00:00Z')
  await prisma.webhookDelivery.updateMany({ data: { state: 'waiting', deliveredAt: null, createdAt: longAgo } })
  await make.inboxBodies(longAgo)
  await prisma.inboxEvent.updateMany({ where: { receivedAt: longAgo }, data: { state: 'parked', handledAt: null } })
  await prisma.importRun.updateMany({ data: { state: 'queued', finishedAt: null, createdAt: longAgo } })
  await prisma.mailPace.create({ data: { key: 'provider', nextAt: longAgo } })
  const tomorrow = new Date(NOW.getTime() + 86_400_001)
  const counted = async () => [
    await prisma.webhookDelivery.count({ where: { state: 'waiting' } }),
    await prisma.inboxEvent.count({ where: { state: 'parked', body: { not: '{}' } } }),
    await count.importFiles(),
    await prisma.mailPace.count({ where: { key: 'provider' } }),
  ]
  const before = await counted()
  expect(before.every((rows) => rows > 0)).toBe(true)
  await purgeExpired(workAt(tomorrow))
  expect(await counted()).toEqual(before)
})

test('many go in batches, and a day passes before the next look', async () => {
  await prisma.$executeRaw`
    INSERT INTO "IdempotentAnswer" ("businessId", "key", "requestHash", "createdAt", "claim", "claimedAt")
    SELECT ${businessId}::uuid, 'old-' || i, 'h', '2020-01-01', gen_random_uuid(), '2020-01-01' FROM generate_series(1, ${PURGED_AT_ONCE + 1}) i`
  const thirdDay = new Date(NOW.getTime() + 3 * 86_400_000)
  expect(await purgeExpired(workAt(thirdDay))).toBeGreaterThanOrEqual(PURGED_AT_ONCE)
  expect(await purgeExpired(workAt(thirdDay))).toBe(1)
  expect(await purgeExpired(workAt(thirdDay))).toBe(0)
  await make.idempotentAnswers(new Date('2020-01-01T00:00:00Z'))
  expect(await purgeExpired(workAt(new Date(thirdDay.getTime() + 86_399_999)))).toBe(0)
  expect(await purgeExpired(workAt(new Date(thirdDay.getTime() + 86_400_000)))).toBeGreaterThanOrEqual(1)
})

test('a rule that fails goes on saying so, alone, until it can be done again', async () => {
  const fourthDay = new Date(NOW.getTime() + 5 * 86_400_000)
  const asked: string[] = []
  const tick = async () => {
    const failures: string[] = []
    asked.length = 0
    await purgeExpired({
      ...workAt(fourthDay),
      log: {
        guard: async (_handler, id, work) => {
          asked.push(id)
          return work().catch(() => failures.push(id) < 0)
        },
      },
    })
    return failures
  }
  await prisma.$executeRaw`ALTER TABLE "PortalCode" RENAME TO "PortalCodeAway"`
  while ((await tick()).length === 0 || asked.length > 1);
  expect(await tick()).toEqual(['portalCodes'])
  expect(asked).toEqual(['portalCodes'])
  await prisma.$executeRaw`ALTER TABLE "PortalCodeAway" RENAME TO "PortalCode"`
  expect(await tick()).toEqual([])
  await tick()
  expect(asked).toEqual([])
})
