import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { readMigrations } from '#prisma/schema-engine.ts'
import { readAllRows } from '#tests/support/database-rows.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma, url } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { backupToFile } = await import('#app/cli/backup-to-file.ts')
const { restoreFromFile } = await import('#app/cli/restore-from-file.ts')
const { checkDump } = await import('#app/db/dump/read-dump.ts')
const appSecret = process.env['APP_SECRET'] ?? ''
const now = new Date('2026-11-23T15:00:00Z')
const folder = await mkdtemp(join(tmpdir(), 'dunwell-older-'))
afterAll(() => rm(folder, { recursive: true }))
afterAll(() => prisma.$disconnect())

/** The version that could make backups first: no backup is older. */
const FIRST = '_operations'

async function connect<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function emptyDatabase(): Promise<string> {
  const name = `older_${randomBytes(6).toString('hex')}`
  await connect(inject('serverUrl'), (client) => client.query(`CREATE DATABASE ${name}`))
  return inject('serverUrl').replace(/\/postgres$/, `/${name}`)
}

const read = async <Row extends pg.QueryResultRow>(databaseUrl: string, sql: string): Promise<Row[]> =>
  connect(databaseUrl, async (client) => (await client.query<Row>(sql)).rows)

/** A database as that version left it: its migrations and no later one, written into Prisma's book as its engine does. */
async function databaseOf(names: readonly string[]): Promise<string> {
  const older = await emptyDatabase()
  const { migrationDirectories } = await readMigrations()
  const [{ book = '' } = {}] = await read<{ book: string }>(
    url,
    `SELECT string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ') AS book FROM pg_attribute
      WHERE attrelid = '"_prisma_migrations"'::regclass AND attnum > 0`,
  )
  await connect(older, async (client) => {
    await client.query(`CREATE TABLE "_prisma_migrations" (${book})`)
    for (const { path, migrationFile } of migrationDirectories.filter((each) => names.includes(each.path))) {
      await client.query(migrationFile.content.value)
      const checksum = createHash('sha256').update(migrationFile.content.value).digest('hex')
      await client.query(
        `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
          VALUES ($1, $2, $3, now(), now(), 1)`,
        [randomUUID(), checksum, path],
      )
    }
  })
  return older
}

/** The rows of today in the columns of that time. */
async function fill(older: string): Promise<void> {
  const tables = await read<{ name: string; columns: string }>(
    older,
    `SELECT c.relname AS name, string_agg(quote_ident(a.attname), ', ') AS columns
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations' GROUP BY 1`,
  )
  await connect(older, async (client) => {
    await client.query('SET session_replication_role = replica')
    await client.query(`TRUNCATE ${tables.map(({ name }) => `"${name}"`).join(', ')}`)
    for (const { name, columns } of tables) {
      const [{ rows = '[]' } = {}] = await read<{ rows: string | null }>(
        url,
        `SELECT jsonb_agg(t)::text AS rows FROM "${name}" t`,
      )
      await client.query(
        `INSERT INTO "${name}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${name}", $1)`,
        [rows ?? '[]'],
      )
    }
  })
}

test('a backup of the first version that made any comes back whole, and is brought up to date', async () => {
  const businessId = await makeBusiness(prisma)
  for (const number of ['O-1', 'O-2'])
    await makeInvoice({ businessId, number, email: 'ada@example.com', dueOn: '2026-12-01', now })
  const { migrationDirectories } = await readMigrations()
  const all = migrationDirectories.map(({ path }) => path)
  const names = all.slice(0, all.findIndex((path) => path.endsWith(FIRST)) + 1)
  const later = all.slice(names.length)
  expect(later.length).toBeGreaterThan(2)
  const older = await databaseOf(names)
  await fill(older)
  const added = `SELECT FROM information_schema.columns WHERE table_name = 'Business' AND column_name = 'linesLookedTo'`
  expect(await read(older, added)).toHaveLength(0)

  const file = join(folder, 'older.tar.gz')
  await backupToFile({ file, databaseUrl: older, appSecret, withSecret: false })
  expect((await checkDump(file)).manifest.migrations).toEqual(names)
  const target = await emptyDatabase()
  const { applied } = await restoreFromFile({
    ...{ file, databaseUrl: target, appSecret, keepsSecret: false, replace: false },
  })
  expect(applied).toEqual(later)
  const invoices = await read(target, `SELECT "number" FROM "Invoice" ORDER BY 1`)
  expect(invoices).toEqual([{ number: 'O-1' }, { number: 'O-2' }])
  expect(await read(target, `SELECT "linesLookedTo" FROM "Business"`)).toEqual([{ linesLookedTo: 0 }])

  // Rows that no later version touched are the ones of today, to the byte; and the guards are those of today.
  const [here, there] = [await readAllRows(url), await readAllRows(target)]
  for (const table of ['Client', 'Contact', 'InvoiceLine', 'LedgerEntry', 'TimelineEvent', 'TimelineSeal'])
    expect(there.get(table), table).toEqual(here.get(table))
  const guards = `SELECT conname, pg_get_constraintdef(oid) AS is FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`
  expect(await read(target, guards)).toEqual(await read(url, guards))
})
