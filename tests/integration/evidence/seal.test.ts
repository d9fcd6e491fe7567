import { beforeEach, expect, test } from 'vitest'
import { firstHash } from '#app/domain/evidence/seal.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { recordEvents } = await import('#app/db/write/timeline.server.ts')
const { sealNext } = await import('#app/db/write/seal-timeline.server.ts')
const { findBusinessesToSeal } = await import('#app/db/read/unsealed.server.ts')

const start = Date.parse('2027-01-12T15:00:00Z')
let businessId = ''
beforeEach(async () => {
  businessId = await makeBusiness(prisma)
})

const events = (names: readonly string[], second: number) =>
  names.map((name) => ({ businessId, type: 'client.created', at: new Date(start + second * 1_000), data: { name } }))
const chain = async () => {
  const seals = await prisma.timelineSeal.findMany({
    where: { businessId },
    orderBy: { position: 'asc' },
    include: { event: true },
  })
  return seals.map(({ position, event }) => [position, (event.data as { name: string }).name])
}

test('events are sealed once, in order of time, and the chain has no gap', async () => {
  await inTransaction((tx) => recordEvents(tx, events(['c'], 3)))
  await inTransaction((tx) => recordEvents(tx, events(['a'], 1)))
  await inTransaction((tx) => recordEvents(tx, events(['b'], 2)))
  expect(await findBusinessesToSeal()).toEqual([businessId])
  await Promise.all([sealNext(businessId), sealNext(businessId), sealNext(businessId)])
  expect(await chain()).toEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
  ])
  expect(await sealNext(businessId)).toBe(0)
  expect(await findBusinessesToSeal()).toEqual([])
})

test('an event that is committed after a later one was sealed is sealed next, not skipped', async () => {
  let commit: () => void = () => {}
  const held = new Promise<void>((resolve) => {
    commit = resolve
  })
  let written: () => void = () => {}
  const isWritten = new Promise<void>((resolve) => {
    written = resolve
  })
  const slow = inTransaction(async (tx) => {
    await recordEvents(tx, events(['early, but slow'], 1))
    written()
    await held
  })
  await isWritten
  await inTransaction((tx) => recordEvents(tx, events(['late, but quick'], 2)))
  expect(await sealNext(businessId)).toBe(1)
  commit()
  await slow
  expect(await sealNext(businessId)).toBe(1)
  expect(await chain()).toEqual([
    [1, 'late, but quick'],
    [2, 'early, but slow'],
  ])
})

test('each client has a chain of its own within the chain', async () => {
  const clients = [crypto.randomUUID(), crypto.randomUUID()]
  for (const id of clients) {
    const named = { name: id, nameKey: id, createdAt: new Date(start), updatedAt: new Date(start) }
    await prisma.client.create({ data: { businessId, id, ...named } })
  }
  for (let n = 0; n < 6; n += 1) {
    const of = events([`${n}`], n).map((event) => ({ ...event, clientId: clients[n % 3] ?? null }))
    await inTransaction((tx) => recordEvents(tx, of))
    await sealNext(businessId)
  }
  const seals = await prisma.timelineSeal.findMany({ where: { businessId }, orderBy: { position: 'asc' } })
  expect(seals.map(({ clientId, clientPosition }) => [clientId, clientPosition])).toEqual([
    ...[clients[0], clients[1], null].map((clientId) => [clientId, clientId && 1]),
    ...[clients[0], clients[1], null].map((clientId) => [clientId, clientId && 2]),
  ])
  expect(new Set(seals.map(({ hash }) => hash)).size).toBe(6)
  expect(seals.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash) && hash !== firstHash)).toBe(true)
})

test('a large backlog is sealed in batches', async () => {
  const names = Array.from({ length: 4_500 }, (_, i) => String(i).padStart(5, '0'))
  await inTransaction((tx) => recordEvents(tx, events(names, 1)))
  const batches = []
  for (let sealed = 1; sealed > 0; batches.push(sealed)) sealed = await sealNext(businessId)
  expect(batches).toEqual([2_000, 2_000, 500, 0])
  expect(await prisma.timelineSeal.count({ where: { businessId } })).toBe(4_500)
})

test('a seal cannot be changed or taken away', async () => {
  await expect(prisma.$executeRaw`UPDATE "TimelineSeal" SET "hash" = 'x'`).rejects.toThrow(/append-only/)
  await expect(prisma.$executeRaw`DELETE FROM "TimelineSeal"`).rejects.toThrow(/append-only/)
})
