import { createHmac, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookiesSetBy, knockAt, openDoors } from '#tests/support/doors.ts'
import type { Answer } from '#tests/support/doors.ts'
import { makeBusiness } from '#tests/support/make.ts'

// Cookies and sessions (ASVS 5.0, V3.3 and V7), at an installation that is reached by https and at one that is not.
const doors = await openDoors()
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { makeLinkedInvoice } = await import('#tests/support/portal-link.ts')
const { url, prisma } = doors
const secure = url.replace(/\d+$/, (port) => String(Number(port) + 5))
const PUBLIC_URL = 'https://pay.example.test'
const PASSWORD = 'correct horse battery'
const email = 'owner@session.example'
let token = ''

beforeAll(async () => {
  await doors.startWeb(secure, { PUBLIC_URL })
  const businessId = await makeBusiness(prisma)
  const now = new Date()
  await createStaffUser({ name: 'Nora', email, password: PASSWORD, businessId, role: 'owner', now })
  const dueOn = now.toISOString().slice(0, 10)
  ;({ token } = await makeLinkedInvoice({ businessId, number: 'S-1', email: 'client@session.example', dueOn, now }))
}, 60_000)
afterAll(() => doors.stop())

const setCookies = ({ headers }: Answer) => headers['set-cookie'] ?? []
const isIn = async (Cookie: string, at = url) => (await knockAt(at, '/admin', { headers: { Cookie } })).status === 200
const signOut = (Cookie: string) => knockAt(url, '/sign-out', { method: 'POST', headers: { Cookie } })
const submit = (at: string, path: string, body: Record<string, string>, headers: Record<string, string> = {}) =>
  knockAt(at, path, { method: 'POST', body, headers })

describe('cookies', () => {
  test('of the desk by https: __Host-, Secure, HttpOnly, Lax, for every path and no other host', async () => {
    const answer = await submit(secure, '/sign-in', { email, password: PASSWORD }, { Origin: PUBLIC_URL })
    expect(answer.status).toBe(302)
    expect(setCookies(answer).length).toBeGreaterThan(0)
    for (const cookie of setCookies(answer)) {
      expect(cookie).toMatch(/^__Host-dunwell\./)
      for (const part of [/; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\/(;|$)/i])
        expect(cookie).toMatch(part)
      expect(cookie).not.toMatch(/; Domain=/i)
    }
    expect(await isIn(cookiesSetBy(answer), secure)).toBe(true)
    // What a neighbour of the same domain could have set is no session.
    expect(await isIn(cookiesSetBy(answer).replaceAll('__Host-', ''), secure)).toBe(false)
    expect(await isIn(cookiesSetBy(answer).replaceAll('__Host-', '__Secure-'), secure)).toBe(false)
  })

  test('of the portal: __Secure-, below /p/ alone, HttpOnly and Lax', async () => {
    const answer = await submit(secure, `/p/${token}/account?index`, { do: 'send' }, { Origin: PUBLIC_URL })
    const [cookie = '', ...more] = setCookies(answer)
    expect(more).toEqual([])
    expect(cookie).toMatch(/^__Secure-dunwell_browser=/)
    for (const part of [/; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\/p\//i]) expect(cookie).toMatch(part)
  })

  test('a page that is only read sets none', async () => {
    for (const path of ['/', '/help', `/p/${token}`, `/p/${token}/pay`, '/sign-in'])
      expect([path, setCookies(await knockAt(secure, path))]).toEqual([path, []])
  })

  test('https is asked for for a year, and everything is fetched by it; without it neither is said', async () => {
    const by = async (origin: string) => (await knockAt(origin, '/sign-in')).headers
    const safe = await by(secure)
    expect(Number(/max-age=(\d+)/.exec(String(safe['strict-transport-security']))?.[1])).toBeGreaterThanOrEqual(
      31_536_000,
    )
    expect(safe['content-security-policy']).toContain('upgrade-insecure-requests')
    const plain = await by(url)
    expect([plain['strict-transport-security'], plain['content-security-policy']?.includes('upgrade')]).toEqual([
      undefined,
      false,
    ])
  })
})

describe('a session', () => {
  test('is another after every sign-in, and what was planted before is none (fixation)', async () => {
    const first = await doors.signIn(email, PASSWORD)
    const again = await submit(url, '/sign-in', { email, password: PASSWORD }, { Cookie: first })
    expect(cookiesSetBy(again)).not.toBe(first)
    const planted = `dunwell.session_token=${'p'.repeat(32)}.${'A'.repeat(43)}%3D`
    const answer = await submit(url, '/sign-in', { email, password: PASSWORD }, { Cookie: planted })
    expect(cookiesSetBy(answer)).not.toContain('p'.repeat(32))
    expect(await isIn(planted)).toBe(false)
  })

  test('ends at sign-out, for a copy of its cookie as well', async () => {
    const cookie = await doors.signIn(email, PASSWORD)
    expect(await isIn(cookie)).toBe(true)
    const answer = await signOut(cookie)
    expect(setCookies(answer).some((each) => /Max-Age=0/i.test(each))).toBe(true)
    expect(await isIn(cookie)).toBe(false)
  })

  test('of every other browser ends with a new password, which the old one does not open any more', async () => {
    const [here, there] = [await doors.signIn(email, PASSWORD), await doors.signIn(email, PASSWORD)]
    const next = 'a better horse battery'
    const changed = await submit(
      url,
      '/admin/account',
      { intent: 'password', password: PASSWORD, next },
      { Cookie: here },
    )
    expect(changed.status).toBe(302)
    expect([await isIn(there), await isIn(here), await isIn(cookiesSetBy(changed))]).toEqual([false, false, true])
    await expect(doors.signIn(email, PASSWORD)).rejects.toThrow('400')
    await submit(
      url,
      '/admin/account',
      { intent: 'password', password: next, next: PASSWORD },
      { Cookie: cookiesSetBy(changed) },
    )
    expect(await isIn(await doors.signIn(email, PASSWORD))).toBe(true)
  })

  describe('follows from its row and the secret together', () => {
    const sign = (value: string, secret: string) =>
      `dunwell.session_token=${encodeURIComponent(`${value}.${createHmac('sha256', secret).update(value).digest('base64')}`)}`
    const ours = 'test-secret-test-secret-test-secret-test'

    test('a leaked APP_SECRET alone opens nothing; nor does a row alone, or another installation’s secret', async () => {
      await doors.signIn(email, PASSWORD)
      const { token: kept } = await prisma.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
      // That this is how cookies are signed: else the lines below would prove nothing.
      expect(await isIn(sign(kept, ours))).toBe(true)
      expect(await isIn(sign(randomBytes(24).toString('base64url'), ours))).toBe(false)
      expect(await isIn(sign(kept, 'the-secret-of-another-installation-here'))).toBe(false)
      expect(await isIn(`dunwell.session_token=${kept}`)).toBe(false)
    })

    test('its token has 128 random bits or more', async () => {
      for (let turn = 0; turn < 5; turn += 1) await doors.signIn(email, PASSWORD)
      const rows = await prisma.session.findMany({ select: { token: true } })
      expect(new Set(rows.map((row) => row.token)).size).toBe(rows.length)
      for (const row of rows) expect(row.token).toMatch(/^[A-Za-z0-9_-]{32,}$/)
    })
  })

  test('is opened by no GET, whatever the address says', async () => {
    for (const path of [
      `/sign-in?email=${email}&password=${encodeURIComponent(PASSWORD)}`,
      `/p/${token}/account/code?code=123456`,
    ])
      expect([path, setCookies(await knockAt(url, path))]).toEqual([path, []])
  })

  test('an account of the portal ends with its row, and a made-up cookie opens none', async () => {
    const cookie = `dunwell_account=${Buffer.from(JSON.stringify(randomBytes(32).toString('base64url'))).toString('base64')}`
    const { status, location } = await knockAt(url, `/p/${token}/account/methods`, { headers: { Cookie: cookie } })
    expect([status, location]).toEqual([303, `/p/${token}/account`])
  })
})
