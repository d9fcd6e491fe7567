import { expect, test } from 'vitest'
import { newId } from '#app/ids.server.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const NOW = new Date('2026-11-23T15:00:00Z')
const { prisma } = await freshDatabase({ METRICS_TOKEN: 'scrape-me' })
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { COUNTED_MAX, queueDepthsAt, readQueueDepths } = await import('#app/db/sql/queue-depths.server.ts')
const { answerScrape } = await import('#app/metrics/answer-scrape.server.ts')
const businessId = await makeBusiness(prisma)
const invoiceId = await makeInvoice({ businessId, number: 'Q-1', email: 'ap@q.example', dueOn: '2026-12-01', now: NOW })
const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { id: invoiceId } })

const depthOf = async (queue: string) => (await readQueueDepths(NOW)).find((each) => each.queue === queue)

test('a backlog of 30,000 is counted to the limit, from indexes alone', async () => {
  await prisma.$executeRaw`
    INSERT INTO "InboxEvent" ("provider", "eventId", "type", "objectId", "body", "receivedAt", "state", "handledAt", "nextTryAt")
    SELECT 'stripe', 'e' || i, 't', 'o', '{}', ${NOW}, (CASE WHEN i % 2 = 0 THEN 'received' ELSE 'handled' END)::"InboxState",
      CASE WHEN i % 2 = 1 THEN ${NOW}::timestamptz END, ${NOW}::timestamptz - make_interval(secs => i) FROM generate_series(1, 60000) i`
  await prisma.$executeRaw`
    INSERT INTO "OutboxMessage" ("businessId", "id", "key", "kind", "state", "clientId", "sendAt", "basis", "fromHeader", "toAddress",
      "ccAddresses", "subject", "html", "text", "createdAt")
    SELECT ${businessId}::uuid, gen_random_uuid(), 'k' || i, 'reminder', (CASE WHEN i <= 3 THEN 'queued' ELSE 'cancelled' END)::"MessageState",
      ${clientId}::uuid, ${NOW}::timestamptz + make_interval(hours => i - 2), 'b', 'f', 't@q.example', '{}', 's', 'h', 't', ${NOW}
    FROM generate_series(1, 30000) i`
  await prisma.$executeRawUnsafe('ANALYZE')
  expect(await depthOf('inbox')).toEqual({ queue: 'inbox', depth: COUNTED_MAX, oldest: expect.any(Date) as Date })
  expect((await depthOf('inbox'))?.oldest).toEqual(new Date(NOW.getTime() - 60_000_000))
  expect(await depthOf('outbox_due')).toMatchObject({ depth: 2, oldest: new Date('2026-11-23T14:00:00Z') })
  expect(await depthOf('outbox_scheduled')).toMatchObject({ depth: 1, oldest: null })

  const [{ 'QUERY PLAN': plans } = { 'QUERY PLAN': [] }] = await prisma.$queryRaw<{ 'QUERY PLAN': object[] }[]>`
    EXPLAIN (FORMAT JSON) ${queueDepthsAt(NOW)}`
  const scanned = [...JSON.stringify(plans).matchAll(/"Node Type":"Seq Scan"[^{}]*?"Relation Name":"(\w+)"/g)]
  expect(
    scanned.map(([, table]) => table).filter((table) => table === 'InboxEvent' || table === 'OutboxMessage'),
  ).toEqual([])
})

test('a scrape tells depths, ages, processes and the pool, and nothing to strangers', async () => {
  expect(await answerScrape(undefined, '127.0.0.1')).toMatchObject({ status: 401 })
  expect(await answerScrape('Bearer scrape-mf', '127.0.0.1')).toMatchObject({ status: 401 })
  await prisma.process.create({ data: { id: 7, role: 'worker', startedAt: new Date(), heartbeatAt: new Date() } })
  await prisma.sweep.create({ data: { name: 'send-messages', lastRunAt: new Date(), failingSince: new Date() } })
  await prisma.importRun.create({
    data: { businessId, id: newId(), filename: 'a.csv', state: 'queued', createdAt: new Date(Date.now() - 90_000) },
  })
  const { status, body } = await answerScrape('Bearer scrape-me', '10.0.0.1')
  expect(status).toBe(200)
  const value = (series: string) =>
    Number(new RegExp(`^${series.replace(/[{}"]/g, '\\$&')} (.+)$`, 'm').exec(body)?.[1])
  expect(value('dunwell_queue_depth{queue="inbox"}')).toBe(COUNTED_MAX)
  expect(value('dunwell_queue_depth{queue="imports"}')).toBe(1)
  expect(value('dunwell_queue_oldest_age_seconds{queue="imports"}')).toBeGreaterThanOrEqual(90)
  expect(value('dunwell_processes_alive{role="worker"}')).toBe(1)
  expect(value('dunwell_processes_alive{role="web"}')).toBe(0)
  expect(value('dunwell_sweep_last_run_age_seconds{sweep="send-messages"}')).toBeLessThan(15)
  expect(value('dunwell_database_up')).toBe(1)
  expect(body).toMatch(/^dunwell_database_connections\{state="idle"\} \d+$/m)
  expect(body).toMatch(/^dunwell_schema_info\{migration="20\d+_\w+"\} 1$/m)
})

test('calls of a provider are counted by how they ended', async () => {
  const { register } = await import('prom-client')
  const { callStripe } = await import('#app/gateways/payments/stripe-client.server.ts')
  const { sendMail } = await import('#app/gateways/email/resend.server.ts')
  await callStripe('session', () => Promise.resolve({}))
  await expect(callStripe('session', () => Promise.reject(new Error('no line')))).rejects.toThrow('no line')
  const mail = { from: 'a@a.example', to: 'b@b.example', cc: [], replyTo: null, subject: 's', html: 'h', text: 't' }
  // Nothing listens there: whether it was accepted nobody can know.
  expect(await sendMail({ ...mail, attachments: [], headers: {}, tags: {} }, 'key')).toMatchObject({
    outcome: { kind: 'lost' },
  })
  const text = await register.metrics()
  expect(text).toContain('dunwell_provider_calls_total{provider="stripe",operation="session",outcome="ok"} 1')
  expect(text).toContain('dunwell_provider_calls_total{provider="stripe",operation="session",outcome="lost"} 1')
  expect(text).toContain('dunwell_provider_calls_total{provider="resend",operation="send",outcome="lost"} 1')
  expect(text).toMatch(/dunwell_provider_call_duration_seconds_count\{provider="stripe",operation="session"\} 2/)
})
