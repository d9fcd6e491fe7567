import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '#app/launch/embedded-postgres.ts'
import { migrate } from '#prisma/migrate.ts'
import { fillWorld } from './world.ts'

/** The product's own PostgreSQL with its own settings: every commit is on disk. Worlds are made once and copied for each metric. */
export async function startBenchPostgres(keepIn: string | null) {
  const dir = keepIn ?? (await mkdtemp('/tmp/dunwell-bench-'))
  await mkdir(dir, { recursive: true })
  await chmod(dir, 0o711)
  const server = await startEmbeddedPostgres(join(dir, 'postgres'), 'bench')
  const sql = async (text: string, database = 'postgres') => {
    const client = new pg.Client(server.url(database))
    await client.connect()
    try {
      return (await client.query<Record<string, unknown>>(text)).rows
    } finally {
      await client.end()
    }
  }
  const exists = async (name: string) =>
    (await sql(`SELECT 1 FROM pg_database WHERE datname = '${name}' AND datistemplate`)).length > 0

  async function world(invoices: number): Promise<string> {
    const name = `world_${invoices}`
    if (await exists(name)) return name
    await sql(`DROP DATABASE IF EXISTS ${name}`)
    await sql(`CREATE DATABASE ${name}`)
    await migrate(server.url(name))
    if (invoices > 0) await fillWorld(server.url(name), invoices)
    await sql('VACUUM ANALYZE', name)
    await sql(`ALTER DATABASE ${name} IS_TEMPLATE true`)
    return name
  }
  return {
    /** A database of its own with that many open invoices; answers its address. */
    async copy(invoices: number): Promise<string> {
      const template = await world(invoices)
      await sql('DROP DATABASE IF EXISTS bench WITH (FORCE)')
      await sql(`CREATE DATABASE bench TEMPLATE ${template} STRATEGY FILE_COPY`)
      await sql('CHECKPOINT')
      return server.url('bench')
    },
    async stop(): Promise<void> {
      await server.stop()
      if (!keepIn) await rm(dir, { recursive: true, force: true })
    },
  }
}
