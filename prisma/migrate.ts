import pg from 'pg'
import { noFilters, openSchemaEngine, readMigrations } from './schema-engine.ts'

/** Key of the advisory lock under which one process at a time migrates. */
const MIGRATION_LOCK = 0x64_75_6e_77
/** Waiting for a table makes everybody behind us wait for it, too: rather give way, and come again. */
const LOCK_TIMEOUT_MS = 5_000
const TRIES_MAX = 6
const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Applies what is pending, one process at a time, and answers the names of the migrations applied. Each is one transaction: one
 * that fails or is killed leaves nothing behind, and the next call tries it anew. Errors: names the migration and PostgreSQL's
 * reason; a table that running work held all the while is one.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    const { migrationDirectories } = await readMigrations()
    const before = await readApplied(client)
    // Loading the engine takes longer than all the rest of a start; most starts have nothing for it to do.
    if (migrationDirectories.every(({ path }) => before.has(path))) return []
    for (let tries = 1; !(await applyPending(client, databaseUrl, tries === TRIES_MAX)); tries += 1);
    return [...(await readApplied(client))].filter((name) => !before.has(name))
  } finally {
    await client.end()
  }
}

/** False when a table was locked for too long, unless this was the last try. */
async function applyPending(client: pg.Client, databaseUrl: string, isLast: boolean): Promise<boolean> {
  await dismissUnfinished(client)
  const migrationsList = await readMigrations()
  const { engine, failure } = await openSchemaEngine(databaseUrl, LOCK_TIMEOUT_MS)
  try {
    await engine.applyMigrations({ migrationsList, filters: noFilters })
    return true
  } catch (error) {
    const reason = failure() ?? error
    if (reason instanceof pg.DatabaseError && reason.code === LOCK_NOT_AVAILABLE && !isLast) return false
    const applied = await readApplied(client)
    const next = migrationsList.migrationDirectories.find(({ path }) => !applied.has(path))?.path
    const said = reason instanceof Error ? reason.message : String(reason)
    throw new Error(`The migration ${next} could not be applied: ${said}`, { cause: reason })
  } finally {
    engine.free()
  }
}

/** PostgreSQL took back the script that was broken off; without this note Prisma's engine would refuse every later try. */
async function dismissUnfinished(client: pg.Client): Promise<void> {
  if (await isEmpty(client)) return
  await client.query(
    'UPDATE "_prisma_migrations" SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL',
  )
}

async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT FROM pg_tables WHERE schemaname = 'public' AND tablename = '_prisma_migrations'`,
  )
  return rows.length === 0
}

async function readApplied(client: pg.Client): Promise<Set<string>> {
  if (await isEmpty(client)) return new Set()
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM "_prisma_migrations"
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return new Set(rows.map(({ name }) => name))
}
