import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma } = await freshDatabase()
const { business, call } = await businessWithKey('Repeats')
const { ClaimTaken, releaseKey, requestHashOf, reserveAnswer, workUnder } =
  await import('#app/api/idempotency.server.ts')
const { createClient } = await import('#app/features/clients/create-client.server.ts')

const businessId = business.id
const email = () => `${randomUUID()}@example.com`
const takenIn = (address: string) => prisma.contact.count({ where: { businessId, email: address } })

/** The key of a request whose process died so long ago. */
async function leftBehind(body: object, secondsAgo: number, workedAt: Date | null) {
  const key = randomUUID()
  const requestHash = requestHashOf('POST', '/clients', JSON.stringify(body))
  const at = new Date(Date.now() - secondsAgo * 1_000)
  const row = { businessId, key, requestHash, createdAt: at, claim: randomUUID(), claimedAt: at, workedAt }
  await prisma.idempotentAnswer.create({ data: row })
  return key
}

test('what a dead process never began is done by the repeat', async () => {
  const body = { name: 'Begun', email: email() }
  const idempotencyKey = await leftBehind(body, 121, null)
  const repeat = await call('POST', '/clients', { body, idempotencyKey })
  expect([repeat.status, repeat.headers.get('Idempotent-Replayed')]).toEqual([201, null])
  expect((await call('POST', '/clients', { body, idempotencyKey })).body).toEqual(repeat.body)
  expect(await takenIn(body.email)).toBe(1)
})

test('what may still be at work is waited for', async () => {
  const body = { name: 'At Work', email: email() }
  const idempotencyKey = await leftBehind(body, 60, null)
  const early = await call('POST', '/clients', { body, idempotencyKey })
  expect([early.status, early.body.type]).toEqual([409, 'urn:dunwell:problem:idempotency_in_flight'])
  expect(early.headers.get('Retry-After')).toBe('1')
  expect(await takenIn(body.email)).toBe(0)
})

test('what a dead process did is not done again, and the repeat is told so', async () => {
  const body = { name: 'Done', email: email() }
  const idempotencyKey = await leftBehind(body, 121, new Date())
  const repeat = await call('POST', '/clients', { body, idempotencyKey })
  expect([repeat.status, repeat.body.type]).toEqual([409, 'urn:dunwell:problem:idempotency_answer_lost'])
  expect(await takenIn(body.email)).toBe(0)
})

const claimOf = async (key: string, now: Date) => {
  const reserved = await reserveAnswer({ businessId, key, requestHash: 'h' }, false, now)
  if (reserved.kind !== 'first') throw new Error(reserved.kind)
  return reserved.claim
}
const at = (seconds: number) => new Date(Date.parse('2026-11-23T12:00:00Z') + seconds * 1_000)
const create = (address: string) =>
  createClient({ businessId, client: { name: 'Slow', email: address }, actor: 'api:test', now: at(0) })

test('a process that was thought dead writes nothing once its claim is taken', async () => {
  const [key, address] = [randomUUID(), email()]
  const slow = await claimOf(key, at(0))
  const second = await claimOf(key, at(121))
  await expect(workUnder(slow, at(122), () => create(address))).rejects.toThrow(ClaimTaken)
  expect(await takenIn(address)).toBe(0)
  await workUnder(second, at(122), () => create(address))
  expect(await takenIn(address)).toBe(1)
})

test('a failure after the work is not an invitation to do it again', async () => {
  const key = randomUUID()
  const claim = await claimOf(key, at(0))
  await workUnder(claim, at(0), () => create(email()))
  await releaseKey(claim)
  expect((await reserveAnswer(claim, false, at(1))).kind).toBe('answer_lost')
  const untouched = await claimOf(randomUUID(), at(0))
  await releaseKey(untouched)
  expect((await reserveAnswer(untouched, false, at(1))).kind).toBe('first')
})
