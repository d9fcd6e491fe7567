import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { inTurns, knockAt, openDoors, stranger } from '#tests/support/doors.ts'
import type { Knock } from '#tests/support/doors.ts'
import { atLength } from '#tests/support/lane.ts'
import { makeBusiness } from '#tests/support/make.ts'

// Two web processes on one database, and people who try things out.
const doors = await openDoors()
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { createApiKey } = await import('#app/features/api-keys/create-api-key.server.ts')
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { makeLinkedInvoice, makePortalLink } = await import('#tests/support/portal-link.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { failureLimit } = await import('#app/db/rate-limiter.server.ts')
const { url, prisma } = doors
const second = url.replace(/\d+$/, (port) => String(Number(port) + 5))
const proxied = url.replace(/\d+$/, (port) => String(Number(port) + 6))
const PASSWORD = 'correct horse battery'
const now = new Date()
const today = now.toISOString().slice(0, 10)
const tokens = { good: '', revoked: '', expired: '' }
let businessId = ''

beforeAll(async () => {
  await Promise.all([doors.startWeb(second), doors.startWeb(proxied, { TRUST_PROXY: '192.0.2.1' })])
  businessId = await makeBusiness(prisma)
  await createStaffUser({ name: 'N', email: 'owner@guess.example', password: PASSWORD, businessId, role: 'owner', now })
  const wish = { businessId, email: 'client@guess.example', dueOn: today, now }
  tokens.good = (await makeLinkedInvoice({ ...wish, number: 'G-1' })).token
  const revoked = await makeLinkedInvoice({ ...wish, number: 'G-2' })
  await prisma.portalLink.updateMany({ where: { businessId, id: revoked.linkId }, data: { revokedAt: now } })
  tokens.revoked = revoked.token
  const longAgo = new Date(now.getTime() - 200 * 86_400_000)
  const invoiceId = await makeInvoice({ ...wish, number: 'G-3' })
  const paid = await recordManualPayment({
    ...{ businessId, invoiceId, method: 'check', amount: { minor: 25_000n, currency: 'USD' }, reference: null },
    ...{ receivedOn: Temporal.PlainDate.from(today), actor: 'system', now },
  })
  if (!paid.ok) throw new Error(paid.reason)
  const over = await makePortalLink({ businessId, invoiceId, now: longAgo })
  await prisma.portalLink.updateMany({ where: { businessId, id: over.linkId }, data: { createdAt: longAgo } })
  await prisma.invoice.updateMany({
    where: { businessId, id: invoiceId },
    data: { settledAt: longAgo },
  })
  tokens.expired = over.token
}, 60_000)
afterAll(() => doors.stop())

const from = (address: string, how: Knock = {}): Knock => ({
  ...how,
  headers: { ...how.headers, 'X-Forwarded-For': address },
})
const post = (body: Record<string, string>): Knock => ({ method: 'POST', body })
const guessed = (turn: number) => `/p/${String(turn).padStart(32, 'x')}`

describe('limits', () => {
  const GUESSES = atLength(2_000, 10_000)
  const AT_ONCE = 8

  test(`L3: of ${GUESSES} guessed links from one address hardly any is looked up, whichever process is asked`, async () => {
    const thief = '203.0.113.7'
    const seen = new Map<number, number>()
    const turns = Array.from({ length: GUESSES }, (_, turn) => turn)
    await inTurns(
      turns,
      async (turn) => {
        const { status, headers } = await knockAt(turn % 2 ? url : second, guessed(turn), from(thief))
        seen.set(status, (seen.get(status) ?? 0) + 1)
        if (status === 429) expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60)
      },
      AT_ONCE,
    )
    const lookedUp = seen.get(404) ?? 0
    // The share, what was on its way when it ended, and the same again for each minute that the test may have taken.
    expect(lookedUp).toBeGreaterThanOrEqual(30)
    expect(lookedUp).toBeLessThanOrEqual((30 + 2 * AT_ONCE) * 3)
    expect((seen.get(429) ?? 0) + lookedUp).toBe(GUESSES)
  }, 120_000)

  test('L3: a good link opens from elsewhere, and waits a minute at most where somebody guesses', async () => {
    const path = `/p/${tokens.good}`
    expect((await knockAt(url, path, from('198.51.100.1'))).status).toBe(200)
    await inTurns(
      Array.from({ length: 40 }, (_, turn) => turn),
      async (turn) => void (await knockAt(url, guessed(turn), from('198.51.100.2'))),
    )
    const { status, headers, text } = await knockAt(url, path, from('198.51.100.2'))
    expect([status, Number(headers['retry-after']) <= 60]).toEqual([429, true])
    expect(text).toContain('wait a minute')
  })

  test('L3: moving about in a neighbourhood of addresses has its end, too', async () => {
    const seen: number[] = []
    await inTurns(
      Array.from({ length: 360 }, (_, turn) => turn),
      async (turn) => {
        seen.push((await knockAt(url, guessed(turn), from(`192.0.2.${turn % 200}`))).status)
      },
    )
    expect(seen.filter((status) => status === 404).length).toBeGreaterThanOrEqual(300)
    expect(seen.filter((status) => status === 429).length).toBeGreaterThan(0)
    expect((await knockAt(url, guessed(1), from('192.0.2.250'))).status).toBe(429)
  })

  test('an X-Forwarded-For that a stranger writes counts for nothing', async () => {
    const seen = new Set<number>()
    for (let turn = 0; turn < 40; turn += 1) seen.add((await knockAt(proxied, guessed(turn), from(stranger()))).status)
    expect([...seen]).toEqual([404, 429])
  })

  const email = 'owner@guess.example'
  const shares: [name: string, share: number, target: () => string, how: Knock, refused: number][] = [
    ['wrong passwords of an account, from anywhere', 10, () => '/sign-in', post({ email, password: 'guess' }), 400],
    ['finding an invoice', 20, () => '/?index', post({ number: 'x', email: 'a@b.example' }), 200],
    ['new links', 20, () => `/p/${tokens.expired}/new-link`, post({}), 200],
    ['codes', 30, () => `/p/${tokens.good}/account?index`, post({ do: 'other' }), 0],
    ['checkouts of a link, from anywhere', 20, () => `/p/${tokens.good}/pay`, post({ method: 'none' }), 400],
    ['answers of a client', 60, () => `/p/${tokens.good}/promise`, post({}), 0],
    ['passwords for an invitation', 20, () => `/invite/${'A'.repeat(43)}`, post({ password: 'x' }), 302],
    ['links of an invitation', 30, () => `/invite/${'B'.repeat(43)}`, {}, 404],
    ['keys of the API', 60, () => '/api/v1/invoices', { headers: { Authorization: 'Bearer dw_x' } }, 401],
    ['webhooks nobody signed', 120, () => '/webhooks/resend', { method: 'POST', body: '{}' }, 400],
  ]
  test.each(shares)('%s: %i, over both processes, then 429', async (name, share, target, how, refused) => {
    const mine = stranger()
    const isOfMany = name.endsWith('anywhere')
    const seen: number[] = []
    const ask = async (turn: number) => {
      const address = isOfMany ? stranger() : mine
      seen.push((await knockAt(turn % 2 ? url : second, target(), from(address, how))).status)
    }
    await inTurns(
      Array.from({ length: share }, (_, turn) => turn),
      ask,
    )
    expect(seen.filter((status) => status === 429)).toEqual([])
    if (refused > 0) expect(new Set(seen)).toEqual(new Set([refused]))
    // What one process counted the other hears of with its next failure, and counting does not hold up an answer.
    let turn = share
    const askOnce = async () => ask(turn++).then(() => seen.at(-1))
    await expect.poll(askOnce, { timeout: 10_000, interval: 20 }).toBe(429)
  })

  describe('the minute', () => {
    afterEach(() => vi.useRealTimers())
    test('passes, and then the same address may try again', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now })
      const limit = failureLimit('test-minute', 2, 60)
      await limit.fail('a')
      expect(limit.secondsToWait('a')).toBe(0)
      await limit.fail('a')
      expect([limit.secondsToWait('a'), limit.secondsToWait('b')]).toEqual([60, 0])
      vi.setSystemTime(now.getTime() + 61_000)
      expect(limit.secondsToWait('a')).toBe(0)
      await limit.fail('a')
      expect(limit.secondsToWait('a')).toBe(0)
    })
  })
})

describe('no answer tells what is there', () => {
  const answerTo = async (target: string, how: Knock = {}) => {
    const { status, location, text } = await knockAt(url, target, how)
    return {
      status,
      location,
      text: text.replace(/nonce="[^"]*"/g, '').replace(/[\w.-]+@[\w.-]+\.example/g, 'ADDRESS'),
    }
  }

  test('sign-in, finding an invoice, a new link', async () => {
    const wrong = (email: string) => answerTo('/sign-in', post({ email, password: 'guess' }))
    await createStaffUser({
      name: 'K',
      email: 'known@guess.example',
      password: PASSWORD,
      businessId,
      role: 'admin',
      now,
    })
    expect(await wrong('known@guess.example')).toEqual(await wrong('nobody@guess.example'))
    const find = (number: string, email: string) => answerTo('/?index', post({ number, email }))
    expect(await find('G-1', 'client@guess.example')).toEqual(await find('G-9', 'nobody@guess.example'))
    const renew = (token: string) => answerTo(`/p/${token}/new-link`, post({}))
    expect(await renew(tokens.expired)).toEqual(await renew('A'.repeat(32)))
  })

  test('ids in the API: another business’s and nobody’s are one', async () => {
    const other = await makeBusiness(prisma)
    const theirs = await makeInvoice({ businessId: other, number: 'T-1', email: null, dueOn: today, now })
    const { key } = await createApiKey({ businessId, name: 'k', scopes: ['read', 'write', 'money'], now })
    const headers = { Authorization: `Bearer ${key}` }
    for (const part of ['', '/timeline', '/holds', '/follow-up']) {
      const ask = (id: string) => answerTo(`/api/v1/invoices/${id}${part}`, { headers })
      expect(await ask(theirs)).toEqual(await ask('018f5b1e-0000-7000-8000-000000000000'))
    }
  })

  test('L3: nor does the time an unknown, a revoked and an expired link take, nor that of a wrong password', async () => {
    const ROUNDS = atLength(40, 300)
    const took = new Map<string, number[]>()
    const time = async (name: string, target: string, how: Knock = {}) => {
      const startedAt = performance.now()
      await knockAt(url, target, how)
      took.set(name, [...(took.get(name) ?? []), performance.now() - startedAt])
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      await time('unknown', guessed(round))
      await time('revoked', `/p/${tokens.revoked}`)
      await time('expired', `/p/${tokens.expired}`)
      if (round % 5 > 0) continue
      await time('nobody', '/sign-in', post({ email: `nobody${round}@guess.example`, password: 'guess' }))
      await createStaffUser({
        name: 'T',
        email: `some${round}@guess.example`,
        password: PASSWORD,
        businessId,
        role: 'admin',
        now,
      })
      await time('somebody', '/sign-in', post({ email: `some${round}@guess.example`, password: 'guess' }))
    }
    const middle = (name: string) => {
      const sorted = [...(took.get(name) ?? [])].sort((a, b) => a - b)
      return sorted[Math.floor(sorted.length / 2)] ?? 0
    }
    const differs = (a: string, b: string) => Math.abs(middle(a) - middle(b)) / Math.max(middle(a), middle(b))
    // A look-up that is left out, or a password that is not hashed, takes less than half of the time.
    expect(differs('unknown', 'revoked')).toBeLessThan(0.5)
    expect(differs('unknown', 'expired')).toBeLessThan(0.5)
    expect(differs('nobody', 'somebody')).toBeLessThan(0.5)
    process.stdout.write(`${[...took.keys()].map((name) => `${name} ${middle(name).toFixed(1)} ms`).join(' · ')}\n`)
  }, 120_000)
})
