import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '#app/launch/embedded-postgres.ts'
import { migrate } from '#prisma/migrate.ts'
import { until } from '../worker-process.ts'

/** What was committed survives a crash of the server, though not of the machine. */
const SETTINGS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'on', max_connections: '200' }

/** A PostgreSQL of a test's own, migrated, that may be crashed and comes up again, each time on another port. */
export async function startLonePostgres() {
  const dir = await mkdtemp('/tmp/dunwell-soak-')
  await chmod(dir, 0o711)
  const data = join(dir, 'postgres')
  const start = () => startEmbeddedPostgres(data, 'test', SETTINGS)
  let server = await start()
  const client = new pg.Client(server.url('postgres'))
  await client.connect()
  await client.query('CREATE DATABASE soak')
  await client.end()
  await migrate(server.url('soak'))

  const pid = async () => Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0])
  const isAlive = (id: number) => {
    try {
      return process.kill(id, 0)
    } catch {
      return false
    }
  }
  return {
    port: () => Number(new URL(server.url('soak')).port),
    /** Address of the database as reached by another port. */
    urlBy: (port: number) => Object.assign(new URL(server.url('soak')), { port: String(port) }).href,
    /** As when it is killed: connections end at once, and the next start replays the log. */
    async crash(pauseMs: number): Promise<void> {
      const id = await pid()
      process.kill(id, 'SIGQUIT')
      await until('the database is gone', async () => !isAlive(id))
      await new Promise((later) => setTimeout(later, pauseMs))
      server = await start()
    },
    async stop(): Promise<void> {
      await server.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
