import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { Prisma } = await import('#app/db/generated/client.ts')
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { createApiKey } = await import('#app/features/api-keys/create-api-key.server.ts')
const { exportEverything } = await import('#app/features/exports/export-everything.server.ts')
const { exportTables, leftOut } = await import('#app/db/read/export-tables.ts')
const { columnsOf } = await import('#app/db/read/export-rows.server.ts')
const download = await import('#app/routes/admin.settings.data[.]zip.ts')

const now = new Date('2027-01-12T15:00:00Z')
const password = 'correct horse battery'
let ours = ''
let theirs = ''
const cookies: Record<string, string> = {}
afterAll(() => prisma.$disconnect())

async function join(businessId: string, name: string, role: 'owner' | 'admin') {
  const email = `${name}@example.com`
  await createStaffUser({ name, email, password, businessId, role, now })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  cookies[name] = session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
}

beforeAll(async () => {
  ours = await makeBusiness(prisma)
  theirs = await makeBusiness(prisma)
  await join(ours, 'nora', 'owner')
  await join(ours, 'olaf', 'admin')
  for (const [number, minor] of [
    ['2041', 123_456_789n],
    ['2042', 10n],
  ] as const) {
    await makeInvoice({
      ...{ businessId: ours, number, minor, email: 'ada@ours.example', dueOn: '2027-02-01', now },
      clientName: number === '2041' ? '=HYPERLINK("x"),\nInc' : 'Ada',
    })
  }
  await makeInvoice({ businessId: theirs, number: '9', email: 'eve@theirs.example', dueOn: '2027-02-01', now })
  const bytes = Buffer.from('%PDF-1.7 time sheet')
  const hash = createHash('sha256').update(bytes).digest('hex')
  await prisma.storedFile.create({
    data: { businessId: ours, hash, contentType: 'application/pdf', bytes, createdAt: now },
  })
})

const call = () => ({ businessId: ours, madeBy: 'Nora', actor: 'user:nora', now })
async function start(): Promise<Readable> {
  const made = await exportEverything(call())
  if (!made.ok) throw new Error(made.reason)
  return made.value.stream
}
async function take(stream: AsyncIterable<Uint8Array>): Promise<Record<string, string>> {
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  const files = unzipSync(Buffer.concat(pieces))
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes).toString()]))
}
const linesOf = (text = '') => text.split('\n').filter(Boolean)

test('every table of a business is taken along, or left out for a reason that is given', () => {
  const ofBusiness = Object.values(Prisma.ModelName).filter(
    (model) => 'businessId' in Prisma[`${model}ScalarFieldEnum`] || model === 'Business',
  )
  const decided = [...exportTables.map(({ model }) => model), ...Object.keys(leftOut)].filter((one) => one !== 'User')
  expect(decided.toSorted()).toEqual(ofBusiness.toSorted())
})

test('no column lets anybody in', () => {
  const known = ['nameKey', 'fileHash', 'termsHash', 'sentHash', 'postingKey', 'hash', 'key', 'stageKey']
  const columns = exportTables.flatMap((table) => columnsOf(table).map((column) => `${table.name}.${column}`))
  const doubtful = columns.filter((column) => /token|secret|password|hash|key|url/i.test(column))
  expect(doubtful.filter((column) => !known.includes(column.split('.')[1] ?? ''))).toEqual([])
})

async function countRows(model: string): Promise<number> {
  if (model === 'Business') return 1
  // Those of the team.
  if (model === 'User') return 2
  const [counted] = await prisma.$queryRawUnsafe<{ rows: number }[]>(
    `SELECT count(*)::int AS rows FROM "${model}" WHERE "businessId" = $1::uuid`,
    ours,
  )
  return counted?.rows ?? 0
}

test('as many rows as there are, every sum to the last digit, every file as it was, and nobody else’s', async () => {
  const pack = await take(await start())
  const manifest = JSON.parse(pack['manifest.json'] ?? '') as {
    rows: Record<string, number>
    files: { path: string; sha256: string }[]
  }
  for (const { name, model } of exportTables) {
    const counted = await countRows(model)
    // That this one is made is on record a moment after what it shows.
    const kept = counted - (name === 'timeline' ? 1 : 0)
    expect([name, linesOf(pack[`data/${name}.jsonl`]).length]).toEqual([name, kept])
    expect(manifest.rows[name]).toBe(kept)
  }
  const sums = linesOf(pack['data/ledger.jsonl']).map((line) => BigInt(/"amountMinor":(-?\d+)/.exec(line)?.[1] ?? 0))
  expect(sums.filter((sum) => sum > 0n).reduce((sum, one) => sum + one, 0n)).toBe(123_456_799n)
  expect(sums.reduce((sum, one) => sum + one, 0n)).toBe(0n)
  const clients = pack['data/clients.csv'] ?? ''
  expect(clients).toContain(`"'=HYPERLINK(""x""),\nInc"`)
  expect(pack['data/clients.jsonl']).toContain('"name":"=HYPERLINK(\\"x\\"),\\nInc"')
  expect(clients.startsWith('\uFEFFbusinessId,id,code,name,')).toBe(true)
  const [file] = Object.keys(pack).filter((path) => path.startsWith('files/'))
  expect(file && pack[file]).toBe('%PDF-1.7 time sheet')
  for (const { path, sha256 } of manifest.files.filter((one) => one.path.startsWith('data/')))
    expect(
      createHash('sha256')
        .update(pack[path] ?? '')
        .digest('hex'),
    ).toBe(sha256)
  expect(JSON.stringify(pack)).not.toContain('eve@theirs.example')
  expect(JSON.stringify(pack)).not.toContain(theirs)
})

test('no secret is in it', async () => {
  await createApiKey({ businessId: ours, name: 'till', scopes: ['read'], actor: 'user:nora', now })
  const secrets = await prisma.$queryRaw<{ secret: string }[]>`
    SELECT "password" AS secret FROM "Account" WHERE "password" IS NOT NULL UNION SELECT "token" FROM "Session"
    UNION SELECT "hash" FROM "ApiKey" UNION SELECT "tokenHash" FROM "PortalLink"`
  expect(secrets.length).toBeGreaterThan(4)
  const all = JSON.stringify(await take(await start()))
  for (const { secret } of secrets) expect(all.includes(secret)).toBe(false)
})

test('it is read as slowly as it is taken, one at a time, and ends when nobody takes it', async () => {
  const { id: clientId } = await prisma.client.findFirstOrThrow({ where: { businessId: ours } })
  // Twelve megabytes that cannot be made smaller.
  await prisma.$executeRaw`
    INSERT INTO "OutboxMessage" ("businessId", "id", "key", "kind", "state", "clientId", "sendAt", "basis", "fromHeader", "toAddress",
      "ccAddresses", "subject", "html", "text", "createdAt")
    SELECT ${ours}::uuid, gen_random_uuid(), 'mail/' || n, 'reminder', 'sent', ${clientId}::uuid, now(), '', 'us', 'them', '{}', 'Mail ' || n,
      (SELECT string_agg(md5(random()::text || n || m), '') FROM generate_series(1, 250) m), '', now()
    FROM generate_series(1, 1500) n`
  const stream = await start()
  await once(stream, 'readable')
  const second = await exportEverything(call())
  expect(second).toEqual({ ok: false, reason: 'under_way' })
  let taken = 0
  let longest = 0
  let waiting = 0
  while (taken < 2_000_000) {
    const piece = stream.read() as Uint8Array | null
    if (piece) {
      taken += piece.length
      longest = Math.max(longest, piece.length)
      waiting = Math.max(waiting, stream.readableLength)
    } else await once(stream, 'readable')
  }
  expect(longest).toBeLessThan(1_500_000)
  expect(waiting).toBeLessThan(1_500_000)
  stream.destroy()
  const freed = async () => {
    const next = await exportEverything(call())
    if (next.ok) next.value.stream.destroy()
    return next.ok
  }
  await expect.poll(freed, { timeout: 10_000 }).toBe(true)
})

test('the owner gets it once password and code were given again; an admin does not', async () => {
  const ask = (name: string) => ({
    request: new Request('http://localhost:3999/admin/settings/data.zip', {
      method: 'POST',
      headers: { cookie: cookies[name] ?? '' },
    }),
    params: {},
    context: {},
  })
  const thrown = (name: string) => download.action(ask(name)).catch((error: unknown) => error as Response)
  expect((await thrown('olaf')).status).toBe(403)
  expect((await thrown('nora')).headers.get('Location')).toMatch(/^\/admin\/confirm\?next=/)
  await prisma.session.updateMany({ data: { confirmedAt: new Date() } })
  const business = await prisma.business.findUniqueOrThrow({ where: { id: ours } })
  // The database keeps what was sent; this business never sent any.
  await prisma.$executeRaw`ALTER TABLE "OutboxMessage" DISABLE TRIGGER sent_mail_is_not_deleted`
  await prisma.outboxMessage.deleteMany({ where: { businessId: ours } })
  const answer = await download.action(ask('nora'))
  expect(answer.headers.get('Content-Disposition')).toMatch(
    new RegExp(`^attachment; filename="${business.slug}-\\d{4}-\\d\\d-\\d\\d\\.zip"$`),
  )
  const pack = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  expect(Object.keys(pack)).toContain('data/invoices.csv')
})
