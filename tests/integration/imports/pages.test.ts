import type { ActionFunctionArgs } from '@remix-run/node'
import { readFile } from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { runQueuedImport } = await import('#app/features/imports/run-import.server.ts')
const list = await import('#app/routes/admin.imports._index.tsx')
const upload = await import('#app/routes/admin.imports.new.tsx')
const page = await import('#app/routes/admin.imports.$id/route.tsx')
const rejected = await import('#app/routes/admin.imports.$id_.rejected[.]csv.ts')

const now = new Date('2026-11-23T15:00:00Z')
const password = 'correct horse battery'
const cookies = { ours: '', theirs: '' }

beforeAll(async () => {
  for (const side of ['ours', 'theirs'] as const) {
    const businessId = await makeBusiness(prisma)
    const email = `${side}@example.com`
    await createStaffUser({ name: 'Nora', email, password, businessId, role: 'admin', now })
    const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
    cookies[side] = session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
  }
})

const args = (cookie: string, id: string, body?: BodyInit) =>
  ({
    request: new Request('http://localhost:3999/admin/imports', {
      headers: { cookie },
      ...(body && { method: 'POST', body }),
    }),
    params: { id },
    context: {},
  }) satisfies ActionFunctionArgs

async function uploadFixture(name: string, kind = 'invoices'): Promise<string> {
  const form = new FormData()
  form.set('file', new File([await readFile(new URL(`../../fixtures/imports/${name}`, import.meta.url))], name))
  const { request, ...rest } = args(cookies.ours, '', form)
  const asked = new Request(`http://localhost:3999/admin/imports/new?kind=${kind}`, request)
  const answer = await upload.action({ ...rest, request: asked })
  const to = answer instanceof Response ? (answer.headers.get('location') ?? '') : ''
  expect(to).toMatch(/^\/admin\/imports\/[0-9a-f-]{36}$/)
  return to.slice(to.lastIndexOf('/') + 1)
}
const look = (id: string, cookie = cookies.ours) => page.loader(args(cookie, id))
const send = (id: string, fields: Record<string, string>) =>
  page.action(args(cookies.ours, id, new URLSearchParams({ currency: 'USD', enterBy: 'age', ...fields })))
const statusOf = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (thrown) => (thrown as Response).status,
  )

test('a file, its preview, the import and what was handed back', async () => {
  const id = await uploadFixture('bookkeeper-120.csv')
  const before = await look(id)
  expect(before).toMatchObject({
    run: { state: 'ready', rowsTotal: 120 },
    reading: { source: 'QuickBooks Online', dateOrder: 'mdy', questions: [] },
    preview: { counts: { rows: 120, created: 115, rejected: 5 } },
  })
  expect(before.preview?.rows[5]).toMatchObject({
    line: 6,
    fate: 'created',
    shown: { number: '20410', on: '2026-10-20' },
  })
  expect(before.preview?.rows[0]).toMatchObject({
    reason: expect.stringContaining('credit note') as string,
  })

  await send(id, { intent: 'import', dateOrder: 'mdy' })
  expect((await look(id)).run.state).toBe('queued')
  await runQueuedImport({ processId: 1, now })
  expect((await look(id)).run).toMatchObject({ state: 'done', created: 115, rejected: 5, rowsDone: 120 })
  expect((await list.loader(args(cookies.ours, ''))).rows).toMatchObject([{ id, state: 'done' }])

  const csv = await rejected.loader(args(cookies.ours, id))
  expect(csv.headers.get('content-disposition')).toBe(
    "attachment; filename*=UTF-8''bookkeeper-120%20-%20not%20imported.csv",
  )
  expect((await csv.text()).trim().split('\r\n')).toHaveLength(6)
})

test('columns that are not in the file do not make its emptiest row the header', async () => {
  const id = await uploadFixture('xero/contacts.csv', 'clients')
  const before = await look(id)
  const columns = before.reading?.columns.map(({ field, header }) => [`column.${field}`, header]) ?? []
  expect(columns.some(([, header]) => header === '')).toBe(true)
  await send(id, { intent: 'look', ...Object.fromEntries(columns) })
  expect(await look(id)).toMatchObject({ run: { rowsTotal: 2 }, preview: { counts: { rows: 2, created: 2 } } })
})

test('a question keeps it from beginning until it is answered', async () => {
  const id = await uploadFixture('us-ambiguous.csv')
  expect(await look(id)).toMatchObject({ run: { state: 'needs_answer' }, preview: null })
  expect(await send(id, { intent: 'import' })).toMatchObject({
    data: { error: 'One answer is still missing: see below.' },
  })
  await send(id, { intent: 'look', dateOrder: 'dmy' })
  expect(await look(id)).toMatchObject({
    run: { state: 'ready' },
    preview: { rows: [{ reason: expect.stringMatching(/^It is due before it was issued/) as string }, {}, {}] },
  })
  await send(id, {
    ...{ intent: 'look', dateOrder: 'mdy', enterBy: 'now', 'column.client': 'Email', 'column.email': '' },
  })
  expect(await look(id)).toMatchObject({
    reading: { enterBy: 'now' },
    preview: { rows: [{ shown: { client: 'a@bluedoor.example.com', on: '2026-11-04' } }, {}, {}] },
  })
})

test.each([
  ['a column that is not there', { 'column.client': 'Kunde' }, /no column "Kunde"/],
  ['a currency that is none', { currency: 'XXZ' }, /"XXZ" is not a currency code/],
  ['a currency that is no code', { currency: '$' }, /code of three letters/],
])('refused with words: %s', async (_rule, fields, words) => {
  const id = await uploadFixture('xero.csv')
  expect(await send(id, { intent: 'import', ...fields })).toMatchObject({
    data: { error: expect.stringMatching(words) as string },
  })
  expect((await look(id)).run.state).toBe('ready')
})

test('an upload that is no list is refused with words', async () => {
  const form = new FormData()
  form.set('file', new File(['%PDF-1.7'], 'invoices.pdf'))
  expect(await upload.action(args(cookies.ours, '', form))).toMatchObject({
    data: { error: expect.stringContaining('not a CSV file') as string },
  })
})

test('others see nothing of it, strangers sign in first', async () => {
  const id = await uploadFixture('xero.csv')
  expect(await statusOf(look(id, cookies.theirs))).toBe(404)
  expect(await statusOf(rejected.loader(args(cookies.theirs, id)))).toBe(404)
  expect(await statusOf(look(id, ''))).toBe(302)
  expect(await statusOf(rejected.loader(args('', id)))).toBe(302)
  expect(await statusOf(look('nonsense'))).toBe(404)
  expect((await list.loader(args(cookies.theirs, ''))).rows).toEqual([])
})
