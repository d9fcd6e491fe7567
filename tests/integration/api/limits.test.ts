import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma } = await freshDatabase()
const { call, key } = await businessWithKey('Limits')
const { dispatch } = await import('#app/api/dispatch.server.ts')
const { CALLS_PER_MINUTE, WRONG_KEYS } = await import('#app/api/call-limits.server.ts')
const { sharedLimit } = await import('#app/db/rate-limiter.server.ts')

const writes = async () => {
  const [row] = await prisma.$queryRaw<{ points: bigint }[]>`
    SELECT coalesce(sum(points), 0)::bigint AS points FROM rate_limit WHERE key LIKE 'api-key%'`
  return Number(row?.points)
}

test('every answer to a key says what is left, and twenty calls cost one write', async () => {
  const left: number[] = []
  for (let i = 0; i < 20; i += 1) {
    const { headers } = await call('GET', '/key')
    expect(headers.get('RateLimit-Limit')).toBe(String(CALLS_PER_MINUTE))
    expect(Number(headers.get('RateLimit-Reset'))).toBeGreaterThan(0)
    left.push(Number(headers.get('RateLimit-Remaining')))
  }
  expect(left).toEqual(Array.from({ length: 20 }, (_, i) => CALLS_PER_MINUTE - 1 - i))
  expect(await writes()).toBe(20)
  await call('GET', '/key')
  expect(await writes()).toBe(40)
})

test('processes share one limit, and a share that is used up is refused until there is a new one', async () => {
  const one = sharedLimit('test', 10, 60, 5)
  const two = sharedLimit('test', 10, 60, 5)
  const answers = []
  for (let i = 0; i < 5; i += 1) answers.push(await one('k'), await two('k'))
  expect(answers.every(({ allowed }) => allowed)).toBe(true)
  for (const spend of [one, two, one]) {
    const refused = await spend('k')
    expect(refused).toMatchObject({ allowed: false, remaining: 0 })
    expect(refused.resetSeconds).toBeLessThanOrEqual(60)
  }
  expect((await one('other')).allowed).toBe(true)
})

test('a key beyond its share is told when to come back', async () => {
  const { id } = await prisma.apiKey.findFirstOrThrow({ where: { name: 'test' } })
  await prisma.$executeRaw`UPDATE rate_limit SET points = ${CALLS_PER_MINUTE} WHERE key = ${`api-key:${id}`}`
  let last = await call('GET', '/key')
  for (let i = 0; i < 40 && last.status === 200; i += 1) last = await call('GET', '/key')
  expect([last.status, last.body['type']]).toEqual([429, 'urn:dunwell:problem:too_many_requests'])
  expect(last.headers.get('Retry-After')).toBe(last.headers.get('RateLimit-Reset'))
})

test('an address that goes on with wrong keys is stopped; a key from there is not', async () => {
  const from = async (bearer: string) => {
    const headers = { Authorization: `Bearer ${bearer}` }
    return (await dispatch(new Request('http://localhost/api/v1/clients', { headers }), '192.0.2.7')).status
  }
  for (let i = 0; i < WRONG_KEYS; i += 1) expect(await from(`dw_${randomUUID()}`)).toBe(401)
  expect(await from('dw_wrong')).toBe(429)
  const other = await businessWithKey('Neighbour')
  expect(await from(other.key)).toBe(200)
  expect(await from(key)).toBe(429)
})
