import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { codeOf, confirmSessions } from '#tests/support/second-factor.ts'

const { prisma } = await freshDatabase()
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { requireConfirmed } = await import('#app/auth/require-confirmed.server.ts')
const { findStaff } = await import('#app/auth/require-staff.server.ts')
const { beginSecondFactor, confirmSession, finishSecondFactor, removeSecondFactor, renewBackupCodes } =
  await import('#app/auth/second-factor.server.ts')
const { enterCode, signIn } = await import('#app/auth/session.server.ts')
const { now } = await import('#app/clock.server.ts')

const password = 'correct horse battery'
let businessId = ''
let people = 0
beforeAll(async () => {
  businessId = await makeBusiness(prisma)
})

const visit = (cookie: string, path = '/admin/account', method = 'POST') =>
  new Request(`http://localhost:3999${path}`, { method, headers: { cookie } })

const cookieIn = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ')

async function enter(email: string) {
  const session = await signIn({ email, password, ip: null }, visit('', '/sign-in'))
  if (!session.ok) throw new Error(session.reason)
  return { cookie: cookieIn(session.value.headers), needsCode: session.value.needsCode }
}

async function callOf(cookie: string) {
  const staff = await findStaff(visit(cookie))
  if (!staff) throw new Error('nobody is signed in')
  return { staff, request: visit(cookie), now: now() }
}

/** A person with an authenticator app: its secret, the backup codes and the cookie of the session it was set up in. */
async function withApp() {
  people += 1
  const email = `person-${people}@example.com`
  await createStaffUser({ name: 'Nora', email, password, businessId, role: 'owner', now: now() })
  const { cookie } = await enter(email)
  const begun = await beginSecondFactor(await callOf(cookie), password)
  const secret = new URL(begun.ok ? begun.value.uri : '').searchParams.get('secret') ?? ''
  const done = await finishSecondFactor(await callOf(cookie), codeOf(secret))
  if (!done.ok) throw new Error(done.reason)
  return { email, secret, backupCodes: done.value.backupCodes, cookie: cookieIn(done.value.headers), before: cookie }
}

const ledTo = async (cookie: string, path = '/admin/payments/7/refund?invoice=1', method = 'GET') =>
  requireConfirmed(visit(cookie, path, method), (await callOf(cookie)).staff).then(
    () => null,
    (thrown: unknown) => (thrown as Response).headers.get('Location'),
  )

describe('setting up', () => {
  test('takes the password and the first code, answers ten backup codes, and replaces the session', async () => {
    const { cookie, before, backupCodes, email } = await withApp()
    expect(backupCodes).toHaveLength(10)
    expect(await findStaff(visit(before))).toBeNull()
    expect(await findStaff(visit(cookie))).toMatchObject({ email, hasSecondFactor: true })
    expect(await ledTo(cookie)).toBeNull()
  })

  test('a wrong password or code changes nothing', async () => {
    await createStaffUser({ name: 'A', email: 'a@example.com', password, businessId, role: 'admin', now: now() })
    const { cookie } = await enter('a@example.com')
    expect(await beginSecondFactor(await callOf(cookie), 'guess')).toEqual({ ok: false, reason: 'wrong' })
    await beginSecondFactor(await callOf(cookie), password)
    expect(await finishSecondFactor(await callOf(cookie), '000000')).toEqual({ ok: false, reason: 'wrong' })
    expect(await findStaff(visit(cookie))).toMatchObject({ hasSecondFactor: false })
    expect((await enter('a@example.com')).needsCode).toBe(false)
  })
})

describe('signing in', () => {
  test('asks for the code; the password alone opens nothing', async () => {
    const { email, secret } = await withApp()
    const { cookie, needsCode } = await enter(email)
    expect(needsCode).toBe(true)
    expect(await findStaff(visit(cookie))).toBeNull()
    expect(await enterCode('000000', visit(cookie))).toEqual({ ok: false, reason: 'wrong' })
    const opened = await enterCode(codeOf(secret, 1).replace(/^.../, '$& '), visit(cookie))
    const inside = cookieIn(opened.ok ? opened.value.headers : new Headers())
    expect(await findStaff(visit(inside))).toMatchObject({ email })
    expect(await ledTo(inside)).toBeNull()
  })

  test('a code opens nothing twice', async () => {
    const { email, secret } = await withApp()
    const first = await enter(email)
    const second = await enter(email)
    const code = codeOf(secret, 1)
    expect(await enterCode(code, visit(first.cookie))).toMatchObject({ ok: true })
    expect(await enterCode(code, visit(second.cookie))).toEqual({ ok: false, reason: 'expired' })
  })

  test('a backup code works once', async () => {
    const { email, backupCodes } = await withApp()
    const [code = ''] = backupCodes
    expect(await enterCode(code, visit((await enter(email)).cookie))).toMatchObject({ ok: true })
    expect(await enterCode(code, visit((await enter(email)).cookie))).toEqual({ ok: false, reason: 'wrong' })
  })

  test('five wrong codes end the challenge, without one there is nothing to answer', async () => {
    const { email, secret } = await withApp()
    const { cookie } = await enter(email)
    for (let tries = 0; tries < 5; tries += 1)
      expect(await enterCode('000000', visit(cookie))).toMatchObject({ reason: 'wrong' })
    expect(await enterCode(codeOf(secret, 1), visit(cookie))).toMatchObject({ reason: 'too_many' })
    expect(await enterCode(codeOf(secret, 1), visit(''))).toMatchObject({ reason: 'expired' })
  })
})

describe('confirming', () => {
  test('who has not confirmed, or long ago, is led there and back', async () => {
    const { cookie, email } = await withApp()
    const there = '/admin/confirm?next=%2Fadmin%2Fpayments%2F7%2Frefund'
    await confirmSessions(prisma, email, new Date(now().getTime() - 10 * 60_000))
    expect(await ledTo(cookie)).toBe(`${there}%3Finvoice%3D1`)
    expect(await ledTo(cookie, '/admin/payments/7/refund?index', 'POST')).toBe(there)
    await confirmSessions(prisma, email, new Date(now().getTime() - 9 * 60_000))
    expect(await ledTo(cookie)).toBeNull()
  })

  test('takes password and code, both, and a code once', async () => {
    const { cookie, email, secret, backupCodes } = await withApp()
    const longAgo = () => confirmSessions(prisma, email, new Date(0))
    const confirm = async (given: { password: string; code: string }) => confirmSession(await callOf(cookie), given)
    await longAgo()
    const code = codeOf(secret, 1)
    expect(await confirm({ password: 'guess', code })).toMatchObject({ reason: 'wrong' })
    expect(await confirm({ password, code: '000000' })).toMatchObject({ reason: 'wrong' })
    expect(await ledTo(cookie)).not.toBeNull()
    expect(await confirm({ password, code })).toMatchObject({ ok: true })
    expect(await ledTo(cookie)).toBeNull()
    await longAgo()
    expect(await confirm({ password, code })).toMatchObject({ reason: 'wrong' })
    expect(await confirm({ password, code: backupCodes[0] ?? '' })).toMatchObject({ ok: true })
    expect(await ledTo(cookie)).toBeNull()
  })

  test('five wrong tries lock it for a while, with the right code too', async () => {
    const { cookie, secret } = await withApp()
    for (let tries = 0; tries < 5; tries += 1) await confirmSession(await callOf(cookie), { password, code: '000000' })
    expect(await confirmSession(await callOf(cookie), { password, code: codeOf(secret, 1) })).toMatchObject({
      reason: 'too_many',
    })
  })
})

test('new backup codes end the old ones; taking the app away takes the confirmation along', async () => {
  const { cookie, secret, backupCodes, email } = await withApp()
  const [first = '', second = ''] = backupCodes
  const renewed = await renewBackupCodes(await callOf(cookie), { password, code: first })
  expect(renewed.ok && renewed.value).toHaveLength(10)
  expect(await confirmSession(await callOf(cookie), { password, code: second })).toMatchObject({ reason: 'wrong' })
  const removed = await removeSecondFactor(await callOf(cookie), { password, code: codeOf(secret, 1) })
  const after = cookieIn(removed.ok ? removed.value.headers : new Headers())
  expect(await findStaff(visit(after))).toMatchObject({ hasSecondFactor: false })
  expect(await ledTo(after)).not.toBeNull()
  expect((await enter(email)).needsCode).toBe(false)
  const types = await prisma.timelineEvent.findMany({
    where: { businessId, actor: `user:${(await callOf(after)).staff.userId}` },
    orderBy: { id: 'asc' },
  })
  expect(types.map(({ type }) => type)).toEqual([
    'staff.signed_in',
    'staff.second_factor_set',
    'staff.backup_codes_renewed',
    'staff.second_factor_removed',
    'staff.signed_in',
  ])
})
