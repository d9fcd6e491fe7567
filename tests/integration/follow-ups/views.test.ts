import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { listViews } = await import('#app/db/read/saved-views.server.ts')
const { action } = await import('#app/routes/admin.views.ts')

const password = 'correct horse battery'
const page = '/admin/follow-ups'
const people = { nora: { id: '', cookie: '' }, omar: { id: '', cookie: '' }, stranger: { id: '', cookie: '' } }
let ours = ''
let theirs = ''

async function join(name: keyof typeof people, businessId: string) {
  const email = `${name}@example.com`
  const now = new Date()
  await createStaffUser({ name, email, password, businessId, role: 'bookkeeper', now })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  const cookie = session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
  people[name] = { id: (await prisma.user.findUniqueOrThrow({ where: { email } })).id, cookie }
}

beforeAll(async () => {
  ours = await makeBusiness(prisma)
  theirs = await makeBusiness(prisma)
  await join('nora', ours)
  await join('omar', ours)
  await join('stranger', theirs)
})

async function post(who: keyof typeof people, form: Record<string, string>): Promise<string | number | null> {
  const request = new Request('http://localhost:3999/admin/views', {
    ...{ method: 'POST', headers: { cookie: people[who].cookie } },
    body: new URLSearchParams({ page, ...form }),
  })
  const answer = await action({ request, params: {}, context: {} }).catch((thrown: unknown) => thrown as Response)
  return answer.headers.get('Location') ?? answer.status
}
const seenBy = async (who: keyof typeof people, businessId = ours) =>
  (await listViews(businessId, people[who].id, page)).map(({ name, query, isMine }) => [name, query, isMine])
const idOf = async (name: string) => (await prisma.savedView.findFirstOrThrow({ where: { name } })).id

test('a view is one’s own until it is shared, and stays in the business', async () => {
  const query = 'stage=4&after=x&q=&as=list'
  expect(await post('nora', { intent: 'save', name: ' Large  ones ', query })).toBe(
    `${page}?as=list&stage=4&view=saved`,
  )
  expect(await seenBy('nora')).toEqual([['Large ones', 'as=list&stage=4', true]])
  expect(await seenBy('omar')).toEqual([])
  const view = await idOf('Large ones')
  await post('nora', { intent: 'change', view, name: 'Large', shared: 'on', query })
  expect(await seenBy('omar')).toEqual([['Large', 'as=list&stage=4', false]])
  expect(await seenBy('stranger', theirs)).toEqual([])
})

test('a name means one view of a person: saved again it changes, given to another it is refused', async () => {
  await post('nora', { intent: 'save', name: 'Late', query: 'age=90%2B' })
  await post('nora', { intent: 'save', name: 'Late', query: 'age=61-90' })
  expect(await seenBy('nora')).toContainEqual(['Late', 'age=61-90', true])
  const view = await idOf('Late')
  expect(await post('nora', { intent: 'change', view, name: 'Large', query: 'age=61-90' })).toBe(
    `${page}?age=61-90&view=name_taken`,
  )
  await post('omar', { intent: 'save', name: 'Late', query: 'age=1-30' })
  expect(await seenBy('omar')).toContainEqual(['Late', 'age=1-30', true])
})

test('only its maker changes or deletes a view', async () => {
  const view = await idOf('Large')
  expect(await post('omar', { intent: 'change', view, name: 'Mine now', query: '' })).toBe(`${page}?view=not_found`)
  await post('omar', { intent: 'delete', view, query: '' })
  await post('stranger', { intent: 'delete', view, query: '' })
  expect(await seenBy('nora')).toContainEqual(['Large', 'as=list&stage=4', true])
  expect(await post('nora', { intent: 'delete', view, query: '' })).toBe(`${page}?view=deleted`)
  expect((await seenBy('omar')).map(([name]) => name)).not.toContain('Large')
})

test('what is no view is refused', async () => {
  expect(await post('nora', { intent: 'save', name: ' ', query: 'age=1-30' })).toBe(`${page}?age=1-30&view=nameless`)
  expect(await post('nora', { intent: 'burn', name: 'x', query: '' })).toBe(400)
  expect(await post('nora', { intent: 'save', name: 'x', query: '', page: 'https://elsewhere.example/' })).toBe(400)
})
