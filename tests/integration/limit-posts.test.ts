import express from 'express'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma } = await freshDatabase()
const { limitPosts } = await import('#app/http/limit-posts.ts')
const app = express()
app.set('trust proxy', 'loopback')
app.use(limitPosts)
app.all('*', (_request, response) => void response.send('through'))
const server = createServer(app)
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(async () => {
  await prisma.$disconnect()
  server.close()
})

const statuses = async (path: string, count: number, from: string, method = 'POST') => {
  const seen: number[] = []
  for (let i = 0; i < count; i += 1) {
    seen.push((await fetch(`${url}${path}`, { method, headers: { 'x-forwarded-for': from } })).status)
  }
  return seen
}

test('an address that asks for links too often is told to wait, others and readers are not', async () => {
  expect((await statuses('/', 21, '203.0.113.7')).at(-1)).toBe(429)
  expect(await statuses('/', 1, '203.0.113.8')).toEqual([200])
  expect(await statuses('/', 1, '203.0.113.7', 'GET')).toEqual([200])
})

test('answers below links are limited for each address, whatever the invoice and the page', async () => {
  const across = await Promise.all([
    statuses('/p/one/promise', 30, '203.0.113.9'),
    statuses('/p/two/dispute', 31, '203.0.113.9'),
  ])
  expect(across.flat().filter((status) => status === 429)).toHaveLength(1)
  expect(await statuses('/webhooks/stripe', 3, '203.0.113.9')).toEqual([200, 200, 200])
})

test('asking for new links has a smaller share of its own', async () => {
  expect((await statuses('/p/one/new-link', 21, '203.0.113.10')).at(-1)).toBe(429)
  expect(await statuses('/p/one/pay', 1, '203.0.113.10')).toEqual([200])
})

test('checkouts of one link are limited from wherever they are asked for, and no token lies in the table', async () => {
  const from = Array.from({ length: 21 }, (_, turn) => statuses('/p/tested-cards/pay', 1, `198.51.100.${turn}`))
  expect((await Promise.all(from)).flat().filter((status) => status === 429)).toHaveLength(1)
  expect(await statuses('/p/other-link/pay', 1, '198.51.100.1')).toEqual([200])
  const keys = await prisma.$queryRaw<{ key: string }[]>`SELECT key FROM rate_limit`
  expect(keys.map(({ key }) => key).join()).not.toContain('tested-cards')
})

test('addresses of one IPv6 customer count together', async () => {
  const from = Array.from({ length: 21 }, (_, turn) => statuses('/', 1, `2001:db8:1:2::${turn + 1}`))
  expect((await Promise.all(from)).flat().filter((status) => status === 429)).toHaveLength(1)
  expect(await statuses('/', 1, '2001:db8:1:3::1')).toEqual([200])
})

test('asking for codes and trying them counts together', async () => {
  const across = [
    ...(await statuses('/p/one/account', 10, '203.0.113.11')),
    ...(await statuses('/p/two/account/code', 21, '203.0.113.11')),
  ]
  expect(across.filter((status) => status === 429)).toHaveLength(1)
  expect(await statuses('/p/one/account/pay', 1, '203.0.113.11')).toEqual([200])
})
