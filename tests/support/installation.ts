import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { inject } from 'vitest'
import { deriveSandboxCredentials } from '#app/sandbox/credentials.ts'
import type { SandboxClock } from '#app/sandbox/sandbox-clock.ts'
import { startSandbox } from '#app/sandbox/start-sandbox.ts'
import { claimPorts } from './app.ts'
import { freshDatabase } from './database.ts'
import { ended } from './worker-process.ts'
import type { SentMail } from './world.ts'

const SECRET = 'test-secret-test-secret-test-secret-test'

/**
 * Web and worker as processes of their own, on a database that may be lost; the providers stand in this process and outlive both. What
 * the processes do not do, this one does with `prisma`. Must be awaited before anything of the application is imported.
 */
export async function startInstallation(startAt: Date) {
  const { port, release } = await claimPorts()
  const url = `http://localhost:${port}`
  const { prisma, url: databaseUrl } = await freshDatabase({ APP_SECRET: SECRET, PUBLIC_URL: url })
  const { openDatabaseClock } = await import('#app/sandbox/database-clock.ts')
  const { now } = await import('#app/clock.server.ts')
  const folder = await mkdtemp(join(tmpdir(), 'dunwell-installation-'))

  /** A row before anybody reads it: nobody ever sees the clock stand elsewhere. */
  const setClock = (at: Date) => prisma.$executeRaw`
    INSERT INTO "SandboxClock" ("id", "offsetMs", "version") VALUES (1, ${at.getTime() - Date.now()}::bigint, 1)
    ON CONFLICT ("id") DO UPDATE SET "offsetMs" = excluded."offsetMs", "version" = "SandboxClock"."version" + 1`
  await setClock(startAt)
  let kept = await openDatabaseClock()
  const clock: SandboxClock = {
    now,
    moveTo: (instant) => kept.moveTo(instant),
    settle: () => kept.settle(),
    nextDue: () => kept.nextDue(),
  }
  const sandbox = await startSandbox({
    ...{ port: port + 1, stateDir: null, clock, credentials: deriveSandboxCredentials(SECRET) },
    webhookTargets: {
      stripe: `${url}/webhooks/stripe`,
      paypal: `${url}/webhooks/paypal`,
      resend: `${url}/webhooks/resend`,
    },
  })
  const control = async (path: string, body?: object) => {
    const init = body
      ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {}
    const response = await fetch(`${sandbox.urls.control}${path}`, init)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json() as Promise<unknown>
  }

  const { PATH, HOME } = process.env
  const settings = { PORT: String(port), PUBLIC_URL: url, SANDBOX: '1', LOG_LEVEL: 'fatal', DATA_DIR: folder }
  const env: NodeJS.ProcessEnv = {
    ...{ PATH, HOME, NODE_ENV: 'production', DATABASE_URL: databaseUrl, APP_SECRET: SECRET },
    ...settings,
  }
  const processes: ChildProcess[] = []
  const killAll = async () => {
    for (const each of processes) each.kill('SIGKILL')
    await Promise.all(processes.splice(0).map(ended))
  }
  return {
    prisma,
    url,
    databaseUrl,
    folder,
    now,
    control,
    killAll,
    /** With `over` in place of what all processes are told, such as another port. */
    start(role: 'web' | 'worker', over: Readonly<Record<string, string>> = {}): ChildProcess {
      const child = spawn(process.execPath, ['--no-deprecation', 'build/processes/run.js', role], {
        ...{ env: { ...env, ...over }, stdio: ['ignore', 'inherit', 'inherit'] },
      })
      processes.push(child)
      return child
    },
    /** The operator's command line; throws where its exit code is not 0. */
    cli: async (...args: string[]) =>
      (await promisify(execFile)(process.execPath, ['--no-deprecation', 'build/processes/cli.js', ...args], { env }))
        .stdout,
    mails: async () => (await control('/mail')) as SentMail[],
    advance: (duration: string) => control('/clock', { advance: duration }),
    /** The database is gone, and an empty one stands in its place. */
    async loseDatabase(): Promise<void> {
      await kept.close()
      await prisma.$disconnect()
      const name = new URL(databaseUrl).pathname.slice(1)
      const client = new pg.Client(inject('serverUrl'))
      await client.connect()
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await client.query(`CREATE DATABASE ${name}`)
      await client.end()
    },
    /** Time in the world went on, whatever the backup says. */
    async takeUpClock(at: Date): Promise<void> {
      await setClock(at)
      kept = await openDatabaseClock()
    },
    async stop(): Promise<void> {
      await killAll()
      await sandbox.close()
      await kept.close()
      await prisma.$disconnect()
      release()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
