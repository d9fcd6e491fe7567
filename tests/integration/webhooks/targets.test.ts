import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type * as gatewayModule from '#app/gateways/webhook/post-webhook.server.ts'
import { testEnvironment } from '#tests/support/database.ts'
import { startReceiver } from '#tests/support/webhook-receiver.ts'

type Gateway = typeof gatewayModule
type Resolve = (hostname: string) => Promise<{ address: string; family: number }[]>

const receiver = await startReceiver()
afterAll(() => receiver.close())
const { port } = new URL(receiver.url)
const secret = `whsec_${Buffer.from('secret').toString('base64')}`

/** The gateway as it is with these variables set. */
async function gateway(variables: Record<string, string>): Promise<Gateway> {
  vi.resetModules()
  for (const name of ['SANDBOX', 'WEBHOOK_ALLOW_PRIVATE']) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, testEnvironment('postgresql://nobody@127.0.0.1:9/none'), variables)
  return import('#app/gateways/webhook/post-webhook.server.ts')
}
let real: Gateway
let sandboxed: Gateway
beforeAll(async () => {
  real = await gateway({})
  sandboxed = await gateway({ SANDBOX: '1' })
})

const webhook = (url: string) => ({ url, id: 'id', body: '{"type":"x"}', secrets: [secret] })
const leadsTo =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
const reasonOf = async (through: Gateway, url: string, resolve: Resolve) => {
  const outcome = await through.postWebhook(webhook(url), { resolve })
  return outcome.kind === 'unanswered' ? outcome.reason : `answered ${outcome.status}`
}

const notPublic = 'the name leads to an address that is not public'

test.each([
  ['127.0.0.1'],
  ['10.1.2.3'],
  ['172.16.0.1'],
  ['192.168.0.1'],
  ['100.64.0.1'],
  ['169.254.169.254'],
  ['0.0.0.0'],
  ['224.0.0.1'],
  ['::1'],
  ['fd00::1'],
  ['fe80::1'],
  ['::ffff:127.0.0.1'],
  ['64:ff9b::7f00:1'],
  ['2002:7f00:1::1'],
])('a name that leads to %s is not called', async (address) => {
  expect(await reasonOf(real, `https://hooks.example:${port}/`, leadsTo(address))).toBe(notPublic)
})

test('one such address among public ones is enough', async () => {
  expect(await reasonOf(real, 'https://hooks.example/', leadsTo('8.8.8.8', '127.0.0.1'))).toBe(notPublic)
  expect(receiver.received).toEqual([])
})

test('only a public name is called, and only with TLS', async () => {
  expect(await reasonOf(real, `http://hooks.example:${port}/`, leadsTo('127.0.0.1'))).toMatch(/https/)
  expect(await reasonOf(real, 'https://hooks.example/', leadsTo())).toBe('the name cannot be found')
  expect(await reasonOf(sandboxed, `http://hooks.example:${port}/`, leadsTo('8.8.8.8'))).toBe(notPublic)
  expect(await reasonOf(sandboxed, `http://hooks.example:${port}/`, leadsTo('10.0.0.1'))).toBe(notPublic)
})

test('the connection goes to the address that was judged: the name is asked once, and what it says next is too late', async () => {
  const asked: string[] = []
  // First this machine, allowed on stand-ins, and from then on a private network.
  const rebinding: Resolve = async (name) => {
    asked.push(name)
    return [{ address: asked.length === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
  }
  expect(await reasonOf(sandboxed, `http://rebinding.invalid:${port}/`, rebinding)).toBe('answered 204')
  expect(asked).toEqual(['rebinding.invalid'])
  expect(receiver.received.at(-1)?.headers.host).toBe(`rebinding.invalid:${port}`)
  expect(await reasonOf(sandboxed, `http://rebinding.invalid:${port}/`, rebinding)).toBe(notPublic)
})

test('an answer is waited for as long as there is time, and read as far as it is of use', async () => {
  receiver.reply = () => 'silence'
  const silent = await sandboxed.postWebhook(webhook(receiver.url), { limitMs: 200 })
  expect(silent).toEqual({ kind: 'unanswered', reason: 'no answer within 0.2 seconds' })
  const never: Resolve = () => new Promise(() => {})
  const unresolved = await sandboxed.postWebhook(webhook(`http://slow.invalid:${port}/`), {
    limitMs: 200,
    resolve: never,
  })
  expect(unresolved).toEqual({ kind: 'unanswered', reason: 'no answer within 0.2 seconds' })
  receiver.reply = () => 500
  expect(await sandboxed.postWebhook(webhook(receiver.url))).toEqual({
    kind: 'answered',
    status: 500,
    excerpt: 'said 500',
  })
})

test('an answer without end is cut off', async () => {
  const { createServer } = await import('node:http')
  let closed = false
  const flood = createServer((_request, response) => {
    const more = setInterval(() => response.write('x'.repeat(512)), 1)
    response.on('close', () => {
      closed = true
      clearInterval(more)
    })
    response.writeHead(200)
  })
  await new Promise<void>((listening) => flood.listen(0, '127.0.0.1', listening))
  const address = flood.address() as { port: number }
  const outcome = await sandboxed.postWebhook(webhook(`http://127.0.0.1:${address.port}/`))
  expect(outcome).toMatchObject({ kind: 'answered', status: 200 })
  expect(outcome.kind === 'answered' && outcome.excerpt.length).toBe(300)
  await expect.poll(() => closed).toBe(true)
  await new Promise((done) => flood.close(done))
})
