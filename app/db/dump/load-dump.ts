import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { copyIn } from './copy-rows.ts'
import type { Manifest } from './manifest.ts'
import { readArchive } from './read-dump.ts'
import { listed } from './write-dump.ts'

/** Key of the lock under which one process at a time changes the schema; `prisma/migrate` takes the same. */
const MIGRATION_LOCK = 0x64_75_6e_77

/** Prisma's own book of migrations, which no migration makes. */
const BOOK = `CREATE TABLE "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`

export interface LoadOrder {
  readonly databaseUrl: string
  readonly file: string
  readonly manifest: Manifest
  /** The scripts of the manifest's migrations, in its order. */
  readonly scripts: readonly string[]
  readonly restoredAt: Date
}

/**
 * Puts a checked backup in the place of everything in the database, in one transaction: it is there as a whole, or nothing has
 * changed. Tables are made by the migrations of the backup's own time; triggers and foreign keys rest while rows come in, and
 * the keys are checked when they are made again. Claims end, since who held them is gone. Errors: what PostgreSQL says.
 */
export async function loadDump(order: LoadOrder): Promise<void> {
  const client = new pg.Client(order.databaseUrl)
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(`SET LOCAL datestyle TO 'ISO, YMD'`)
    await client.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`)
    await client.query('DROP SCHEMA public CASCADE')
    await client.query('CREATE SCHEMA public')
    await client.query(BOOK)
    for (const script of order.scripts) await client.query(script)
    const keys = await takeKeysOff(client, order.manifest)
    await loadRows(client, order)
    for (const { name, value } of order.manifest.sequences)
      await client.query(`SELECT setval($1::regclass, $2)`, [`public.${client.escapeIdentifier(name)}`, value])
    await endClaims(client)
    await checkBooks(client)
    for (const make of keys) await client.query(make)
    const { restorePoint } = order.manifest
    await client.query(`INSERT INTO "Restore" ("id", "restorePoint", "restoredAt") VALUES ($1, $2, $3)`, [
      ...[randomUUID(), restorePoint, order.restoredAt],
    ])
    await client.query(`UPDATE "Installation" SET "lastBackupAt" = $1`, [restorePoint])
    await client.query('COMMIT')
    await client.query('ANALYZE')
  } finally {
    await client.end()
  }
}

/** Lets triggers and foreign keys rest, and empties what migrations filled. Answers the statements that bring them back. */
async function takeKeysOff(client: pg.Client, { tables }: Manifest): Promise<string[]> {
  const names = tables.map(({ name }) => client.escapeIdentifier(name))
  const { rows: keys } = await client.query<{ off: string; on: string }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS on
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY conrelid::regclass::text, conname`)
  for (const { off } of keys) await client.query(off)
  for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`)
  await client.query(`TRUNCATE ${names.join(', ')}`)
  return [...names.map((name) => `ALTER TABLE ${name} ENABLE TRIGGER USER`), ...keys.map(({ on }) => on)]
}

async function loadRows(client: pg.Client, { file, manifest }: LoadOrder): Promise<void> {
  const tableOf = new Map(manifest.tables.flatMap((table) => table.files.map(({ path }) => [path, table] as const)))
  const loaded = new Map<string, number>()
  for await (const { path, bytes } of readArchive(file)) {
    const table = tableOf.get(path)
    if (!table) continue
    const rows = await copyIn(client, `COPY ${listed(table.name, table.columns)} FROM STDIN`, bytes)
    loaded.set(table.name, (loaded.get(table.name) ?? 0) + rows)
  }
  const short = manifest.tables.find(({ name, rows }) => (loaded.get(name) ?? 0) !== rows)
  if (short) throw new Error(`${short.name} has ${loaded.get(short.name) ?? 0} rows where the backup had ${short.rows}`)
}

/** Processes are numbered; a number that comes again must not hold what another took. */
async function endClaims(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'claimedBy'`)
  for (const { name } of rows)
    await client.query(`UPDATE ${client.escapeIdentifier(name)} SET "claimedBy" = NULL WHERE "claimedBy" IS NOT NULL`)
  await client.query(`UPDATE "OutboxMessage" SET "leaseUntil" = clock_timestamp() WHERE "state" = 'sending'`)
}

async function checkBooks(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT FROM "LedgerEntry" GROUP BY "businessId", "currency" HAVING sum("amountMinor") <> 0`,
  )
  if (rowCount) throw new Error('the ledger of this backup does not sum to zero')
}
