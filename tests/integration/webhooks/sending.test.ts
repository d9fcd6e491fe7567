import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startReceiver, verified } from '#tests/support/webhook-receiver.ts'
import { startWorld } from '#tests/support/world.ts'

process.env['WEBHOOK_ALLOW_PRIVATE'] = '1'
const world = await startWorld(new Date('2026-11-23T12:00:00Z'))
const { prisma } = world
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { recordEvents } = await import('#app/db/write/timeline.server.ts')
const { timelineTypes } = await import('#app/domain/timeline/describe-event.ts')
const { createEndpoint } = await import('#app/features/webhooks-out/create-endpoint.server.ts')
const { changeEndpoint } = await import('#app/features/webhooks-out/change-endpoint.server.ts')
const { enableEndpoint, pauseEndpoint } = await import('#app/features/webhooks-out/switch-endpoint.server.ts')
const { removeEndpoint } = await import('#app/features/webhooks-out/remove-endpoint.server.ts')
const { rotateSecret } = await import('#app/features/webhooks-out/rotate-secret.server.ts')
const { replayDelivery, replayFailed } = await import('#app/features/webhooks-out/replay.server.ts')
const { sendTest } = await import('#app/features/webhooks-out/send-test.server.ts')
const { sendWebhooks } = await import('#app/jobs/handlers/send-webhooks.server.ts')
const { joinProcesses } = await import('#app/jobs/join-processes.server.ts')

const actor = 'user:someone'
let businessId = ''
let receiver: Awaited<ReturnType<typeof startReceiver>>
const others: { close(): Promise<void> }[] = []

afterAll(() => world.close())
beforeAll(() => world.work())
beforeEach(async () => {
  businessId = await makeBusiness(prisma)
  receiver = await startReceiver()
})
afterEach(async () => {
  // What one test leaves behind is not the next one's.
  for (const { id } of await prisma.webhookEndpoint.findMany({ where: { businessId, removedAt: null } }))
    await removeEndpoint({ businessId, endpointId: id, actor, now: world.now() })
  await Promise.all([receiver, ...others.splice(0)].map((one) => one.close()))
})

async function listen(url = receiver.url, events: readonly string[] = ['*']) {
  const made = await createEndpoint({ businessId, url, events, description: '', actor, now: world.now() })
  if (!made.ok) throw new Error(made.reason)
  return made.value
}
const another = async (...reply: Parameters<typeof startReceiver>) => {
  const made = await startReceiver(...reply)
  others.push(made)
  return made
}
/** Something of this type happens to the business. */
const happens = (type: string, data: object = { name: 'x' }) =>
  inTransaction((tx) => recordEvents(tx, [{ businessId, type, at: world.now(), data }]))
const deliveriesOf = (endpointId: string, type?: string) =>
  prisma.webhookDelivery.findMany({
    where: { businessId, endpointId, ...(type && { event: { type } }) },
    orderBy: { eventId: 'asc' },
  })
const endpoint = (id: string) =>
  prisma.webhookEndpoint.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })

test('every type of event reaches who asked for everything, once, signed as the standard says', async () => {
  const { secret } = await listen()
  const types = timelineTypes.filter((type) => type !== 'webhook.test')
  await inTransaction((tx) =>
    recordEvents(
      tx,
      types.map((type) => ({ businessId, type, at: world.now(), actor, data: { name: type } })),
    ),
  )
  const heard = async () => (await world.work(), receiver.received.length)
  await expect.poll(heard, { timeout: 20_000 }).toBe(types.length + 1)
  const told = receiver.received.filter(({ body }) => body.data['name'] === body.type)
  expect(told.map(({ body }) => body.type).toSorted()).toEqual(types)
  const events = await prisma.timelineEvent.findMany({ where: { businessId } })
  for (const webhook of receiver.received) {
    const event = events.find(({ id }) => id === webhook.id)
    expect(verified(webhook, secret)).toEqual({
      type: event?.type,
      timestamp: event?.at.toISOString(),
      data: { ...(event?.data as object), id: event?.id, actor, clientId: null, invoiceId: null },
    })
  }
  await world.work()
  expect(receiver.received).toHaveLength(types.length + 1)
})

test('an endpoint hears what it asked for, and of its own business only', async () => {
  const kinds = await another()
  await listen(receiver.url, ['payment.settled'])
  await listen(kinds.url, ['invoice.*'])
  const stranger = await makeBusiness(prisma)
  await inTransaction((tx) =>
    recordEvents(tx, [{ businessId: stranger, type: 'payment.settled', at: world.now(), data: {} }]),
  )
  for (const type of ['payment.settled', 'payment.failed', 'invoice.issued', 'invoice.voided']) await happens(type)
  await world.work()
  expect(receiver.types()).toEqual(['payment.settled'])
  expect(kinds.types().toSorted()).toEqual(['invoice.issued', 'invoice.voided'])
})

test('what is rolled back is never told', async () => {
  const { id } = await listen()
  await world.work()
  const broken = inTransaction(async (tx) => {
    await recordEvents(tx, [{ businessId, type: 'invoice.issued', at: world.now(), data: {} }])
    throw new Error('rolled back')
  })
  await expect(broken).rejects.toThrow('rolled back')
  expect(await deliveriesOf(id, 'invoice.issued')).toEqual([])
})

test('one event that is never taken is tried ten times over three days under one id, while the others arrive', async () => {
  const { id, secret } = await listen()
  receiver.reply = ({ body }) => (body.type === 'invoice.voided' ? 500 : 204)
  await happens('invoice.voided')
  // Something that arrives now and then: the endpoint itself is well.
  for (let hour = 0; hour <= 84; hour += 12) {
    await happens('invoice.issued')
    await world.advance('PT12H')
  }
  const tries = receiver.received.filter(({ body }) => body.type === 'invoice.voided')
  expect(tries).toHaveLength(10)
  expect(new Set(tries.map(({ id: one }) => one)).size).toBe(1)
  expect(new Set(tries.map(({ raw }) => raw)).size).toBe(1)
  for (const one of tries) verified(one, secret)
  const [failed] = await deliveriesOf(id, 'invoice.voided')
  expect(failed).toMatchObject({ state: 'failed', tries: 10 })
  const attempts = failed?.attempts as { at: string; status: number; excerpt: string }[]
  expect(attempts.map(({ status, excerpt }) => `${status} ${excerpt}`)).toEqual(Array(10).fill('500 said 500'))
  const hours = attempts.map(({ at }) => (Date.parse(at) - Date.parse(attempts[0]?.at ?? '')) / 3_600_000)
  expect(hours.at(-1)).toBeGreaterThan(75)
  expect(hours.at(-1)).toBeLessThan(84)
  expect(await endpoint(id)).toMatchObject({ disabledAt: null, failingSince: null })

  // A person sends it again: the same id, and now it is taken.
  receiver.reply = () => 200
  const replayed = await replayDelivery({ businessId, deliveryId: failed?.id ?? '', actor, now: world.now() })
  expect(replayed.ok).toBe(true)
  await world.work()
  expect(receiver.received.findLast(({ body }) => body.type === 'invoice.voided')?.id).toBe(failed?.eventId)
  expect((await deliveriesOf(id, 'invoice.voided'))[0]).toMatchObject({ state: 'delivered', tries: 1 })
})

test('an answer that was lost is asked for again, under the same id', async () => {
  await listen()
  await world.work()
  let cut = true
  receiver.reply = () => (cut ? 'cut' : 204)
  await happens('payment.settled')
  await world.work()
  cut = false
  await world.advance('PT10S')
  const [first, second, ...more] = receiver.received.filter(({ body }) => body.type === 'payment.settled')
  expect(more).toEqual([])
  expect(second?.id).toBe(first?.id)
  expect(second?.raw).toBe(first?.raw)
})

test('two workers at once tell everything once', async () => {
  const { id } = await listen()
  await world.work()
  const count = 60
  for (let n = 0; n < count; n += 1) await happens('client.created')
  const workers = [await joinProcesses('test'), await joinProcesses('test')]
  const log = { guard: (_handler: string, _id: string, work: () => Promise<boolean>) => work() }
  const rounds = async (processId: number) => {
    while ((await sendWebhooks({ processId, now: world.now, log })) > 0);
  }
  await Promise.all(workers.map(({ processId }) => rounds(processId)))
  const isTold = async () => (await deliveriesOf(id)).every(({ state }) => state === 'delivered')
  await expect.poll(isTold, { timeout: 20_000 }).toBe(true)
  for (const { leave } of workers) await leave()
  expect(receiver.received).toHaveLength(count + 1)
  expect(new Set(receiver.received.map((one) => one.id)).size).toBe(count + 1)
})

test('while a secret is being replaced both verify, a day later the new one alone', async () => {
  const { id, secret: old } = await listen()
  const rotated = await rotateSecret({ businessId, endpointId: id, actor, now: world.now() })
  const fresh = rotated.ok ? rotated.value.secret : ''
  await world.work()
  const last = () => receiver.received.at(-1) as NonNullable<(typeof receiver.received)[number]>
  expect(last().headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/)
  for (const secret of [old, fresh]) verified(last(), secret)
  await world.advance('P1D')
  await happens('invoice.issued')
  await world.work()
  verified(last(), fresh)
  expect(() => verified(last(), old)).toThrow()
})

test('a day of nothing but failures stops it, the business is told once, and switched on again everything arrives', async () => {
  const { id } = await listen()
  receiver.reply = () => 503
  await happens('invoice.issued')
  for (const day of [1, 2]) await world.advance(`P${day}D`)
  const stopped = await endpoint(id)
  expect(stopped).toMatchObject({ disabledReason: 'failing', tellAt: null, lastError: 'answered 503' })
  const tried = receiver.received.length
  await happens('invoice.voided')
  await world.advance('P1D')
  expect(receiver.received).toHaveLength(tried)

  const { host } = new URL(receiver.url)
  const mails = (await world.mails('billing@northwind.example')).filter(({ subject }) => subject.includes(host))
  expect(mails.map(({ subject }) => subject)).toEqual([`Webhooks to ${host} have stopped`])
  expect(mails[0]?.text).toContain(`/admin/settings/webhooks/${id}`)
  const task = { businessId, key: `webhook/${id}` }
  expect(await prisma.task.findMany({ where: task })).toMatchObject([{ doneAt: null, kind: 'webhook' }])
  const disabled = { businessId, type: 'webhook_endpoint.disabled' }
  expect(await prisma.timelineEvent.count({ where: disabled })).toBe(1)

  receiver.reply = () => 204
  await enableEndpoint({ businessId, endpointId: id, actor, now: world.now() })
  await world.work()
  const states = (await deliveriesOf(id)).map(({ state }) => state)
  expect(states).toEqual(states.map(() => 'delivered'))
  expect(receiver.types()).toContain('invoice.voided')
  expect(await prisma.task.findMany({ where: task })).toMatchObject([{ doneAt: expect.any(Date) as Date }])
})

test('410 stops it at once', async () => {
  receiver.reply = () => 410
  const { id } = await listen()
  await world.work()
  expect(await endpoint(id)).toMatchObject({ disabledReason: 'gone' })
  expect(receiver.received).toHaveLength(1)
})

test('a redirect is an answer like any other, and not followed', async () => {
  const elsewhere = await another()
  receiver.reply = () => ({ redirectTo: elsewhere.url })
  const { id } = await listen()
  await world.work()
  expect(elsewhere.received).toEqual([])
  expect((await deliveriesOf(id))[0]).toMatchObject({ state: 'waiting', tries: 1, attempts: [{ status: 302 }] })
})

test('one that never answers holds up nobody', async () => {
  const silent = await another(() => 'silence')
  await listen(silent.url)
  await listen()
  for (let n = 0; n < 5; n += 1) await happens('client.created')
  const before = performance.now()
  await world.work()
  expect(receiver.received.length).toBeGreaterThanOrEqual(6)
  // A call is given fifteen seconds; the round did not wait for it.
  expect(performance.now() - before).toBeLessThan(10_000)
})

test('paused, nothing is sent and nothing lost; a changed address is where it goes on', async () => {
  const elsewhere = await another()
  const { id } = await listen()
  await world.work()
  await pauseEndpoint({ businessId, endpointId: id, actor, now: world.now() })
  await happens('invoice.issued')
  await world.work()
  expect(receiver.types()).not.toContain('invoice.issued')
  const change = { businessId, endpointId: id, actor, now: world.now() }
  expect(await changeEndpoint({ ...change, url: elsewhere.url })).toEqual({ ok: true, value: null })
  await enableEndpoint(change)
  await world.work()
  expect(elsewhere.types()).toContain('invoice.issued')
})

test('a test goes to its endpoint alone, whatever it asked for', async () => {
  const other = await another()
  const { id } = await listen(receiver.url, ['payment.settled'])
  await listen(other.url, ['*'])
  await sendTest({ businessId, endpointId: id, actor, now: world.now() })
  await world.work()
  expect(receiver.types()).toEqual(['webhook.test'])
  expect(other.types()).not.toContain('webhook.test')
})

test('all that was given up since a moment is sent again, and no more than that', async () => {
  const { id } = await listen()
  await world.work()
  for (const type of ['invoice.issued', 'invoice.voided', 'invoice.settled']) await happens(type)
  const rows = await deliveriesOf(id)
  const since = new Date(world.now().getTime() + 1)
  const later = rows.find(({ state }) => state === 'waiting')
  await prisma.webhookDelivery.updateMany({
    where: { businessId, state: 'waiting' },
    data: { state: 'failed', tries: 10 },
  })
  await prisma.webhookDelivery.updateMany({ where: { businessId, id: later?.id ?? '' }, data: { createdAt: since } })
  const call = { businessId, endpointId: id, actor, now: world.now() }
  expect(await replayFailed({ ...call, since })).toEqual({ ok: true, value: 1 })
  await world.work()
  expect((await deliveriesOf(id, 'invoice.issued'))[0]?.state).toBe('delivered')
  expect((await deliveriesOf(id, 'invoice.voided'))[0]?.state).toBe('failed')
})

test('no secret stands on the timeline, and an address only by its host', async () => {
  const { id, secret } = await listen(`${receiver.url}?token=hush`)
  await rotateSecret({ businessId, endpointId: id, actor, now: world.now() })
  await changeEndpoint({ businessId, endpointId: id, url: `${receiver.url}?token=hush2`, actor, now: world.now() })
  await world.work()
  const events = JSON.stringify(await prisma.timelineEvent.findMany({ where: { businessId } }))
  expect(events).toContain('webhook_endpoint.updated')
  for (const word of ['hush', 'whsec_', secret.slice(8)]) expect(events).not.toContain(word)
})
