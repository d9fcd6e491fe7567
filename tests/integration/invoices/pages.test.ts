import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { confirmSessions } from '#tests/support/second-factor.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { makeDraft } = await import('#tests/support/make-draft.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { now } = await import('#app/clock.server.ts')
const fresh = await import('#app/routes/admin.invoices.new/route.tsx')
const edit = await import('#app/routes/admin.invoices.$id_.edit/route.tsx')
const page = await import('#app/routes/admin.invoices.$id/route.tsx')
const pdf = await import('#app/routes/admin.invoices.$id[.]pdf.ts')
const voids = await import('#app/routes/admin.invoices.$id_.void/route.tsx')
const credit = await import('#app/routes/admin.invoices.$id_.credit/route.tsx')
const writeOff = await import('#app/routes/admin.invoices.$id_.write-off/route.tsx')
const escalation = await import('#app/routes/admin.invoices.$id_.escalation/route.tsx')
const numbering = await import('#app/routes/admin.settings.numbering/route.tsx')

afterAll(() => prisma.$disconnect())

const password = 'correct horse battery'
const emailOf = (role: string, businessId: string) => `${role}-${businessId}@example.com`
async function staffOf(businessId: string, role: 'owner' | 'admin' | 'collector' | 'bookkeeper') {
  const email = emailOf(role, businessId)
  await createStaffUser({ name: 'Nora', email, password, businessId, role, now: now() })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  return session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
}
const ours = { businessId: '', owner: '', admin: '', collector: '', bookkeeper: '' }
let stranger = ''
beforeAll(async () => {
  ours.businessId = await makeBusiness(prisma)
  for (const role of ['owner', 'admin', 'collector', 'bookkeeper'] as const) {
    ours[role] = await staffOf(ours.businessId, role)
  }
  stranger = await staffOf(await makeBusiness(prisma), 'owner')
})

type Fields = readonly (readonly [string, string])[]
const args = (cookie: string, id: string, form?: Fields, query = '') =>
  ({
    request: new Request(`http://localhost:3999/admin/invoices${query}`, {
      headers: { cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form.map(([name, value]) => [name, value])) }),
    }),
    params: { id },
    context: {},
  }) satisfies LoaderFunctionArgs

async function outcome(work: Promise<unknown>): Promise<Record<string, unknown>> {
  const said = (answer: Response) => ({ status: answer.status, to: answer.headers.get('Location') })
  try {
    const answer = await work
    if (answer instanceof Response) return said(answer)
    const { data, init } = answer as { data: Record<string, unknown>; init: { status: number } | null }
    return { ...data, status: init?.status }
  } catch (thrown) {
    if (thrown instanceof Response) return said(thrown)
    throw thrown
  }
}

const typed: Fields = [
  ['client', 'new'],
  ['newName', 'Ada Lovelace Ltd'],
  ['currency', 'USD'],
  ['issuedOn', '2026-11-23'],
  ['line', 'Design'],
  ['quantity', '2'],
  ['unit', '100'],
  ['taxRate', '19'],
  ['discount', ''],
]
const newDraft = () => makeDraft({ businessId: ours.businessId, now: now() })
const issued = () =>
  makeInvoice({
    businessId: ours.businessId,
    number: crypto.randomUUID(),
    email: null,
    dueOn: '2026-12-01',
    now: now(),
  })
const stateOf = async (id: string) => (await prisma.invoice.findFirstOrThrow({ where: { id } })).state

describe('writing a draft', () => {
  test('comes back with what was typed until it is right, and is then saved', async () => {
    const post = (form: Fields, query = '') => outcome(fresh.action(args(ours.owner, '', form, query)))
    expect(await post([...typed, ['intent', 'add-line']])).toMatchObject({
      status: 200,
      page: { typed: { lines: [{ description: 'Design' }, { taxRate: '19' }] } },
    })
    expect(await post([...typed, ['intent', 'remove-line']], '?line=0')).toMatchObject({
      page: { typed: { lines: [] } },
    })
    const wrong = typed.map(([name, value]) => [name, name === 'unit' ? 'a lot' : value] as const)
    expect(await post([...wrong, ['intent', 'save']])).toMatchObject({
      status: 400,
      errors: { 'unit-0': ['Write an amount such as 1,234.50.'] },
    })
    expect(await prisma.client.count({ where: { businessId: ours.businessId, name: 'Ada Lovelace Ltd' } })).toBe(0)
    const saved = await post([...typed, ['intent', 'save']])
    expect(saved['to']).toMatch(/said=drafted$/)
    expect(await prisma.invoice.findFirstOrThrow({ where: { businessId: ours.businessId } })).toMatchObject({
      state: 'draft',
      totalMinor: 23_800n,
      terms: 'Net 30',
    })
    expect(await post([...typed, ['intent', 'surprise']])).toMatchObject({ status: 400 })
  })

  test('what is issued is not edited, and is written once more as a new draft', async () => {
    const id = await issued()
    expect((await outcome(edit.loader(args(ours.owner, id))))['to']).toContain('said=issued-already')
    expect(await outcome(edit.action(args(ours.owner, id, [...typed, ['intent', 'save']])))).toMatchObject({
      status: 400,
    })
    const copy = await fresh.loader(args(ours.owner, '', undefined, `?from=${id}`))
    expect(copy.page.typed).toMatchObject({ number: '', lines: [{ description: 'Design work', unit: '250.00' }] })
    expect(await outcome(fresh.loader(args(stranger, '', undefined, `?from=${id}`)))).toMatchObject({ status: 404 })
  })
})

test('every step is for its roles, and for nobody of another business', async () => {
  const draft = await newDraft()
  const id = await issued()
  const doors: [name: string, run: (cookie: string) => Promise<unknown>, roles: readonly (keyof typeof ours)[]][] = [
    ['new', (cookie) => fresh.loader(args(cookie, '')), ['owner', 'admin']],
    ['edit', (cookie) => edit.loader(args(cookie, draft)), ['owner', 'admin']],
    ['void', (cookie) => voids.loader(args(cookie, id)), ['owner', 'admin']],
    ['credit', (cookie) => credit.loader(args(cookie, id)), ['owner', 'admin']],
    ['issue', (cookie) => page.action(args(cookie, id, [['intent', 'issue']])), ['owner', 'admin']],
    ['pdf', (cookie) => pdf.loader(args(cookie, draft)), ['owner', 'admin', 'collector', 'bookkeeper']],
    ['numbering', (cookie) => numbering.loader(args(cookie, '')), ['owner', 'admin']],
  ]
  for (const [name, run, roles] of doors) {
    for (const role of ['owner', 'admin', 'collector', 'bookkeeper'] as const) {
      const { status } = await outcome(run(ours[role]))
      expect(status === 403, `${name} as ${role}`).toBe(!roles.includes(role))
    }
    if (name === 'new' || name === 'numbering') continue
    expect((await outcome(run(stranger)))['status'], `${name} as a stranger`).toBe(404)
  }
  for (const run of [voids.action, credit.action]) {
    expect(await outcome(run(args(ours.owner, id, [['intent', 'surprise']])))).toMatchObject({ status: 400 })
  }
})

test('bad debt is for an owner who has just confirmed, and signs', async () => {
  const id = await issued()
  const form: Fields = [
    ['intent', 'write-off'],
    ['reason', 'Insolvent'],
    ['signed', 'yes'],
  ]
  expect(await outcome(writeOff.action(args(ours.admin, id, form)))).toMatchObject({ status: 403 })
  // The other way there asks for the same.
  const other: Fields = [
    ['intent', 'sign'],
    ['step', 'write_off'],
  ]
  expect(await outcome(escalation.action(args(ours.admin, id, other)))).toMatchObject({ status: 403 })
  expect((await outcome(escalation.action(args(ours.owner, id, other))))['to']).toMatch(/^\/admin\/confirm/)
  expect((await outcome(writeOff.action(args(ours.owner, id, form))))['to']).toMatch(/^\/admin\/confirm/)
  await confirmSessions(prisma, emailOf('owner', ours.businessId), now())
  expect(await outcome(writeOff.action(args(ours.owner, id, form.slice(0, 2))))).toMatchObject({ status: 400 })
  expect(await stateOf(id)).toBe('issued')
  expect((await outcome(writeOff.action(args(ours.owner, id, form))))['to']).toContain('said=debt-written-off')
  expect(await stateOf(id)).toBe('written_off')
})

test('a series is added, changed upwards only, made the default and archived; changes are on record', async () => {
  const post = (...form: [string, string][]) => outcome(numbering.action(args(ours.owner, '', form)))
  const series = (pattern: string, next: string, id = ''): [string, string][] => [
    ['intent', 'series'],
    ['series', id],
    ['name', 'Export'],
    ['pattern', pattern],
    ['next', next],
  ]
  expect(await post(...series('EX', '1'))).toMatchObject({ status: 400, errors: { pattern: [expect.any(String)] } })
  expect((await post(...series('EX-{000}', '7')))['to']).toContain('said=saved')
  expect(await post(...series('EX-{000}', '1'))).toMatchObject({
    errors: { pattern: ['Another series has this pattern.'] },
  })
  const { id } = await prisma.numberSeries.findFirstOrThrow({ where: { pattern: 'EX-{000}' } })
  expect(await post(...series('EX-{000}', '6', id))).toMatchObject({
    status: 400,
    errors: { next: [expect.any(String)] },
  })
  expect((await post(...series('EX-{000}', '8', id)))['to']).toContain('said=saved')
  expect((await post(['intent', 'default'], ['series', id]))['to']).toContain('said=saved')
  expect(await post(['intent', 'archive'], ['series', id])).toMatchObject({ status: 400 })
  const settings: [string, string][] = [
    ['intent', 'settings'],
    ['taxNumber', 'EIN 12-3456789'],
    ['registration', ''],
    ['invoiceNotes', ''],
    ['termsDays', '14'],
    ['autoWriteOff', '1.50'],
  ]
  expect((await post(...settings))['to']).toContain('said=saved')
  expect(await prisma.business.findUniqueOrThrow({ where: { id: ours.businessId } })).toMatchObject({
    taxNumber: 'EIN 12-3456789',
    termsDays: 14,
    autoWriteOffMinor: 150n,
  })
  const [event] = await prisma.timelineEvent.findMany({ where: { type: 'business.updated' }, orderBy: { id: 'desc' } })
  expect(event?.data).toMatchObject({ changes: { termsDays: { before: 30, after: 14 } } })
  expect(
    await post(...settings.map(([name, value]): [string, string] => [name, name === 'autoWriteOff' ? '-1' : value])),
  ).toMatchObject({ status: 400 })
})
