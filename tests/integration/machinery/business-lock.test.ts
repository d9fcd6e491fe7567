import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma: unlocked } = await freshDatabase()
const { prisma } = await import('#app/db/client.server.ts')
const { acrossBusinesses } = await import('#app/db/lock/across-businesses.server.ts')
const { keysOfOneRow, ownedTables } = await import('#app/db/lock/owned-tables.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
afterAll(() => unlocked.$disconnect())

const businessId = '00000000-0000-7000-8000-000000000001'
const other = '00000000-0000-7000-8000-000000000002'
const refused = /refused: it does not say of which business/

type Call = (args: unknown) => Promise<unknown>
/** A table by its name, with its operations taking anything, as a mistake in the code might hand it over. */
const table = (client: object, model: string): Record<string, Call> =>
  Reflect.get(client, model[0]?.toLowerCase() + model.slice(1)) as Record<string, Call>

const anyWhere = [
  'findFirst',
  'findFirstOrThrow',
  'findMany',
  'count',
  'aggregate',
  'groupBy',
  'deleteMany',
  'updateMany',
] as const
const oneRow = ['findUnique', 'findUniqueOrThrow', 'update', 'delete'] as const
const forgotten: readonly unknown[] = [
  undefined,
  {},
  { businessId: undefined },
  { businessId: { in: [businessId, other] } },
  { businessId: { not: businessId } },
  { OR: [{ businessId }, {}] },
  { NOT: { businessId } },
]

test('the tables are those of the database that have a businessId', async () => {
  const found = await unlocked.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'businessId' ORDER BY 1`
  expect([...ownedTables].sort()).toEqual(found.map(({ name }) => name).sort())
  expect(ownedTables.size).toBeGreaterThan(60)
})

describe.each([...ownedTables])('%s', (model) => {
  const args = (operation: string, where: unknown) => ({
    ...(where !== undefined && { where }),
    ...(operation.startsWith('update') && { data: {} }),
    ...(operation === 'groupBy' && { by: ['businessId'] }),
    ...(operation === 'aggregate' && { _count: true }),
  })

  test('S: is refused where the business is forgotten', async () => {
    for (const operation of [...anyWhere, ...oneRow])
      for (const where of forgotten) {
        const call = table(prisma, model)[operation]?.(args(operation, where))
        await expect(call, `${operation} ${JSON.stringify(where)}`).rejects.toThrow(refused)
      }
    const row = { id: businessId }
    for (const [operation, given] of [
      ['create', { data: row }],
      ['createMany', { data: [row] }],
      ['createManyAndReturn', { data: [row] }],
      ['createMany', { data: [{ businessId }, { businessId: other }] }],
      ['upsert', { where: { businessId, id: other }, create: row, update: {} }],
      ['upsert', { where: { businessId, id: other }, create: { businessId: other }, update: {} }],
      ['updateMany', { where: { businessId }, data: { businessId: other } }],
    ] as const)
      await expect(table(prisma, model)[operation]?.(given), operation).rejects.toThrow(refused)
    for (const sql of [
      `SELECT 1 FROM "${model}"`,
      `DELETE FROM "${model}"`,
      `UPDATE "${model}" SET "businessId" = "businessId"`,
    ])
      await expect(prisma.$executeRawUnsafe(sql), sql).rejects.toThrow(refused)
    await expect(inTransaction((tx) => table(tx, model)['count']?.({}) ?? Promise.resolve())).rejects.toThrow(refused)
  })

  test('is open to its business', async () => {
    for (const operation of ['findFirst', 'findMany', 'count', 'aggregate', 'groupBy'])
      await table(prisma, model)[operation]?.(args(operation, { AND: [{ businessId }] }))
    await prisma.$executeRawUnsafe(`SELECT 1 FROM "${model}" WHERE "businessId" = $1::uuid`, businessId)
    await inTransaction(async (tx) => void (await table(tx, model)['count']?.({ where: { businessId } })))
    await acrossBusinesses('a test', async () => void (await table(prisma, model)['count']?.({})))
  })
})

test('a new row and what is made along with it stay in one business', async () => {
  await unlocked.business.create({
    data: {
      ...{ id: businessId, slug: 'one', name: 'One', currency: 'USD', timeZone: 'UTC' },
      ...{ email: 'a@b.example', createdAt: new Date() },
    },
  })
  const client = { ...{ id: other, name: 'Ada', nameKey: 'ada' }, ...{ createdAt: new Date(), updatedAt: new Date() } }
  const contacts = { create: { id: other, email: 'ada@client.example', createdAt: new Date() } }
  await expect(
    prisma.client.create({ data: { ...client, business: { connect: { id: businessId } }, contacts } }),
  ).rejects.toThrow(refused)
  await prisma.client.create({ data: { ...client, businessId, contacts } })
  expect(await prisma.contact.count({ where: { businessId } })).toBe(1)
})

test('what is refused names table and operation, and nothing of the data', async () => {
  const error = await prisma.contact.findMany({ where: { email: 'ada@client.example' } }).catch(String)
  expect(error).toBe('Error: Contact findMany refused: it does not say of which business')
})

test('keys that name one row of all businesses are exactly those the database has a unique index on', async () => {
  const found = await unlocked.$queryRaw<{ model: string; columns: string[] }[]>`
    SELECT t.relname AS model, array_agg(a.attname::text ORDER BY k.n) AS columns
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid, unnest(i.indkey) WITH ORDINALITY k(att, n)
      JOIN LATERAL (SELECT attname FROM pg_attribute WHERE attrelid = i.indrelid AND attnum = k.att) a ON true
    WHERE i.indisunique AND i.indpred IS NULL AND t.relnamespace = 'public'::regnamespace
    GROUP BY t.relname, i.indexrelid`
  const ofAll = found.filter(({ model, columns }) => ownedTables.has(model) && !columns.includes('businessId'))
  const told = Object.entries(keysOfOneRow).flatMap(([model, keys]) => keys.map((key) => `${model} ${key.join(' ')}`))
  expect(ofAll.map(({ model, columns }) => `${model} ${columns.join(' ')}`).sort()).toEqual(told.sort())
  for (const [model, keys] of Object.entries(keysOfOneRow))
    for (const key of keys) {
      const where = Object.fromEntries(key.map((column) => [column, column === 'provider' ? 'stripe' : 'x']))
      await table(prisma, model)['findFirst']?.({ where })
      await table(prisma, model)['findUnique']?.({ where: key.length > 1 ? { [key.join('_')]: where } : where })
    }
})

test('what spans businesses says why: all of it stands in one list', async () => {
  const files = (await readdir('app', { recursive: true })).filter(
    (name) => /\.tsx?$/.test(name) && !/generated|db\/lock|\.test\./.test(name),
  )
  const reasons: string[] = []
  for (const file of files.sort()) {
    const source = await readFile(join('app', file), 'utf8')
    for (const [, why, comment] of source.matchAll(
      /acrossBusinesses\(\s*'([^']+)'|\/\* across businesses: ([^*]+?) \*\//g,
    ))
      reasons.push(`${file}: ${why ?? comment}`)
    expect(source.match(/acrossBusinesses\(/g)?.length ?? 0, file).toBe(
      source.match(/acrossBusinesses\(\s*'/g)?.length ?? 0,
    )
  }
  await expect(`${reasons.join('\n')}\n`).toMatchFileSnapshot('across-businesses.txt')
})
