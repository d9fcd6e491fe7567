import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { readAllRows } from '#tests/support/database-rows.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma, url } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { backupToFile } = await import('#app/cli/backup-to-file.ts')
const { restoreFromFile } = await import('#app/cli/restore-from-file.ts')
const { checkDump, readArchive } = await import('#app/db/dump/read-dump.ts')
const { readTar, tarEnd, tarFile } = await import('#app/db/dump/tar.ts')

const appSecret = process.env['APP_SECRET'] ?? ''
const folder = await mkdtemp(join(tmpdir(), 'dunwell-backup-'))
const file = join(folder, 'whole.tar.gz')
const now = new Date('2026-11-23T15:00:00Z')
afterAll(() => rm(folder, { recursive: true }))
afterAll(() => prisma.$disconnect())

const bytes = Buffer.concat([Buffer.from([0, 9, 10, 13, 92, 255]), randomBytes(200_000)])
const awkward = 'tab\there, "quotes", back\\slash\nand \\N — ünïcode 🧾'

async function emptyDatabase(): Promise<string> {
  const name = `restored_${randomBytes(6).toString('hex')}`
  await run(inject('serverUrl'), `CREATE DATABASE ${name}`)
  return inject('serverUrl').replace(/\/postgres$/, `/${name}`)
}

async function run<Row extends object>(databaseUrl: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

const restore = (databaseUrl: string, over: Partial<Parameters<typeof restoreFromFile>[0]> = {}) =>
  restoreFromFile({ file, databaseUrl, appSecret, keepsSecret: false, replace: false, ...over })

/** Rows of the moment, and those that a restore writes itself. */
const ofTheMoment = ['Restore', 'Installation', 'Session', 'RateLimit']
async function rowsOf(databaseUrl: string) {
  const rows = await readAllRows(databaseUrl)
  for (const table of ofTheMoment) rows.delete(table)
  return rows
}

beforeAll(async () => {
  const businessId = await makeBusiness(prisma)
  for (const number of ['A-1', 'A-2', awkward.slice(0, 40)])
    await makeInvoice({ businessId, number, email: 'ada@example.com', clientName: awkward, dueOn: '2026-12-01', now })
  await prisma.storedFile.create({
    data: { businessId, hash: 'a'.repeat(64), contentType: 'image/png', bytes, createdAt: now },
  })
  await prisma.process.create({ data: { role: 'worker', startedAt: new Date(), heartbeatAt: new Date() } })
  await backupToFile({ file, databaseUrl: url, appSecret, withSecret: true })
})

test('a backup is one private file that any tar reads, and says what is in it', async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const { manifest, secret } = await checkDump(file)
  expect(secret).toBe(appSecret)
  expect(manifest).toMatchObject({ format: 'dunwell-backup-1', businesses: 1, holdsSecret: true })
  expect(manifest.tables.find(({ name }) => name === 'Invoice')).toMatchObject({ rows: 3 })
  expect(manifest.tables.find(({ name }) => name === 'Process')).toMatchObject({ rows: 0 })
  const modes = new Map<string, number>()
  for await (const { path, mode } of readArchive(file)) modes.set(path, mode)
  expect(modes.get('secret')).toBe(0o600)
  expect(await prisma.installation.findUnique({ where: { id: 1 } })).toMatchObject({
    lastBackupAt: new Date(manifest.restorePoint),
  })
})

test('into an empty database: every row of every table is there again, to the byte, and the guards stand', async () => {
  const target = await emptyDatabase()
  const restored = await restore(target)
  expect(restored).toMatchObject({ replaced: null, applied: [], secret: appSecret })
  const [before, after] = [await rowsOf(url), await rowsOf(target)]
  expect(after).toEqual(before)
  const [found] = await run<{ bytes: Buffer }>(target, `SELECT "bytes" FROM "StoredFile"`)
  expect(found?.bytes.equals(bytes)).toBe(true)
  const [client] = await run<{ name: string }>(target, `SELECT "name" FROM "Client"`)
  expect(client?.name).toBe(awkward)
  // What makes the database refuse is there, too.
  const guards = `SELECT (SELECT count(*)::int FROM pg_constraint WHERE connamespace = 'public'::regnamespace) AS constraints,
    (SELECT count(*)::int FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O') AS triggers,
    (SELECT count(*)::int FROM pg_indexes WHERE schemaname = 'public') AS indexes`
  expect(await run(target, guards)).toEqual(await run(url, guards))
  await expect(run(target, `DELETE FROM "TimelineEvent"`)).rejects.toThrow(/append-only/)
  // A process that registers now gets a number nobody had.
  const [last] = await run<{ id: number }>(url, `SELECT max("id") AS id FROM "Process"`)
  const [next] = await run<{ id: number }>(
    target,
    `INSERT INTO "Process" ("role", "startedAt", "heartbeatAt") VALUES ('web', now(), now()) RETURNING "id"`,
  )
  expect(next?.id).toBeGreaterThan(last?.id ?? Infinity)
  expect(await run(target, `SELECT "finishedAt" FROM "Restore"`)).toEqual([{ finishedAt: null }])

  await expect(restore(target, { replace: true })).rejects.toThrow(/runs on this database \(web\)/)
  await run(target, `DELETE FROM "Process"`)
  await expect(restore(target)).rejects.toThrow(/not empty: it holds 1 businesses and 3 invoices/)
  expect(await restore(target, { replace: true })).toMatchObject({ replaced: { businesses: 1, invoices: 3 } })
  expect(await rowsOf(target)).toEqual(before)
})

test('an owner’s secret is his own: another one is refused, one the folder made gives way', async () => {
  const target = await emptyDatabase()
  const other = 'another-secret-another-secret-another'
  await expect(restore(target, { appSecret: other })).rejects.toThrow(/tar xzOf .* secret/)
  const bare = join(folder, 'bare.tar.gz')
  await backupToFile({ file: bare, databaseUrl: url, appSecret, withSecret: false })
  for await (const { path } of readArchive(bare)) expect(path).not.toBe('secret')
  await expect(restore(target, { file: bare, appSecret: other, keepsSecret: true })).rejects.toThrow(/Set APP_SECRET/)
  expect(await run(target, `SELECT FROM pg_tables WHERE schemaname = 'public'`)).toEqual([])
  expect(await restore(target, { appSecret: other, keepsSecret: true })).toMatchObject({ secret: appSecret })
})

test('a backup that is cut off, changed or of a newer version changes nothing', async () => {
  const target = await emptyDatabase()
  const whole = await readFile(file)
  const plain = gunzipSync(whole)
  const flipped = Buffer.from(plain)
  const at = flipped.indexOf('ada@example.com')
  flipped.write('eve', at)
  const damaged = join(folder, 'damaged.tar.gz')
  for (const content of [
    whole.subarray(0, whole.length - 5_000),
    gzipSync(flipped),
    Buffer.from('no archive'),
    gzipSync(''),
  ]) {
    await writeFile(damaged, content)
    await expect(restore(target, { file: damaged })).rejects.toThrow(/cannot be restored: .* Nothing was changed/)
  }
  await expect(restore(target, { file: join(folder, 'none') })).rejects.toThrow(/cannot be restored/)

  const newer: Buffer[] = []
  const { sha256 } = await import('#app/db/dump/write-dump.ts')
  for await (const entry of readTar(
    (async function* () {
      yield plain
    })(),
  )) {
    let { bytes } = entry
    if (entry.path === 'manifest.json')
      bytes = Buffer.from(
        bytes.toString().replace('"migrations": [', '"migrations": [ "20991231000000_from_the_future",'),
      )
    if (entry.path === 'manifest.json.sha256') {
      const manifest = newer.findLast((block) => block.includes('from_the_future'))
      bytes = Buffer.from(sha256(manifest ?? Buffer.alloc(0)))
    }
    newer.push(...tarFile({ ...entry, bytes }, now))
  }
  await writeFile(damaged, gzipSync(Buffer.concat([...newer, tarEnd()])))
  await expect(restore(target, { file: damaged })).rejects.toThrow(/newer version/)
  expect(await run(target, `SELECT FROM pg_tables WHERE schemaname = 'public'`)).toEqual([])
})

test('a load that fails half way leaves what was there', async () => {
  const target = await emptyDatabase()
  await restore(target)
  await run(target, `DELETE FROM "Process"`)
  const before = await readAllRows(target)
  // A row the backup's own tables refuse: the whole load is undone.
  const { loadDump } = await import('#app/db/dump/load-dump.ts')
  const { manifest } = await checkDump(file)
  const scripts = [`CREATE TABLE "Client" ("id" INT)`]
  await expect(loadDump({ databaseUrl: target, file, manifest, scripts, restoredAt: now })).rejects.toThrow()
  expect(await readAllRows(target)).toEqual(before)
})

test('a consistent moment: money booked while the backup is read is in it as a whole or not at all', async () => {
  const [{ id: businessId }, invoices] = await Promise.all([
    prisma.business.findFirstOrThrow(),
    prisma.invoice.findMany({ select: { id: true, clientId: true } }),
  ])
  let over = false
  const life = (async () => {
    let n = 0
    for (; !over; n += 1) {
      const invoice = invoices[n % invoices.length]
      if (!invoice) throw new Error('no invoice')
      await recordManualPayment({
        ...{ businessId, invoiceId: invoice.id, method: 'check', reference: `n${n}`, actor: 'user:x', now },
        ...{ amount: { minor: 1n, currency: 'USD' }, receivedOn: Temporal.PlainDate.from('2026-11-23') },
      })
    }
    return n
  })()
  const busy = join(folder, 'busy.tar.gz')
  await backupToFile({ file: busy, databaseUrl: url, appSecret, withSecret: false })
  over = true
  expect(await life).toBeGreaterThan(0)
  const target = await emptyDatabase()
  await restore(target, { file: busy })
  expect(
    await run(target, `SELECT FROM "LedgerEntry" GROUP BY "businessId", "postingKey" HAVING sum("amountMinor") <> 0`),
  ).toEqual([])
  expect(
    await run(
      target,
      `SELECT i."id" FROM "Invoice" i WHERE i."totalMinor" - i."balanceMinor" <> coalesce((SELECT -sum(l."amountMinor")
        FROM "LedgerEntry" l WHERE l."businessId" = i."businessId" AND l."invoiceId" = i."id" AND l."account" = 'receivable' AND l."amountMinor" < 0), 0)`,
    ),
  ).toEqual([])
})
