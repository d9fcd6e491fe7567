import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { migrate } from '#prisma/migrate.ts'
import { migrationsDir, readMigrationNames } from '#prisma/migration-names.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { until } from '#tests/support/worker-process.ts'

// Expand, then contract: while a new version comes up, the old one still works on the same database. From this release on a
// migration takes nothing away that the version before it uses, unless a line `-- contract: VERSION` says since when nobody does.
const FIRST = '20261127'
const names = await readMigrationNames()

interface Fault {
  statement: string
  why: string
}

/** What of a migration would stop the version before it. */
function faultsIn(sql: string, release = sql): Fault[] {
  if (/^-- contract: \S+/m.test(sql)) return []
  const bare = sql.replace(/--.*$/gm, '').replace(/\$\$[\s\S]*?\$\$/g, '$$$$')
  const created = new Set([...bare.matchAll(/CREATE TABLE (?:IF NOT EXISTS )?"(\w+)"/gi)].map(([, table]) => table))
  return bare.split(';').flatMap((statement) => {
    const table = /ALTER TABLE (?:ONLY )?"(\w+)"/i.exec(statement)?.[1]
    if (table !== undefined && created.has(table)) return []
    const fault = rules.find(({ matches }) => matches(statement, release))
    return fault ? [{ statement: statement.trim().replace(/\s+/g, ' ').slice(0, 120), why: fault.why }] : []
  })
}

const rules: { why: string; matches(statement: string, release: string): boolean }[] = [
  {
    why: 'drops what the old version reads',
    matches: (sql) => /\bDROP (TABLE|COLUMN|TYPE|VIEW|FUNCTION)\b/i.test(sql),
  },
  { why: 'renames what the old version reads', matches: (sql) => /\bRENAME\b/i.test(sql) },
  { why: 'changes a type', matches: (sql) => /\bALTER COLUMN "\w+" (SET DATA )?TYPE\b/i.test(sql) },
  {
    why: 'asks for a value that the old version does not write',
    matches: (sql, release) =>
      sql
        .split(/,(?![^(]*\))/)
        .some(
          (part) =>
            /\bADD COLUMN\b/i.test(part) && /\bNOT NULL\b/i.test(part) && !/\b(DEFAULT|GENERATED)\b/i.test(part),
        ) ||
      [...sql.matchAll(/ALTER COLUMN ("\w+") SET NOT NULL/gi)].some(
        ([, column = '']) => !new RegExp(`ALTER COLUMN ${column} SET DEFAULT`, 'i').test(release),
      ),
  },
  { why: 'cannot run inside a transaction', matches: (sql) => /\bCONCURRENTLY\b/i.test(sql) },
]

const recent = names
  .filter((name) => name >= FIRST)
  .map((name) => ({ name, sql: readFileSync(join(migrationsDir, name, 'migration.sql'), 'utf8') }))
const release = recent.map(({ sql }) => sql).join('\n')

test.each(recent)('$name: the version before works on', ({ sql }) => expect(faultsIn(sql, release)).toEqual([]))

test.each([
  ['ALTER TABLE "A" DROP COLUMN "b";', 1],
  ['ALTER TABLE "A" RENAME COLUMN "b" TO "c";', 1],
  ['ALTER TABLE "A" ALTER COLUMN "b" TYPE BIGINT;', 1],
  ['ALTER TABLE "A" ADD COLUMN "b" TEXT, ADD COLUMN "c" NUMERIC(3, 1) NOT NULL;', 1],
  ['ALTER TABLE "A" ALTER COLUMN "b" SET NOT NULL;', 1],
  ['CREATE INDEX CONCURRENTLY "i" ON "A" ("b");', 1],
  ['-- contract: 0.2\nALTER TABLE "A" DROP COLUMN "b";', 0],
  ['ALTER TABLE "A" ADD COLUMN "b" TEXT NOT NULL DEFAULT \'\';', 0],
  ['ALTER TABLE "A" ALTER COLUMN "b" SET DEFAULT 1; ALTER TABLE "A" ALTER COLUMN "b" SET NOT NULL;', 0],
  ['CREATE TABLE "A" ("b" TEXT); ALTER TABLE "A" ALTER COLUMN "b" SET NOT NULL;', 0],
  ['ALTER TABLE "A" DROP CONSTRAINT "A_b"; -- no DROP COLUMN\n', 0],
])('%s has %i faults', (sql, faults) => expect(faultsIn(sql)).toHaveLength(faults))

/** A database that lacks the newest migration: its row is taken away, and what it made. */
async function withoutNewest(undo: string) {
  const { prisma, url } = await freshDatabase()
  await prisma.$disconnect()
  const client = new pg.Client(url)
  await client.connect()
  await client.query(`DELETE FROM "_prisma_migrations" WHERE migration_name = $1`, [PURGE])
  await client.query(undo)
  return { client, url }
}
const PURGE = '20261127000800_purge'
const UNDO = 'DROP INDEX "InboxEvent_body_kept"; DROP INDEX "ImportRun_waiting"'

test('two that migrate at once: one does it, the other finds it done', async () => {
  const { client, url } = await withoutNewest(UNDO)
  const results = await Promise.all([migrate(url), migrate(url)])
  expect(results.flat()).toEqual([PURGE])
  await client.end()
})

test('what running work holds is waited for in short turns, and taken when it is free', async () => {
  const { client, url } = await withoutNewest(UNDO)
  await client.query('BEGIN')
  await client.query('LOCK TABLE "InboxEvent" IN ROW EXCLUSIVE MODE')
  const migrated = migrate(url)
  const watcher = new pg.Client(inject('serverUrl'))
  await watcher.connect()
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock' AND query LIKE '%InboxEvent_body_kept%'`
  const database = new URL(url).pathname.slice(1)
  await until('the migration waits', async () => (await watcher.query(waiting, [database])).rows.length > 0)
  // It gave way once, so that others could pass, before it came again.
  const givenUp = `SELECT FROM "_prisma_migrations" WHERE rolled_back_at IS NOT NULL`
  await until('the migration gave way', async () => (await client.query(givenUp)).rows.length > 0)
  await client.query('COMMIT')
  expect(await migrated).toEqual([PURGE])
  await Promise.all([client.end(), watcher.end()])
})

test('one that was broken off is done anew; one that cannot be done says why', async () => {
  const broken = await withoutNewest(UNDO)
  await broken.client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, applied_steps_count) VALUES ('x', 'y', $1, now(), 0)`,
    [PURGE],
  )
  expect(await migrate(broken.url)).toEqual([PURGE])
  const impossible = await withoutNewest('DROP INDEX "InboxEvent_body_kept"')
  await expect(migrate(impossible.url)).rejects.toThrow(
    `The migration ${PURGE} could not be applied: relation "ImportRun_waiting" already exists`,
  )
  await Promise.all([broken.client.end(), impossible.client.end()])
})
