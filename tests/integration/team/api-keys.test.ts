import type { LoaderFunctionArgs } from '@remix-run/node'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { confirmSessions } from '#tests/support/second-factor.ts'

const { prisma } = await freshDatabase()
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { dispatch } = await import('#app/api/dispatch.server.ts')
const { now, setClockOffset } = await import('#app/clock.server.ts')
const page = await import('#app/routes/admin.settings.api-keys/route.tsx')

const password = 'correct horse battery'
const cookies = { ours: '', theirs: '' }
let businessId = ''

async function ownerOf(business: string): Promise<string> {
  const email = `${business}@example.com`
  await createStaffUser({ name: 'Nora', email, password, businessId: business, role: 'admin', now: now() })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  return session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
}
beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  cookies.ours = await ownerOf(businessId)
  cookies.theirs = await ownerOf(await makeBusiness(prisma))
})

const args = (cookie: string, form?: Record<string, string>) =>
  ({
    request: new Request('http://localhost:3999/admin/settings/api-keys', {
      headers: { cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    }),
    params: {},
    context: {},
  }) satisfies LoaderFunctionArgs

/** The key that a form made, or the status it was answered with. */
async function press(form: Record<string, string>, cookie = cookies.ours): Promise<string | number> {
  const answer = await page.action(args(cookie, form))
  if (answer instanceof Response) return answer.status
  const { data, init } = answer as { data: { made: { key: string } | null }; init: { status: number } | null }
  return data.made ? data.made.key : (init?.status ?? 200)
}
/** Where somebody who has not confirmed who they are is led. */
const led = (form: Record<string, string>) =>
  press(form).catch((thrown: unknown) => (thrown as Response).headers.get('Location'))
const statusWith = async (key: string | number, path = 'clients', method = 'GET') => {
  const headers = { Authorization: `Bearer ${key}`, 'Idempotency-Key': 'one', 'Content-Type': 'application/json' }
  const body = method === 'POST' ? { body: '{}' } : {}
  return (await dispatch(new Request(`http://localhost:3999/api/v1/${path}`, { method, headers, ...body }))).status
}
const rows = async (cookie = cookies.ours) => (await page.loader(args(cookie))).keys

test('a key is made, shown once, used, replaced with a day of both, and revoked', async () => {
  const first = await press({ intent: 'create', name: ' Web shop ', scopes: 'read' })
  expect(await statusWith(first)).toBe(200)
  expect(await statusWith(first, 'clients', 'POST')).toBe(403)
  const [row] = await rows()
  expect(row).toMatchObject({ name: 'Web shop', scopes: ['read'], prefix: String(first).slice(0, 9), revokedAt: null })
  expect(row?.lastUsedAt).not.toBeNull()
  expect(JSON.stringify(await page.loader(args(cookies.ours)))).not.toContain(first)

  const replace = { intent: 'rotate', key: row?.id ?? '', overlap: 'day' }
  const second = await press(replace)
  expect(await press(replace)).toBe(409)
  expect([await statusWith(first), await statusWith(second)]).toEqual([200, 200])
  setClockOffset(24 * 3_600_000 + 1_000)
  expect([await statusWith(first), await statusWith(second)]).toEqual([401, 200])
  const [left, ...others] = await rows()
  expect([left?.prefix, others]).toEqual([String(second).slice(0, 9), []])
  setClockOffset(0)

  const third = await press({ intent: 'rotate', key: left?.id ?? '', overlap: 'none' })
  expect([await statusWith(second), await statusWith(third)]).toEqual([401, 200])
  const last = (await rows()).find(({ prefix }) => String(third).startsWith(prefix))
  expect(await press({ intent: 'revoke', key: last?.id ?? '' })).toBe(302)
  expect(await press({ intent: 'revoke', key: last?.id ?? '' })).toBe(409)
  expect(await statusWith(third)).toBe(401)
  const events = await prisma.timelineEvent.findMany({ where: { businessId, type: { startsWith: 'api_key.' } } })
  expect(events.map(({ type }) => type).sort()).toEqual([
    'api_key.created',
    'api_key.created',
    'api_key.created',
    'api_key.revoked',
    'api_key.rotated',
    'api_key.rotated',
  ])
})

test('a name is needed, and another business’s key is not there', async () => {
  expect(await press({ intent: 'create', name: ' ' })).toBe(400)
  const key = await press({ intent: 'create', name: 'Books', scopes: 'both' })
  expect(await statusWith(key, 'clients', 'POST')).toBe(400)
  const [row] = await rows()
  expect(await rows(cookies.theirs)).toEqual([])
  for (const intent of ['rotate', 'revoke'])
    expect(await press({ intent, key: row?.id ?? '' }, cookies.theirs)).toBe(409)
  expect(await statusWith(key)).toBe(200)
})

test('money out needs a key that says so, and a key tells what it is', async () => {
  const writer = await press({ intent: 'create', name: 'Writer', scopes: 'both' })
  const moneyOut = `payments/${crypto.randomUUID()}/refunds`
  expect(await statusWith(writer, moneyOut, 'POST')).toBe(403)
  expect(await statusWith(writer, `invoices/${crypto.randomUUID()}/write-off`, 'POST')).toBe(403)
  const money = { intent: 'create', name: 'Books', scopes: 'money' }
  expect(await led(money)).toBe('/admin/confirm?next=%2Fadmin%2Fsettings%2Fapi-keys')
  await confirmSessions(prisma, `${businessId}@example.com`, now())
  const full = await press(money)
  expect(await statusWith(full, moneyOut, 'POST')).toBe(400)
  expect(await press({ intent: 'create', name: 'Other', scopes: 'all' })).toBe(400)

  const key = (await rows()).find(({ name }) => name === 'Books')
  await confirmSessions(prisma, `${businessId}@example.com`, new Date(0))
  const replace = { intent: 'rotate', key: key?.id ?? '', overlap: 'day' }
  expect(await led(replace)).toBe('/admin/confirm?next=%2Fadmin%2Fsettings%2Fapi-keys')
  await confirmSessions(prisma, `${businessId}@example.com`, now())
  await press(replace)
  const headers = { Authorization: `Bearer ${full}` }
  const told = await dispatch(new Request('http://localhost:3999/api/v1/key', { headers }))
  expect(await told.json()).toMatchObject({
    ...{ id: key?.id, name: 'Books', scopes: ['read', 'write', 'money'], business: { id: businessId } },
    expiresAt: expect.stringMatching(/Z$/),
  })
})
