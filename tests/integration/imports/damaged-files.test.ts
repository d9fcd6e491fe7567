import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importKinds } from '#app/domain/invoice-import/import-kind.ts'
import type { ImportKind } from '#app/domain/invoice-import/import-kind.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { damage, damagedFiles } from '#tests/support/mutate-bytes.ts'

const { prisma, url } = await freshDatabase()
const { receiveUpload } = await import('#app/features/imports/receive-upload.server.ts')
const { prepareImport } = await import('#app/features/imports/prepare-import.server.ts')
const { queueImport } = await import('#app/features/imports/queue-import.server.ts')
const { runQueuedImport } = await import('#app/features/imports/run-import.server.ts')
const { importEInvoices } = await import('#app/features/imports/import-e-invoices.server.ts')
const { takeStatement } = await import('#app/features/banking/take-statement.server.ts')
const { PROCESS_LOCK_CLASS } = await import('#app/db/sql/process-claims.server.ts')
const { default: pg } = await import('pg')
afterAll(() => prisma.$disconnect())

/** Files of each kind; `DAMAGED_FILES=2000` for a long run, `DAMAGED_SEED` for another one. */
const wish = {
  runs: Number(process.env['DAMAGED_FILES'] ?? 15),
  seed: Number(process.env['DAMAGED_SEED'] ?? 20_261_123),
}
const timeout = 60_000 + wish.runs * 2_000
const now = new Date('2026-11-23T15:00:00Z')
const worker = { processId: 1, now }
const bytesOf = (path: string) => readFileSync(`tests/fixtures/${path}`)

beforeAll(async () => {
  const connection = new pg.Client(url)
  await connection.connect()
  await connection.query('SELECT pg_advisory_lock($1::int, $2::int)', [PROCESS_LOCK_CLASS, worker.processId])
  return () => connection.end()
})

const invoiceLists = [
  'quickbooks-online',
  'quickbooks-desktop',
  'xero',
  'stripe',
  'invoice-ninja',
  'wave',
  'freshbooks',
]
const samples: Record<ImportKind, readonly string[]> = {
  invoices: [...invoiceLists, 'german-semicolon', 'french', 'us-ambiguous', 'hostile', 'malformed'].map(
    (name) => `${name}.csv`,
  ),
  clients: ['quickbooks-online/customers', 'quickbooks-desktop/customers', 'invoice-ninja/clients', 'stripe/customers']
    .concat('xero/contacts', 'wave/customers')
    .map((name) => `${name}.csv`),
  payments: ['payments-by-hand', 'quickbooks-online/payments', 'quickbooks-desktop/payments', 'stripe/payments']
    .concat('invoice-ninja/payments')
    .map((name) => `${name}.csv`),
  credit_notes: ['credit-notes-by-hand.csv'],
}

/** Uploaded, answered as far as a person could, and run by the worker. Null: refused whole. */
async function take(businessId: string, kind: ImportKind, bytes: Uint8Array<ArrayBuffer>) {
  const form = new FormData()
  form.set('file', new File([bytes], 'list.csv'))
  const request = new Request('http://localhost/admin/imports/new', { method: 'POST', body: form })
  const upload = await receiveUpload({ businessId, kind, request, now })
  if (!upload.ok) return null
  const { importId } = upload.value
  const place = { businessId, importId, enterBy: 'age', now } as const
  const plan = await prepareImport({ ...place, answers: {} })
  if (!plan.ok) return null
  if (plan.value.questions.some((question) => question.kind === 'columns')) return null
  if (plan.value.questions.length > 0)
    expect(await prepareImport({ ...place, answers: { dateOrder: 'mdy', decimalMark: '.' } })).toMatchObject({
      ok: true,
    })
  expect(await queueImport(businessId, importId)).toBe(true)
  expect(await runQueuedImport(worker)).toBe(true)
  const run = await prisma.importRun.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: importId } },
    include: { _count: { select: { rejects: true } } },
  })
  expect(run).toMatchObject({
    state: 'done',
    error: null,
    rowsDone: plan.value.rows,
    _count: { rejects: run.rejected },
  })
  const counted = run.created + run.updated + run.unchanged + run.rejected
  // An invoice of several rows is counted once.
  if (kind === 'invoices') expect(counted).toBeLessThanOrEqual(run.rowsDone)
  else expect(counted).toBe(run.rowsDone)
  return run
}

const sizes = async (businessId: string) => {
  const where = { where: { businessId } }
  return {
    invoices: await prisma.invoice.count(where),
    clients: await prisma.client.count(where),
    payments: await prisma.payment.count(where),
    credit_notes: await prisma.creditNote.count(where),
  }
}

/** What is true of books whatever was put into them. */
async function expectSoundBooks() {
  const wrong = await prisma.$queryRaw`
    SELECT 'posting' AS what, "postingKey" AS which FROM "LedgerEntry" GROUP BY "businessId", "postingKey", "currency" HAVING sum("amountMinor") <> 0
    UNION ALL SELECT 'balance', i."number" FROM "Invoice" i WHERE i."balanceMinor" <> (SELECT coalesce(sum(e."amountMinor"), 0) FROM "LedgerEntry" e
      WHERE e."businessId" = i."businessId" AND e."invoiceId" = i."id" AND e."account" = 'receivable')
    UNION ALL SELECT 'state', i."number" FROM "Invoice" i WHERE (i."state" = 'settled') <> (i."balanceMinor" = 0)
    UNION ALL SELECT 'payment', p."id"::text FROM "Payment" p WHERE NOT EXISTS (SELECT FROM "LedgerEntry" e WHERE e."businessId" = p."businessId" AND e."paymentId" = p."id")`
  expect(wrong).toEqual([])
}

async function withBooks() {
  const businessId = await makeBusiness(prisma)
  for (const name of ['wave.csv', 'invoice-ninja.csv'])
    expect(await take(businessId, 'invoices', new Uint8Array(bytesOf(`imports/${name}`)))).toMatchObject({
      state: 'done',
    })
  return businessId
}

test.each(importKinds)(
  'damaged lists of %s: refused whole, or every row counted, and the books add up',
  { timeout },
  async (kind) => {
    let businessId = ''
    let taken = 0
    for (const [nth, file] of damagedFiles(samples[kind], wish).entries()) {
      // Books of its own now and then, so that files do not only meet what others left.
      if (nth % 10 === 0) businessId = await withBooks()
      const bytes = damage(bytesOf(`imports/${file.name}`), file)
      const before = await sizes(businessId)
      const said = `${nth} ${JSON.stringify(file)}`
      const run = await take(businessId, kind, bytes).catch((error: unknown) => {
        throw new Error(said, { cause: error })
      })
      const after = await sizes(businessId)
      if (!run) expect(after, said).toEqual(before)
      else {
        taken += 1
        expect(after[kind] - before[kind], said).toBe(run.created)
        if (run.created > 0) expect(await take(businessId, kind, bytes), said).toMatchObject({ created: 0 })
      }
    }
    await expectSoundBooks()
    expect(taken).toBeGreaterThan(wish.runs / 3)
  },
)

const bankFiles = [
  'camt053/version-02.xml',
  'camt053/version-08.xml',
  'mt940/dutch.940',
  'mt940/german.sta',
  'ofx/sgml-102.ofx',
  'ofx/xml-220.ofx',
].concat(
  ['bank-of-america', 'barclays-debit-credit', 'bnp', 'chase', 'ing-nl', 'n26', 'sparkasse', 'wise'].map(
    (name) => `csv/${name}.csv`,
  ),
)

test('damaged bank statements: refused whole, or every line kept once', { timeout }, async () => {
  const businessId = await makeBusiness(prisma, { currency: 'EUR' })
  const kept = async () => [
    await prisma.bankLine.count({ where: { businessId } }),
    await prisma.bankStatement.count({ where: { businessId } }),
  ]
  let taken = 0
  for (const [nth, file] of damagedFiles(bankFiles, wish).entries()) {
    const bytes = damage(bytesOf(`bank/${file.name}`), file)
    const said = `${nth} ${JSON.stringify(file)}`
    const call = { businessId, filename: 'bank', bytes, dateOrder: 'mdy', actor: 'user:test', now } as const
    const [lines = 0, statements = 0] = await kept()
    const first = await takeStatement(call).catch((error: unknown) => {
      throw new Error(said, { cause: error })
    })
    if (!first.ok) expect(await kept(), said).toEqual([lines, statements])
    else {
      taken += 1
      const { added, statementIds } = first.value
      expect(await kept(), said).toEqual([lines + added, statements + statementIds.length])
      expect(await takeStatement(call), said).toMatchObject({ ok: true, value: { added: 0, statementIds: [] } })
    }
  }
  expect(taken).toBeGreaterThan(wish.runs / 5)
})

test('damaged e-invoices: each refused with a reason, or taken in whole', { timeout }, async () => {
  const names = ['ubl-invoice.xml', 'cii-invoice.xml', 'ubl-credit-note.xml']
  for (const [nth, file] of damagedFiles(names, wish).entries()) {
    const businessId = await makeBusiness(prisma, { currency: 'EUR' })
    const bytes = damage(bytesOf(`e-invoices/${file.name}`), file)
    const said = `${nth} ${JSON.stringify(file)}`
    const files = [
      { filename: file.name, bytes },
      { filename: 'ubl-invoice.xml', bytes: new Uint8Array(bytesOf('e-invoices/ubl-invoice.xml')) },
    ]
    const outcomes = await importEInvoices({ businessId, files, actor: 'user:test', now }).catch((error: unknown) => {
      throw new Error(said, { cause: error })
    })
    expect(outcomes, said).toHaveLength(2)
    for (const { fate, reason } of outcomes) expect(reason === null, said).toBe(fate !== 'rejected')
    const created = outcomes.filter(({ fate }) => fate === 'created').length
    const { invoices, credit_notes } = await sizes(businessId)
    expect(invoices + credit_notes, said).toBe(created)
  }
  await expectSoundBooks()
})
