import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { deriveSandboxCredentials } from '#app/sandbox/credentials.ts'
import type { SandboxClock } from '#app/sandbox/sandbox-clock.ts'
import { startSandbox } from '#app/sandbox/start-sandbox.ts'
import { claimPorts } from '../app.ts'
import { seeded } from '../book.ts'
import { layWire } from '../cut-network.ts'
import { testEnvironment } from '../database.ts'
import { until } from '../worker-process.ts'
import type { SentMail } from '../world.ts'
import { startBalancer } from './balancer.ts'
import { startLonePostgres } from './lone-postgres.ts'
import { startMachine, type Machine } from './machine.ts'
import { startPostman } from './postman.ts'

const SECRET = 'test-secret-test-secret-test-secret-test'
/** Seconds by which the machines' clocks are wrong, in turn. */
const skews = [90, -90, 0, 45, -45, 0]

export type Fleet = Awaited<ReturnType<typeof startFleet>>

/**
 * A whole cluster as an operator has it: processes of a build, each with its wire to one PostgreSQL and its own idea of the time, a
 * balancer before the web processes, the providers beyond; with a seed, webhooks come as badly as they may. Must be awaited before anything of the application is imported.
 */
export async function startFleet(startAt: Date, seed: number | null, sizes: { workers: number; webs: number }) {
  const postgres = await startLonePostgres()
  const { port, release } = await claimPorts()
  const url = `http://localhost:${port}`
  // The test looks on by a wire that nobody cuts.
  const ownWire = await layWire(postgres.port)
  const ownUrl = postgres.urlBy(ownWire.port)
  Object.assign(process.env, testEnvironment(ownUrl), { APP_SECRET: SECRET, PUBLIC_URL: url })
  const { prisma } = await import('#app/db/client.server.ts')
  const onlooker = new pg.Pool({ connectionString: ownUrl, max: 3 })
  onlooker.on('error', () => {})
  const look = async <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
    (await onlooker.query<Row>(sql, [...values])).rows
  const { now, setClockOffset } = await import('#app/clock.server.ts')
  const { openDatabaseClock } = await import('#app/sandbox/database-clock.ts')

  /** A row that every process reads when it hears of it, or when its wire is mended; nobody waits for that. */
  async function setClock(at: Date): Promise<void> {
    const offsetMs = at.getTime() - Date.now()
    await prisma.$executeRaw`
      INSERT INTO "SandboxClock" ("id", "offsetMs", "version") VALUES (1, ${offsetMs}::bigint, 1)
      ON CONFLICT ("id") DO UPDATE SET "offsetMs" = excluded."offsetMs", "version" = "SandboxClock"."version" + 1`
    await prisma.$executeRaw`SELECT pg_notify('dunwell_clock', '')`
    setClockOffset(offsetMs)
  }
  await setClock(startAt)
  let patient: Awaited<ReturnType<typeof openDatabaseClock>> | null = null
  const clock: SandboxClock = {
    now,
    moveTo: (instant) => (patient ? patient.moveTo(instant) : setClock(instant)),
    settle: async () => patient?.settle(),
    nextDue: async () => (patient ? patient.nextDue() : null),
  }
  const postman = await startPostman(url, seed === null ? null : seeded(seed + 1))
  const sandbox = await startSandbox({
    ...{ port: port + 1, stateDir: null, clock, credentials: deriveSandboxCredentials(SECRET) },
    webhookTargets: {
      stripe: `${postman.url}/webhooks/stripe`,
      paypal: `${postman.url}/webhooks/paypal`,
      resend: `${postman.url}/webhooks/resend`,
    },
  })
  const control = async (path: string, body?: object, method = body ? 'POST' : 'GET') => {
    const headers = { 'content-type': 'application/json' }
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
    const response = await fetch(`${sandbox.urls.control}${path}`, init)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json() as Promise<unknown>
  }

  const dataDir = await mkdtemp(join(tmpdir(), 'dunwell-soak-data-'))
  const { PATH, HOME } = process.env
  const env: NodeJS.ProcessEnv = {
    ...{ PATH, HOME, NODE_ENV: 'production', APP_SECRET: SECRET, PUBLIC_URL: url, SANDBOX: '1', DATA_DIR: dataDir },
    ...{ SANDBOX_PORT: String(port + 1), LOG_LEVEL: 'info', MAIL_RATE: '100', MAIL_DOMAIN_RATE: '100000' },
  }
  const machines: Machine[] = []
  let folder = process.cwd()
  const place = { databasePort: postgres.port, databaseUrlBy: postgres.urlBy, folder: () => folder }
  const add = async (role: 'web' | 'worker', nth: number, own: Record<string, string>) => {
    const skewMs = (skews[machines.length % skews.length] ?? 0) * 1_000
    machines.push(await startMachine({ ...place, name: `${role} ${nth}`, role, env: { ...env, ...own }, skewMs }))
  }
  const webPorts = Array.from({ length: sizes.webs }, (_, nth) => port + 5 + nth)
  const balancer = await startBalancer(port, webPorts)
  for (let nth = 0; nth < sizes.workers; nth += 1) await add('worker', nth, { PORT: String(port) })
  for (const [nth, own] of webPorts.entries()) await add('web', nth, { PORT: String(own) })

  const isReady = (own: number) =>
    fetch(`http://127.0.0.1:${own}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
      ({ status }) => status === 200,
      () => false,
    )
  return {
    ...{ prisma, look, url, control, postgres, machines, postman, now, ownUrl, env },
    /** From the next start of each process on, this version runs. */
    deploy: (installed: string) => void (folder = installed),
    mails: async () => (await control('/mail')) as SentMail[],
    ready: () =>
      until('every web is ready', async () => (await Promise.all(webPorts.map(isReady))).every(Boolean)).catch(() => {
        throw new Error(machines.map(({ name, lines }) => `${name}: ${lines.slice(-4).join('\n')}`).join('\n\n'))
      }),
    /** From now on whoever moves the clock waits until all that fell due is done. */
    async calm(): Promise<void> {
      patient ??= await openDatabaseClock()
    },
    async stop(): Promise<void> {
      await Promise.all(machines.map((machine) => machine.close()))
      await balancer.close()
      await sandbox.close()
      await postman.close()
      await patient?.close()
      await prisma.$disconnect()
      await onlooker.end()
      await ownWire.close()
      await postgres.stop()
      release()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
