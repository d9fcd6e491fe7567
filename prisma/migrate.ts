import pg from 'pg'
import { noFilters, openSchemaEngine, readMigrations } from './schema-engine.ts'

/** Key of the advisory lock under which one process at a time migrates. */
const MIGRATION_LOCK = 0x64_75_6e_77

/** Applies what is pending, one process at a time, and answers the names of the migrations applied. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    const migrationsList = await readMigrations()
    const applied = await readApplied(client)
    // Loading the engine takes longer than all the rest of a start; most starts have nothing for it to do.
    if (migrationsList.migrationDirectories.every(({ path }) => applied.has(path))) return []
    const engine = await openSchemaEngine(databaseUrl)
    try {
      return (await engine.applyMigrations({ migrationsList, filters: noFilters })).appliedMigrationNames
    } finally {
      engine.free()
    }
  } finally {
    await client.end()
  }
}

async function readApplied(client: pg.Client): Promise<Set<string>> {
  const { rows: tables } = await client.query(
    `SELECT FROM pg_tables WHERE schemaname = 'public' AND tablename = '_prisma_migrations'`,
  )
  if (tables.length === 0) return new Set()
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  )
  return new Set(rows.map(({ name }) => name))
}
