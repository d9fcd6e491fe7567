import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { stripeSigner } from '#app/sandbox/stripe/sign-webhook.ts'
import { inParallel } from '#app/jobs/in-parallel.ts'
import { keys } from '../environment.ts'
import { isQuick, measured, report, timed } from '../metric.ts'
import type { Measurements } from '../metric.ts'
import { beginPayments, checkSettled } from '../paying-clients.ts'
import { serveStripe } from '../stripe-stand-in.ts'

// From Stripe's reports at the door to payments in the books and thanks in the outbox, through the real processes; against what
// PostgreSQL puts on disk in transactions of one row.
const PAYMENTS = isQuick ? 60 : 1_000
const AT_ONCE = 16
const CONNECTIONS = 10
/** Settled before the clock runs: processes that serve for weeks are warm. */
const WARM = isQuick ? 20 : 1_000

async function measure(): Promise<Measurements> {
  const sql = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: CONNECTIONS })
  const limit = await rowsPerSecond(sql)
  const bodies = await beginPayments(sql, PAYMENTS + WARM)
  const stripe = fork(process.argv[1] ?? '', { env: { ...process.env, BENCH_STRIPE: '1' } })
  const { port } = await answerOf(stripe)
  const env = { ...process.env, STRIPE_API_BASE: `http://127.0.0.1:${port}` }
  const web = String(await freePort())
  const processes = [
    start('server', { ...env, PORT: web, HOST: '127.0.0.1', PROCESS_NAME: 'web' }),
    start('worker', { ...env, PROCESS_NAME: 'worker' }),
  ]
  const [server, worker] = processes as [ChildProcess, ChildProcess]
  try {
    await until(async () => (await post(web, '/healthz', 'GET')) === 200)
    const warm = bodies.splice(0, WARM)
    await deliver(web, warm)
    await until(async () => (await handled(sql)) === WARM)
    const cpu = [server, worker].map(cpuMs)
    let delivered = 0
    const seconds = await timed(async () => {
      delivered = await timed(() => deliver(web, bodies))
      await until(async () => (await handled(sql)) === PAYMENTS + WARM)
    })
    const [webMs = 0, workerMs = 0] = [server, worker].map((each, n) => (cpuMs(each) - (cpu[n] ?? 0)) / PAYMENTS)
    await checkSettled(sql, PAYMENTS + WARM)
    stripe.send('asked?')
    const { asked = 0 } = await answerOf(stripe)
    const more = {
      ...{ 'reports taken/s': PAYMENTS / delivered, 'calls of Stripe each': asked / (PAYMENTS + WARM) },
      ...{ 'web CPU ms each': webMs, 'worker CPU ms each': workerMs },
    }
    return { 'pay.webhooks': measured(PAYMENTS / seconds, '/s', limit, more) }
  } finally {
    for (const each of [...processes, stripe]) each.kill('SIGKILL')
  }
}

/** Autocommitted inserts of one row each, on as many connections as a process of ours has. */
async function rowsPerSecond(sql: pg.Pool): Promise<number> {
  const rows = isQuick ? 1_000 : 5_000
  await sql.query('CREATE TABLE "BenchRow" ("id" bigint PRIMARY KEY, "body" text NOT NULL)')
  const insert = (id: number) => sql.query('INSERT INTO "BenchRow" VALUES ($1, $2)', [id, 'x'.repeat(100)])
  await inParallel(ids(-200, 0), CONNECTIONS, async (id) => (await insert(id)).rowCount === 1)
  const seconds = await timed(() =>
    inParallel(ids(0, rows), CONNECTIONS, async (id) => (await insert(id)).rowCount === 1),
  )
  return rows / seconds
}

const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n)

/** Reports that were applied, with all that follows from them: it is written in the same transaction or before. */
async function handled(sql: pg.Pool): Promise<number> {
  const { rows } = await sql.query<{ n: string }>(`SELECT count(*) n FROM "InboxEvent" WHERE "state" <> 'received'`)
  return Number(rows[0]?.n)
}

async function deliver(port: string, bodies: readonly string[]): Promise<void> {
  const taken = await inParallel(
    bodies,
    AT_ONCE,
    async (body) => (await post(port, '/webhooks/stripe', 'POST', body)) === 200,
  )
  if (taken !== bodies.length) throw new Error(`of ${bodies.length} reports ${taken} were taken`)
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
const sign = stripeSigner(keys.stripeWebhookSecret)

/** Answers the status; null where nobody answers yet. */
function post(port: string, path: string, method: string, body = ''): Promise<number | null> {
  return new Promise((done) => {
    const headers = {
      'content-type': 'application/json',
      ...sign({ id: '', provider: 'stripe', type: '', at: '', body }),
    }
    const asked = request({ agent, host: '127.0.0.1', port, path, method, headers }, (response) => {
      response.resume().once('end', () => done(response.statusCode ?? null))
    })
    asked.once('error', () => done(null)).end(body)
  })
}

function start(what: 'server' | 'worker', env: NodeJS.ProcessEnv): ChildProcess {
  const args = ['--no-deprecation', `build/processes/${what}.js`]
  return spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

/** What a process has computed for so far; the kernel counts in hundredths of a second. */
function cpuMs({ pid }: ChildProcess): number {
  const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const fields = after.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

async function answerOf(child: ChildProcess): Promise<Record<string, number>> {
  const [message] = (await once(child, 'message')) as [Record<string, number>]
  return message
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 180_000
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('the payments did not settle within three minutes')
    await setTimeout(20)
  }
}

if (process.env['BENCH_STRIPE'] === '1') serveStripe()
else await report(await measure())
