import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { ended, until } from '#tests/support/worker-process.ts'
import { startWorld } from '#tests/support/world.ts'

// Two versions side by side, as a deployment rolls: each process is started and stopped as a cluster does it. In production no
// clock can be moved: it is the hour it is, and what is mailed is what goes out at any hour.
const NOW = new Date()
const LATER = new Date(NOW.getTime() + 60 * 86_400_000).toISOString().slice(0, 10)
const world = await startWorld(NOW)
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { mailPortalLink } = await import('#app/features/portal/mail-portal-link.server.ts')
const { makePortalLink } = await import('#tests/support/portal-link.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)

const running: ChildProcess[] = []
let output = ''
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await Promise.all(running.map(ended))
  await world.close()
})

/** As the units and the image start it. */
function start(role: 'web' | 'worker', env: Record<string, string>): ChildProcess {
  const settings: NodeJS.ProcessEnv = { NODE_ENV: 'production', PUBLIC_URL: 'http://localhost', SANDBOX: '1' }
  const args = ['--enable-source-maps', '--no-deprecation', 'build/processes/run.js', role]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...settings, LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text))
  running.push(child)
  return child
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening))
  const { port } = probe.address() as AddressInfo
  await new Promise((closed) => probe.close(closed))
  return port
}

const statusOf = (url: string) =>
  fetch(url).then(
    ({ status }) => status,
    () => null,
  )

test('a web process that stops says so, answers what it has in hand, and leaves', async () => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const web = start('web', { PORT: String(port), DRAIN_SECONDS: '1' })
  await until('the web process is ready', async () => (await statusOf(`${url}/readyz?for=web`)) === 200)
  // A newer version has migrated already: that is none of this one's business.
  await prisma.$executeRaw`
    INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
    VALUES ('newer', 'x', '20991231000000_newer', now(), now(), 1)`
  expect(await statusOf(`${url}/readyz?for=web`)).toBe(200)
  expect(await statusOf(`${url}/readyz`)).toBe(503)

  const invoiceId = await makeInvoice({ businessId, number: 'R-0', email: null, dueOn: LATER, now: NOW })
  const { token } = await makePortalLink({ businessId, invoiceId, now: NOW })
  await world.control('/faults', { provider: 'stripe', path: '/v1/checkout/sessions', kind: 'slow', times: 1 })
  const inHand = fetch(`${url}/p/${token}/pay`, {
    ...{ method: 'POST', redirect: 'manual', headers: { Origin: url } },
    body: new URLSearchParams({ method: 'card', choice: 'everything' }),
  })
  await until('the payment is begun', async () => (await prisma.payment.count()) === 1)
  web.kill('SIGTERM')
  await until('it is not ready any more', async () => (await statusOf(`${url}/readyz?for=web`)) === 503)
  expect((await inHand).status).toBe(303)
  expect(await ended(web)).toBe(0)
})

test('D1: a worker waits for its migrations, stops between two mails, and another goes on: each mail once', async () => {
  const addresses = Array.from({ length: 12 }, (_, i) => `rolling-${i}@example.com`)
  for (const [i, email] of addresses.entries()) {
    const number = `R-${i + 1}`
    await makeInvoice({ businessId, number, email, dueOn: LATER, now: NOW })
    await mailPortalLink({ number, email, now: NOW })
  }
  await prisma.$executeRaw`UPDATE "_prisma_migrations" SET finished_at = NULL WHERE migration_name LIKE '%_purge'`
  const first = start('worker', { MAIL_RATE: '10' })
  await until('it waits', async () => output.includes('waiting for the database to be migrated'))
  expect(await prisma.outboxMessage.count({ where: { state: { in: ['sent', 'delivered'] } } })).toBe(0)
  await prisma.$executeRaw`UPDATE "_prisma_migrations" SET finished_at = now() WHERE migration_name LIKE '%_purge'`

  const sent = () => prisma.outboxMessage.count({ where: { state: { in: ['sent', 'delivered'] } } })
  await until('some mails are out', async () => (await sent()) >= 2)
  first.kill('SIGTERM')
  expect(await ended(first)).toBe(0)
  // What it had claimed it finished or left alone.
  expect(await prisma.outboxMessage.count({ where: { state: 'sending' } })).toBe(0)
  expect(await sent()).toBeLessThan(addresses.length)

  start('worker', { MAIL_RATE: '100' })
  await until('all mails are out', async () => (await sent()) === addresses.length)
  const received = (await world.mails()).flatMap(({ to }) => to).filter((to) => addresses.includes(to))
  expect(received.sort()).toEqual([...addresses].sort())
})
