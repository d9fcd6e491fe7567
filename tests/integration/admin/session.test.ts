import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { findStaff, requireStaff } = await import('#app/auth/require-staff.server.ts')
const { countSignIn } = await import('#app/auth/sign-in-limit.server.ts')
const { signIn, signOut } = await import('#app/auth/session.server.ts')
const { withLogContext } = await import('#app/log-context.server.ts')

const now = new Date('2026-11-23T12:00:00Z')
const password = 'correct horse battery'
let businessId: string

const visit = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Request(`http://localhost:3999${path}`, { method, headers })

async function cookieOf(email: string, ip = '203.0.113.9'): Promise<string> {
  const session = await signIn({ email, password, ip }, visit('/sign-in'))
  if (!session.ok) throw new Error(session.reason)
  return session.value.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

const answerOf = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (thrown: unknown) => thrown as Response,
  )

beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  const person = { password, businessId, now }
  await createStaffUser({ ...person, name: 'Nora North', email: 'Nora@Example.com', role: 'owner' })
  await createStaffUser({ ...person, name: 'Bo Keeper', email: 'bo@example.com', role: 'bookkeeper' })
})

test('a person signs in, is known, signs out, and is not known any more', async () => {
  const cookie = await cookieOf(' nora@example.com ')
  expect(await findStaff(visit('/admin', { cookie }))).toMatchObject({
    ...{ name: 'Nora North', email: 'nora@example.com', role: 'owner', businessId },
    ...{ businessName: 'Northwind Studio', currency: 'USD', timeZone: 'America/New_York', locale: 'en-US' },
  })
  await signOut(visit('/sign-out', { cookie }, 'POST'))
  expect(await findStaff(visit('/admin', { cookie }))).toBeNull()
  expect(await prisma.session.count()).toBe(0)
})

test('the loaders of one request share one look at who it is, and who asks later looks again', async () => {
  const cookie = await cookieOf('nora@example.com')
  const look = () => findStaff(visit('/admin', { cookie }))
  await withLogContext({ requestId: 'one' }, async () => {
    const [layout, page] = await Promise.all([look(), look()])
    expect(page).toBe(layout)
    const other = await withLogContext({ requestId: 'another' }, look)
    expect(other).not.toBe(layout)
    await signOut(visit('/sign-out', { cookie }, 'POST'))
    expect(await look()).toBeNull()
  })
})

test('the cookie is HttpOnly and Lax, and its secret is not what the database keeps alone', async () => {
  const session = await signIn({ email: 'nora@example.com', password, ip: null }, visit('/sign-in'))
  const [cookie = ''] = session.ok ? session.value.headers.getSetCookie() : []
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Lax/)
  const { token } = await prisma.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
  const unsigned = `dunwell.session_token=${token}.${'A'.repeat(43)}%3D`
  expect(await findStaff(visit('/admin', { cookie: unsigned }))).toBeNull()
})

test('a wrong password and an unknown address get one answer', async () => {
  const ask = (email: string) => signIn({ email, password: 'guess', ip: null }, visit('/sign-in'))
  expect(await ask('nora@example.com')).toEqual({ ok: false, reason: 'wrong' })
  expect(await ask('nobody@example.com')).toEqual({ ok: false, reason: 'wrong' })
  expect(await ask('not an address')).toEqual({ ok: false, reason: 'wrong' })
})

test('guessing ends after ten tries, also with the right password, and for that account alone', async () => {
  await createStaffUser({ name: 'G', email: 'guessed@example.com', password, businessId, role: 'collector', now })
  const guess = (word: string) => signIn({ email: 'guessed@example.com', password: word, ip: null }, visit('/sign-in'))
  for (let tries = 0; tries < 10; tries += 1) expect(await guess('wrong')).toMatchObject({ reason: 'wrong' })
  expect(await guess(password)).toEqual({ ok: false, reason: 'too_many' })
  expect(await cookieOf('nora@example.com')).toContain('dunwell.session_token')
})

test('one address on the network cannot try accounts without end', async () => {
  const tries = Array.from({ length: 52 }, (_, turn) => countSignIn(`user${turn}@example.com`, '203.0.113.50'))
  expect((await Promise.all(tries)).filter((mayTry) => !mayTry)).toHaveLength(2)
})

test('a session ends after its longest life, however busy it is', async () => {
  const cookie = await cookieOf('nora@example.com')
  const eightDaysAgo = new Date(Date.now() - 8 * 24 * 3_600_000)
  await prisma.session.updateMany({ data: { createdAt: eightDaysAgo } })
  expect(await findStaff(visit('/admin', { cookie }))).toBeNull()
})

test('who leaves the business is out at once', async () => {
  const gone = await createStaffUser({
    name: 'G',
    email: 'gone@example.com',
    password,
    businessId,
    role: 'collector',
    now,
  })
  const cookie = await cookieOf('gone@example.com')
  await prisma.membership.deleteMany({ where: { userId: gone.ok ? gone.value.userId : '' } })
  expect(await findStaff(visit('/admin', { cookie }))).toBeNull()
})

describe('the door', () => {
  test('leads strangers to the sign-in page and back', async () => {
    const answer = await answerOf(requireStaff(visit('/admin/invoices?show=overdue')))
    expect(answer?.status).toBe(302)
    expect(answer?.headers.get('Location')).toBe('/sign-in?next=%2Fadmin%2Finvoices%3Fshow%3Doverdue')
  })

  test('refuses what a role does not include', async () => {
    const cookie = await cookieOf('bo@example.com')
    await expect(requireStaff(visit('/admin', { cookie }), 'export-reports')).resolves.toMatchObject({
      name: 'Bo Keeper',
    })
    expect((await answerOf(requireStaff(visit('/admin', { cookie }), 'hold-follow-up')))?.status).toBe(403)
  })

  test.each([
    [{ Origin: 'https://evil.example' }],
    [{ Origin: 'null' }],
    [{ 'Sec-Fetch-Site': 'cross-site' }],
    [{ 'Sec-Fetch-Site': 'same-site' }],
  ])('refuses a form from another site: %o', async (headers) => {
    const cookie = await cookieOf('nora@example.com')
    expect((await answerOf(requireStaff(visit('/admin/tasks', { cookie, ...headers }, 'POST'))))?.status).toBe(403)
  })

  test('takes its own forms', async () => {
    const cookie = await cookieOf('nora@example.com')
    const headers = { cookie, Origin: 'http://localhost:3999', 'Sec-Fetch-Site': 'same-origin' }
    await expect(requireStaff(visit('/admin/tasks', headers, 'POST'))).resolves.toMatchObject({ name: 'Nora North' })
  })
})

test('an address signs in once, whatever its capitals; short passwords are refused', async () => {
  const person = { name: 'N', businessId, role: 'collector' as const, now }
  expect(await createStaffUser({ ...person, email: 'NORA@example.com', password })).toMatchObject({
    reason: 'email_taken',
  })
  expect(await createStaffUser({ ...person, email: 'x@example.com', password: 'short' })).toMatchObject({
    reason: 'bad_password',
  })
  expect(await createStaffUser({ ...person, email: 'no address', password })).toMatchObject({ reason: 'bad_email' })
})
