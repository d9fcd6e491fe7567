import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { noFilters, openSchemaEngine, schemaTarget } from '#prisma/schema-engine.ts'

const { prisma, url } = await freshDatabase()
afterAll(() => prisma.$disconnect())

test('migrations and schema agree: columns, keys and foreign keys are the same', async () => {
  const { engine } = await openSchemaEngine(url)
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: await schemaTarget(),
    script: true,
    exitCode: null,
    filters: noFilters,
  })
  const bySchema = await describeDatabase(await buildFrom(stdout ?? ''))
  const byMigrations = await describeDatabase(url)
  expect(byMigrations.columns).toEqual(bySchema.columns)
  expect(byMigrations.enums).toEqual(bySchema.enums)
  expect(byMigrations.foreignKeys).toEqual(bySchema.foreignKeys)
  // Migrations may add what Prisma cannot say (checks, partial indexes), but must not lack anything that it does.
  expect(byMigrations.indexes).toEqual(expect.arrayContaining(bySchema.indexes))
})

async function buildFrom(script: string): Promise<string> {
  const serverUrl = inject('serverUrl')
  const name = `drift_${Date.now()}`
  await run(serverUrl, `CREATE DATABASE ${name}`)
  const built = serverUrl.replace(/\/postgres$/, `/${name}`)
  await run(built, script)
  return built
}

async function run(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(connectionString)
  await client.connect()
  try {
    return ((await client.query(sql)) as { rows: unknown[] }).rows
  } finally {
    await client.end()
  }
}

async function describeDatabase(connectionString: string) {
  const read = (sql: string) => run(connectionString, sql)
  return {
    columns:
      await read(`SELECT table_name, column_name, data_type, udt_name, is_nullable, column_default FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1, 2`),
    enums: await read(
      `SELECT typname, enumlabel FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid ORDER BY typname, enumsortorder`,
    ),
    foreignKeys:
      await read(`SELECT conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE contype IN ('f', 'p')
      AND conrelid::regclass::text <> '_prisma_migrations' ORDER BY 1`),
    indexes: await read(
      `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
    ),
  }
}

/** Every table that is only ever added to, with a column that somebody might want to put right. */
const appendOnly = [
  ['LedgerEntry', '"currency"'],
  ['TimelineEvent', '"type"'],
  ['TimelineSeal', '"hash"'],
  ['PlanOffer', '"message"'],
  ['DisputeMessage', '"text"'],
] as const

test.each(appendOnly)(
  'S1: %s is append-only: the database refuses UPDATE, DELETE and TRUNCATE',
  async (table, column) => {
    await expect(prisma.$executeRawUnsafe(`UPDATE "${table}" SET ${column} = 'x'`)).rejects.toThrow(/append-only/)
    await expect(prisma.$executeRawUnsafe(`DELETE FROM "${table}"`)).rejects.toThrow(/append-only/)
    await expect(prisma.$executeRawUnsafe(`TRUNCATE "${table}" CASCADE`)).rejects.toThrow(/append-only/)
  },
)
