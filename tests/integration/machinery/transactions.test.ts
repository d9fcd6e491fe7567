import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma, url } = await freshDatabase({ PROCESS_NAME: 'web' })
const { pool } = await import('#app/db/client.server.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { timeLimits } = await import('#app/db/time-limits.ts')
const { readPortalPage } = await import('#app/db/sql/portal-page.server.ts')
afterAll(() => prisma.$disconnect())

const other = new pg.Client(url)
// Its connection is ended by the server in one of the tests.
other.on('error', () => {})
beforeAll(async () => {
  await other.connect()
  await other.query('CREATE TABLE "Twin" ("id" int PRIMARY KEY, "n" int); INSERT INTO "Twin" VALUES (1, 0), (2, 0)')
})

const count = async () => (await other.query('SELECT sum("n")::int AS n FROM "Twin"')).rows[0].n as number
const raise = (code: string) => `DO $$ BEGIN RAISE EXCEPTION 'injected' USING ERRCODE = '${code}'; END $$`

describe('W6: what the database refuses for the sake of order', () => {
  test.each([
    ['a deadlock', '40P01'],
    ['a serialization failure', '40001'],
  ])('%s is tried again, and the work is done once', async (_, code) => {
    const before = await count()
    let tries = 0
    await inTransaction(async (tx) => {
      tries += 1
      await tx.$executeRawUnsafe('UPDATE "Twin" SET "n" = "n" + 1 WHERE "id" = 1')
      if (tries < 3) await tx.$executeRawUnsafe(raise(code))
    })
    expect([tries, (await count()) - before]).toEqual([3, 1])
  })

  test('a real deadlock of two transactions ends with both done', async () => {
    const before = await count()
    let arrived = 0
    let bothHold = () => {}
    const both = new Promise<void>((resolve) => (bothHold = resolve))
    const take = (first: number, second: number) =>
      inTransaction(async (tx) => {
        await tx.$executeRawUnsafe(`UPDATE "Twin" SET "n" = "n" + 1 WHERE "id" = ${first}`)
        arrived += 1
        if (arrived === 2) bothHold()
        await both
        await tx.$executeRawUnsafe(`UPDATE "Twin" SET "n" = "n" + 1 WHERE "id" = ${second}`)
      })
    await Promise.all([take(1, 2), take(2, 1)])
    expect(arrived).toBe(3)
    expect((await count()) - before).toBe(4)
  })

  test('five tries are the most', async () => {
    let tries = 0
    const failing = inTransaction(async (tx) => {
      tries += 1
      await tx.$executeRawUnsafe(raise('40001'))
    })
    await expect(failing).rejects.toThrow()
    expect(tries).toBe(5)
  })

  test('any other failure is tried once', async () => {
    let tries = 0
    const failing = inTransaction(async (tx) => {
      tries += 1
      await tx.$executeRawUnsafe(raise('23514'))
    })
    await expect(failing).rejects.toThrow()
    expect(tries).toBe(1)
  })

  test('a connection that is lost is not tried again: the commit may have happened', async () => {
    let tries = 0
    const failing = inTransaction(async (tx) => {
      tries += 1
      const [self] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
      await other.query('SELECT pg_terminate_backend($1)', [self?.pid])
      await tx.$queryRaw`SELECT 1`
    })
    await expect(failing).rejects.toThrow()
    expect(tries).toBe(1)
    expect(await prisma.business.count()).toBe(0)
  })
})

describe('time limits', () => {
  const shown = async (client: Pick<typeof prisma, '$queryRaw'>) => {
    const rows = await client.$queryRaw<{ name: string; ms: number }[]>`
      SELECT name, setting::int AS ms FROM pg_settings
      WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')`
    return Object.fromEntries(rows.map(({ name, ms }) => [name, ms]))
  }

  test('every connection has them, a page’s shorter than the worker’s; a transaction may be given more for itself', async () => {
    expect(await shown(prisma)).toEqual(timeLimits('web'))
    expect(timeLimits('web').statement_timeout).toBeLessThan(timeLimits('worker').statement_timeout)
    expect(Object.values(await inTransaction((tx) => shown(tx), 600_000))).toEqual([600_000, 600_000, 600_000])
    expect(await inTransaction((tx) => shown(tx))).toEqual(timeLimits('web'))
  })

  test('a statement that runs away is ended, and so is a page that waits for a table', async () => {
    const runaway = inTransaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = 200`
      await tx.$queryRaw`SELECT pg_sleep(30)::text`
    })
    await expect(runaway).rejects.toThrow(/statement timeout/)

    Object.assign(pool.options, { lock_timeout: 200 })
    const waiting = Array.from({ length: pool.options.max }, () => pool.connect())
    for (const client of await Promise.all(waiting)) client.release(true)
    await other.query('BEGIN; LOCK TABLE "PortalLink" IN ACCESS EXCLUSIVE MODE')
    const page = readPortalPage({ tokenHash: 'x', reader: null, now: new Date() })
    await expect(page).rejects.toThrow(/lock timeout/)
    await other.query('ROLLBACK')
    expect(await readPortalPage({ tokenHash: 'x', reader: null, now: new Date() })).toBeNull()
  })

  test('a transaction that somebody walked away from does not hold its locks for ever', async () => {
    const abandoned = new pg.Client({
      connectionString: url,
      ...timeLimits('web'),
      idle_in_transaction_session_timeout: 200,
    })
    const ended = new Promise((resolve) => abandoned.on('error', resolve))
    await abandoned.connect()
    await abandoned.query('BEGIN; UPDATE "Twin" SET "n" = -100 WHERE "id" = 1')
    await other.query('UPDATE "Twin" SET "n" = 7 WHERE "id" = 1')
    expect(String(await ended)).toMatch(/idle-in-transaction/)
    expect((await other.query('SELECT "n" FROM "Twin" WHERE "id" = 1')).rows).toEqual([{ n: 7 }])
  })

  test('an idle connection that the server ends does not end the process', async () => {
    const client = await pool.connect()
    const { pid } = (await client.query('SELECT pg_backend_pid() AS pid')).rows[0]
    const removed = new Promise((resolve) => pool.once('remove', resolve))
    client.release()
    await other.query('SELECT pg_terminate_backend($1)', [pid])
    await removed
    expect(await prisma.business.count()).toBe(0)
    await other.end()
  })
})
