import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma, url } = await freshDatabase()
const { receiveUpload } = await import('#app/features/imports/receive-upload.server.ts')
const { prepareImport } = await import('#app/features/imports/prepare-import.server.ts')
const { queueImport } = await import('#app/features/imports/queue-import.server.ts')
const { runQueuedImport } = await import('#app/features/imports/run-import.server.ts')
const { rejectCsv } = await import('#app/features/imports/reject-csv.server.ts')
const { inspectImport } = await import('#app/features/imports/inspect-import.server.ts')
const { PROCESS_LOCK_CLASS } = await import('#app/db/sql/process-claims.server.ts')
const { linesAsFile } = await import('#tests/support/import-files.ts')
const { default: pg } = await import('pg')

const now = new Date('2026-11-23T15:00:00Z')
const worker = { processId: 1, now }
const busyWorker = { processId: 2, now }

/** A process that lives holds this lock; what it has claimed is its own until its connection ends. */
async function liveAs(processId: number) {
  const connection = new pg.Client(url)
  await connection.connect()
  await connection.query('SELECT pg_advisory_lock($1::int, $2::int)', [PROCESS_LOCK_CLASS, processId])
  await connection.query(
    `INSERT INTO "Process" ("id", "role", "startedAt", "heartbeatAt") VALUES ($1, 'test', clock_timestamp(), clock_timestamp())`,
    [processId],
  )
  return connection
}
beforeAll(async () => {
  const living = [await liveAs(worker.processId), await liveAs(busyWorker.processId)]
  return () => Promise.all(living.map((connection) => connection.end()))
})
const header = 'Number,Client,E-mail,Date,Due date,Total'

function uploadOf(body: BlobPart, filename = 'invoices.csv') {
  const form = new FormData()
  form.set('file', new File([body], filename))
  return new Request('http://localhost/admin/imports/new', { method: 'POST', body: form })
}

async function uploaded(businessId: string, lines: readonly string[], filename?: string) {
  const upload = await receiveUpload({ businessId, request: uploadOf(`${lines.join('\n')}\n`, filename), now })
  if (!upload.ok) throw new Error(upload.reason)
  const { importId } = upload.value
  const plan = await prepareImport({ businessId, importId, answers: {}, enterBy: 'age', now })
  if (!plan.ok) throw new Error(plan.reason)
  return importId
}
const runOf = (businessId: string, id: string) =>
  prisma.importRun.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
async function textOf(lines: AsyncIterable<string>) {
  let text = ''
  for await (const line of lines) text += line
  return text
}

test('a file uploaded, run by the worker, with the rows it handed back', async () => {
  const businessId = await makeBusiness(prisma)
  const rows = [
    '1,Acme,a@acme.example,2026-11-01,2026-12-01,10',
    '2,"=cmd|x, Ltd",a@acme.example,2026-11-01,,-5',
    '3,,,2026-11-01,2026-12-01,7',
  ]
  const id = await uploaded(businessId, [header, ...rows], 'C:\\fakepath\\my list.csv')
  expect(await runOf(businessId, id)).toMatchObject({ state: 'ready', rowsTotal: 3 })
  expect(await runQueuedImport(worker)).toBe(false)
  expect(await queueImport(businessId, id)).toBe(true)
  expect(await queueImport(businessId, id)).toBe(false)
  expect(await runQueuedImport(worker)).toBe(true)
  expect(await runOf(businessId, id)).toMatchObject({
    ...{ state: 'done', rowsDone: 3, created: 1, updated: 0, unchanged: 0, rejected: 2, finishedAt: now, error: null },
  })
  expect(await prisma.invoice.findMany({ where: { businessId }, select: { number: true, importRunId: true } })).toEqual(
    [{ number: '1', importRunId: id }],
  )

  const csv = await rejectCsv(businessId, id)
  expect(csv?.filename).toMatch(/my list - not imported\.csv$/)
  const text = csv ? await textOf(csv.lines) : ''
  expect(text.split('\r\n')).toEqual([
    'Line,Why it was not imported,Number,Client,E-mail,Date,Due date,Total',
    `3,The total is negative. It looks like a credit note: import it with a list of credit notes,2,"'=cmd|x, Ltd",a@acme.example,2026-11-01,,-5`,
    '4,There is no client name: fill it in,3,,,2026-11-01,2026-12-01,7',
    '',
  ])
  const again = await inspectImport({ open: linesAsFile(text.split('\r\n')), currency: 'USD' })
  expect(again).toMatchObject({ ok: true, value: { columns: { number: 'Number', client: 'Client' }, questions: [] } })
})

test('an import of another business is not there', async () => {
  const businessId = await makeBusiness(prisma)
  const id = await uploaded(businessId, [header, '1,Acme,,2026-11-01,2026-12-01,10'])
  const stranger = await makeBusiness(prisma)
  expect(await rejectCsv(stranger, id)).toBeNull()
  expect(await queueImport(stranger, id)).toBe(false)
})

test('a question waits, an answer makes it ready, and what began cannot be changed', async () => {
  const businessId = await makeBusiness(prisma)
  const id = await uploaded(businessId, [header, '1,Acme,,03/04/2026,05/06/2026,10'])
  expect(await runOf(businessId, id)).toMatchObject({ state: 'needs_answer' })
  expect(await queueImport(businessId, id)).toBe(false)
  await prepareImport({ businessId, importId: id, answers: { dateOrder: 'dmy' }, enterBy: 'now', now })
  expect(await queueImport(businessId, id)).toBe(true)
  expect(await prepareImport({ businessId, importId: id, answers: {}, enterBy: 'age', now })).toMatchObject({
    ok: false,
  })
  await runQueuedImport(worker)
  expect(await prisma.invoice.findFirst({ where: { businessId } })).toMatchObject({ issuedOn: new Date('2026-04-03') })
})

test.each([
  ['nothing chosen', new Request('http://x/', { method: 'POST', body: new FormData() }), 'no_file'],
  ['an empty file', uploadOf(''), 'empty'],
  ['an Excel file', uploadOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])), 'spreadsheet'],
  ['a PDF', uploadOf('%PDF-1.7 …'), 'not_text'],
  ['51 MB', uploadOf(new Uint8Array(51 * 1024 * 1024).fill(65)), 'too_large'],
])('refused, and nothing is left of it: %s', async (_rule, request, reason) => {
  const businessId = await makeBusiness(prisma)
  expect(await receiveUpload({ businessId, request, now })).toEqual({ ok: false, reason })
  expect(await prisma.importRun.count({ where: { businessId } })).toBe(0)
  expect(await prisma.importChunk.count({ where: { businessId } })).toBe(0)
})

test('a file that holds no table says so and ends there', async () => {
  const businessId = await makeBusiness(prisma)
  const upload = await receiveUpload({ businessId, request: uploadOf('hello\nworld\n'), now })
  const importId = upload.ok ? upload.value.importId : ''
  expect(await prepareImport({ businessId, importId, answers: {}, enterBy: 'age', now })).toMatchObject({ ok: false })
  expect(await runOf(businessId, importId)).toMatchObject({ state: 'failed', error: /no table/ })
})

test('what a dead worker left is taken up by the next, counted as if nothing had happened', async () => {
  const businessId = await makeBusiness(prisma)
  const rows = Array.from({ length: 1_300 }, (_, i) =>
    i % 100 === 7 ? `${i},,,,,` : `${i},Client ${i % 50},,2026-11-01,2026-12-01,10`,
  )
  const id = await uploaded(businessId, [header, ...rows])
  await queueImport(businessId, id)
  await runQueuedImport(worker)
  const whole = await runOf(businessId, id)
  // As the database stands when the process was killed after the last commit but one.
  await prisma.importRun.updateMany({
    where: { businessId, id },
    data: { state: 'running', claimedBy: 77, created: 500, rowsDone: 600 },
  })

  const living = await liveAs(77)
  expect(await runQueuedImport(worker)).toBe(false)
  await living.end()
  await expect.poll(() => runQueuedImport(worker)).toBe(true)
  const { state, rowsDone, created, unchanged, rejected } = await runOf(businessId, id)
  expect({ state, rowsDone, created, unchanged, rejected }).toEqual({
    ...{ state: 'done', rowsDone: 1_300, created: whole.created, unchanged: 0, rejected: whole.rejected },
  })
  expect(await prisma.importReject.count({ where: { businessId, importId: id } })).toBe(whole.rejected)
})

test('two workers never run the same import', async () => {
  const businessId = await makeBusiness(prisma)
  const id = await uploaded(businessId, [header, '1,Acme,,2026-11-01,2026-12-01,10'])
  await queueImport(businessId, id)
  const ran = await Promise.all([runQueuedImport(worker), runQueuedImport(busyWorker)])
  expect(ran.filter(Boolean)).toHaveLength(1)
})

test('how a person said a file is read serves the next of its columns, until that is forgotten', async () => {
  const { forgetMapping, listMappings } = await import('#app/features/imports/mapping.server.ts')
  const businessId = await makeBusiness(prisma)
  const lines = ['Beleg,Wer,Wann,Bis,Soll', '1,Acme,03/04/2026,05/06/2026,10']
  const first = await receiveUpload({ businessId, request: uploadOf(`${lines.join('\n')}\n`, 'beleg.csv'), now })
  if (!first.ok) throw new Error(first.reason)
  const columns = { number: 'Beleg', client: 'Wer', issuedOn: 'Wann', dueOn: 'Bis', total: 'Soll' }
  const place = { businessId, importId: first.value.importId, enterBy: 'age' as const, now }
  await prepareImport({ ...place, answers: { columns, dateOrder: 'dmy' } })
  const next = await receiveUpload({ businessId, request: uploadOf(`${lines.join('\n')}\n`, 'next.csv'), now })
  if (!next.ok) throw new Error(next.reason)
  const again = { ...place, importId: next.value.importId, answers: {} }
  expect(await prepareImport(again)).toMatchObject({
    ok: true,
    value: { columns, dateOrder: 'dmy', questions: [], readAs: 'beleg.csv' },
  })
  const [kept] = await listMappings(businessId)
  expect(kept).toMatchObject({ kind: 'invoices', name: 'beleg.csv' })
  await forgetMapping(businessId, kept?.id ?? '')
  expect(await prepareImport(again)).toMatchObject({ ok: true, value: { readAs: null } })
})
