import type { LoaderFunctionArgs } from '@remix-run/node'
import { beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { confirmSessions } from '#tests/support/second-factor.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { findStaff } = await import('#app/auth/require-staff.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { now } = await import('#app/clock.server.ts')
const { findStaffLink } = await import('#app/db/read/staff-links.server.ts')
const { changeRole } = await import('#app/features/team/change-role.server.ts')
const { removeMember } = await import('#app/features/team/remove-member.server.ts')
const page = await import('#app/routes/admin.settings.team/route.tsx')
const door = await import('#app/routes/invite.$token.tsx')

const password = 'correct horse battery'
const ours = { businessId: '', owner: '', ownerId: '' }
let people = 0

const args = (cookie: string, form?: Record<string, string>, params: Record<string, string> = {}, path = 'admin') =>
  ({
    request: new Request(`http://localhost:3999/${path}`, {
      headers: { cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    }),
    params,
    context: {},
  }) satisfies LoaderFunctionArgs

/** What a route answered: where it leads, or its data and status, and the cookie it sets. */
async function outcome(work: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    const answer = await work
    if (answer instanceof Response)
      return { to: answer.headers.get('Location'), cookie: (answer.headers.getSetCookie()[0] ?? '').split(';')[0] }
    const { data, init } = answer as { data: Record<string, unknown>; init: { status: number } | null }
    return { ...data, status: init?.status ?? 200 }
  } catch (thrown) {
    if (thrown instanceof Response) return { status: thrown.status, to: thrown.headers.get('Location') }
    throw thrown
  }
}
const decide = (form: Record<string, string>, cookie = ours.owner) => outcome(page.action(args(cookie, form)))

async function member(role: 'owner' | 'admin' | 'collector') {
  people += 1
  const email = `member-${people}@example.com`
  const { businessId } = ours
  const made = await createStaffUser({ name: `Member ${people}`, email, password, businessId, role, now: now() })
  return { email, userId: made.ok ? (made.value.userId as string) : '', cookie: await cookieOf(email) }
}

async function cookieOf(email: string, word = password): Promise<string> {
  const session = await signIn({ email, password: word, ip: null }, new Request('http://localhost:3999/sign-in'))
  return session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
}
const isIn = async (cookie: string) => (await findStaff(args(cookie).request)) !== null

async function linkFor(form: Record<string, string>): Promise<string> {
  const { link } = (await decide(form)) as { link: { url: string } | null }
  return link?.url.split('/').at(-1) ?? ''
}
const enterBy = (token: string, form: Record<string, string>) =>
  outcome(door.action(args('', form, { token }, `invite/${token}`)))
const doorOf = async (token: string) => outcome(Promise.resolve(await door.loader(args('', undefined, { token }))))
const eventsOf = async () =>
  (await prisma.timelineEvent.findMany({ where: { businessId: ours.businessId }, orderBy: { id: 'asc' } })).map(
    ({ type }) => type,
  )

beforeEach(async () => {
  ours.businessId = await makeBusiness(prisma)
  const owner = await member('owner')
  await confirmSessions(prisma, owner.email, now())
  ours.owner = owner.cookie
  ours.ownerId = owner.userId
})

describe('an invitation', () => {
  const invite = (email: string, role = 'collector') => linkFor({ intent: 'invite', email, role })
  const joining = { name: ' Ada  Lovelace ', password }

  test('is a link that is shown once, and makes a member who is signed in', async () => {
    const token = await invite(' Ada1@Example.com ')
    expect(token).toHaveLength(43)
    expect(JSON.stringify(await prisma.staffLink.findMany())).not.toContain(token)
    const { links } = await page.loader(args(ours.owner))
    expect(links).toMatchObject([{ email: 'ada1@example.com', role: 'collector', kind: 'invite' }])

    const joined = await enterBy(token, joining)
    expect(joined).toMatchObject({ to: '/admin' })
    expect(await findStaff(args(String(joined['cookie'])).request)).toMatchObject({
      ...{ name: 'Ada Lovelace', email: 'ada1@example.com', role: 'collector', businessId: ours.businessId },
    })
    expect(await doorOf(token)).toMatchObject({ status: 404, problem: expect.stringContaining('used before') })
    expect(await enterBy(token, joining)).toMatchObject({ to: `/invite/${token}` })
    expect((await page.loader(args(ours.owner))).links).toEqual([])
    expect(await eventsOf()).toEqual(['staff.signed_in', 'staff.invited', 'staff.joined', 'staff.signed_in'])
  })

  test('of many presses at once makes one member', async () => {
    const token = await invite('many@example.com')
    const answers = await Promise.all(Array.from({ length: 5 }, () => enterBy(token, joining)))
    expect(answers.filter(({ to }) => to === '/admin')).toHaveLength(1)
    expect(await prisma.membership.count({ where: { businessId: ours.businessId } })).toBe(2)
  })

  test('that was withdrawn, replaced or is too old opens nothing', async () => {
    const withdrawn = await invite('w@example.com')
    const { links } = await page.loader(args(ours.owner))
    expect(await decide({ intent: 'withdraw', link: links[0]?.id ?? '' })).toMatchObject({
      to: '/admin/settings/team?said=withdrawn',
    })
    const replaced = await invite('r@example.com')
    const current = await invite('r@example.com', 'bookkeeper')
    const old = await invite('o@example.com')
    await prisma.staffLink.updateMany({ where: { email: 'o@example.com' }, data: { expiresAt: new Date() } })
    for (const token of [withdrawn, replaced, old]) {
      expect(await doorOf(token)).toMatchObject({ status: 404 })
      expect(await enterBy(token, joining)).toMatchObject({ to: `/invite/${token}` })
    }
    expect(await prisma.membership.count({ where: { businessId: ours.businessId } })).toBe(1)
    expect(await enterBy(current, joining)).toMatchObject({ to: '/admin' })
    expect(await doorOf('no such token')).toMatchObject({ status: 404, problem: expect.stringContaining('not known') })
  })

  test('needs a name and a password, and an address that is free', async () => {
    const token = await invite('n@example.com')
    expect(await enterBy(token, { name: ' ', password })).toMatchObject({ status: 400 })
    expect(await enterBy(token, { name: 'N', password: 'short' })).toMatchObject({ status: 400, name: 'N' })
    const there = await member('admin')
    expect(await decide({ intent: 'invite', email: there.email, role: 'admin' })).toMatchObject({ status: 400 })
    expect(await decide({ intent: 'invite', email: 'no address', role: 'admin' })).toMatchObject({ status: 400 })
    expect(await decide({ intent: 'invite', email: 'x@example.com', role: 'king' })).toMatchObject({ status: 400 })
    ours.businessId = await makeBusiness(prisma)
    const other = await member('owner')
    expect(await decide({ intent: 'invite', email: there.email, role: 'collector' }, other.cookie)).toMatchObject({
      status: 400,
      problem: expect.stringContaining('another business'),
    })
  })
})

test('a password link sets a new password, and ends the old one with every session', async () => {
  const bo = await member('collector')
  const token = await linkFor({ intent: 'password-link', member: bo.userId })
  expect(await isIn(bo.cookie)).toBe(true)
  const set = await enterBy(token, { password: 'another long one' })
  expect(set).toMatchObject({ to: '/admin' })
  expect(await isIn(String(set['cookie']))).toBe(true)
  expect(await isIn(bo.cookie)).toBe(false)
  expect(await cookieOf(bo.email)).toBe('')
  expect(await cookieOf(bo.email, 'another long one')).not.toBe('')
  expect((await findStaffLink(token))?.usedAt).not.toBeNull()
})

describe('the team', () => {
  test('a role counts from the next request on, with before and after on record', async () => {
    const bo = await member('collector')
    expect(await decide({ intent: 'role', member: bo.userId, role: 'admin' })).toMatchObject({
      to: '/admin/settings/team?said=role',
    })
    expect(await findStaff(args(bo.cookie).request)).toMatchObject({ role: 'admin' })
    const { data } = await prisma.timelineEvent.findFirstOrThrow({
      where: { businessId: ours.businessId, type: 'staff.role_changed' },
    })
    expect(data).toMatchObject({ changes: { role: { before: 'collector', after: 'admin' } } })
  })

  test('who is removed is out, and the clients they looked after are nobody’s', async () => {
    const bo = await member('collector')
    await makeInvoice({ ...ours, number: '1', email: 'c@example.com', dueOn: '2099-01-10', now: now() })
    await prisma.client.updateMany({ where: { businessId: ours.businessId }, data: { caseOwnerId: bo.userId } })
    expect((await page.loader(args(ours.owner))).members).toMatchObject([{ clients: 0 }, { clients: 1 }])
    expect(await decide({ intent: 'remove', member: bo.userId })).toMatchObject({
      to: '/admin/settings/team?said=removed',
    })
    expect(await isIn(bo.cookie)).toBe(false)
    expect(await cookieOf(bo.email)).toBe('')
    expect(await prisma.client.count({ where: { businessId: ours.businessId, caseOwnerId: { not: null } } })).toBe(0)
    // And may come back.
    const token = await linkFor({ intent: 'invite', email: bo.email, role: 'bookkeeper' })
    expect(await enterBy(token, { name: 'Bo', password })).toMatchObject({ to: '/admin' })
    expect(await prisma.user.findUnique({ where: { email: bo.email } })).toMatchObject({ id: bo.userId, name: 'Bo' })
  })

  test('keeps an owner, also when two leave at once', async () => {
    const { businessId, ownerId } = ours
    expect(await decide({ intent: 'role', member: ownerId, role: 'admin' })).toMatchObject({ status: 409 })
    expect(await decide({ intent: 'remove', member: ownerId })).toMatchObject({ status: 409 })
    const second = await member('owner')
    const call = { businessId, actor: 'system', now: now() }
    const answers = await Promise.all([
      changeRole({ ...call, userId: ownerId, role: 'admin' }),
      removeMember({ ...call, userId: second.userId }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await prisma.membership.count({ where: { businessId, role: 'owner' } })).toBe(1)
  })

  test('a lost phone: the owner takes the second factor away, once confirmed', async () => {
    const bo = await member('collector')
    await prisma.user.update({ where: { id: bo.userId }, data: { twoFactorEnabled: true } })
    await prisma.twoFactor.create({ data: { id: 'x', secret: 's', backupCodes: 'b', userId: bo.userId } })
    const form = { intent: 'reset-second-factor', member: bo.userId }
    expect(await decide(form)).toMatchObject({ to: '/admin/settings/team?said=reset' })
    expect(await isIn(bo.cookie)).toBe(false)
    expect(await isIn(await cookieOf(bo.email))).toBe(true)
    expect(await prisma.twoFactor.count({ where: { userId: bo.userId } })).toBe(0)
  })

  test('is another business’s own affair', async () => {
    const bo = await member('collector')
    await linkFor({ intent: 'invite', email: 'z@example.com', role: 'admin' })
    const [link] = await prisma.staffLink.findMany({ where: { businessId: ours.businessId } })
    ours.businessId = await makeBusiness(prisma)
    const other = await member('owner')
    await confirmSessions(prisma, other.email, now())
    for (const intent of ['role', 'remove', 'password-link'])
      expect(await decide({ intent, member: bo.userId, role: 'admin' }, other.cookie)).toMatchObject({ status: 409 })
    expect(await decide({ intent: 'withdraw', link: link?.id ?? '' }, other.cookie)).toMatchObject({ status: 409 })
    expect((await page.loader(args(other.cookie))).members).toHaveLength(1)
  })
})
