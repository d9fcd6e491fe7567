import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { pressPaypal, pressStripe } from '#tests/support/hosted-checkout.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld, type SentMail } from '#tests/support/world.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { requestRefund } = await import('#app/features/payments/request-refund.server.ts')
const { hashPortalToken } = await import('#app/portal-token.server.ts')
const { readToday } = await import('#app/routes/admin._index/read-today.server.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { newId } = await import('#app/ids.server.ts')
const { backupToFile } = await import('#app/cli/backup-to-file.ts')
const { restoreFromFile } = await import('#app/cli/restore-from-file.ts')
const { prisma, url } = world
const businessId = await makeBusiness(prisma)
const appSecret = process.env['APP_SECRET'] ?? ''
const folder = await mkdtemp(join(tmpdir(), 'dunwell-restore-'))
const file = join(folder, 'backup.tar.gz')
afterAll(() => rm(folder, { recursive: true }))
afterAll(() => world.close())

const invoices = new Map<string, string>()
const emailOf = (number: string) => `${number.toLowerCase()}@example.com`
async function bill(number: string, dueOn: string): Promise<void> {
  const wish = { businessId, number, email: emailOf(number), dueOn, minor: 25_000n, now: world.now() }
  invoices.set(number, await makeInvoice(wish))
}
const read = (number: string) =>
  prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoices.get(number) ?? '' } },
    select: { clientId: true, state: true, balanceMinor: true },
  })

async function open(number: string, method: 'card' | 'paypal' | 'ach'): Promise<string> {
  const { clientId } = await read(number)
  const started = await startPayment({
    ...{ businessId, clientId, invoiceIds: [invoices.get(number) ?? ''], method, amount: { kind: 'everything' } },
    ...{ portalLinkId: null, consent: null, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
  })
  if (!started.ok) throw new Error(started.reason)
  return started.value.redirectUrl
}
const paymentOf = async (number: string) =>
  prisma.payment.findFirstOrThrow({ where: { businessId, clientId: (await read(number)).clientId } })

async function refund(number: string, minor: bigint): Promise<void> {
  const { id } = await paymentOf(number)
  const wish = { businessId, paymentId: id, refundId: newId(), amount: { minor, currency: 'USD' } }
  const made = await requestRefund({
    ...{ ...wish, effect: 'credit_invoice', reason: 'Too much', paidOut: null, actor: 'user:x', now: world.now() },
  })
  if (!made.ok) throw new Error(made.reason)
}

/** What we have at the providers by their own books. */
async function moneyThere(): Promise<bigint> {
  const kept = await Promise.all(
    ['/stripe/payments', '/paypal/captures'].map((path) => world.control(path) as Promise<{ net: number }[]>),
  )
  return kept.flat().reduce((sum, { net }) => sum + BigInt(net), 0n)
}
async function moneyOnBooks(): Promise<bigint> {
  const { _sum } = await prisma.ledgerEntry.aggregate({
    where: { businessId, account: 'clearing' },
    _sum: { amountMinor: true },
  })
  return _sum.amountMinor ?? 0n
}
const subjects = (mails: readonly SentMail[]) => mails.map(({ to, subject }) => `${to.join()} ${subject}`).toSorted()
const tokensIn = (mail: SentMail) => [...mail.html.matchAll(/\/p\/([\w-]{20,})/g)].map(([, token = '']) => token)

let before: SentMail[] = []
let lost: SentMail[] = []

beforeAll(async () => {
  const nora = { name: 'Nora', email: 'nora@example.com', password: 'correct horse battery' }
  await createStaffUser({ ...nora, businessId, role: 'owner', now: world.now() })
  for (const number of ['PAID', 'OPEN', 'DUE', 'CARD', 'PAYPAL', 'BANK']) await bill(number, '2026-11-23')
  await bill('LATER', '2026-11-25')
  await bill('SOON', '2026-11-24')
  await world.advance('PT1H')
  await pressStripe(await open('PAID', 'card'), 'pay')
  await world.advance('PT5M')
  const kept = await open('OPEN', 'card')
  await backupToFile({ file, databaseUrl: url, appSecret, withSecret: true })
  before = await world.mails()

  // Life goes on, and is forgotten: payments old and new, a refund, follow-up over three days.
  await pressStripe(kept, 'pay')
  await pressStripe(await open('CARD', 'card'), 'pay')
  await pressPaypal(await open('PAYPAL', 'paypal'), 'Approve')
  await pressStripe(await open('BANK', 'ach'), 'settle later', { method: 'us_bank_account' })
  await world.advance('PT5M')
  await refund('PAID', 5_000n)
  await bill('GONE', '2026-11-26')
  await world.advance('P3D')
  lost = await world.mails()
  expect(lost.length).toBeGreaterThan(before.length + 4)

  await prisma.$disconnect()
  await restoreFromFile({ file, databaseUrl: url, appSecret, keepsSecret: false, replace: true })
}, 180_000)

test('nothing is sent or decided before the providers were asked', async () => {
  expect((await read('CARD')).balanceMinor).toBe(25_000n)
  await world.control('/faults', { provider: 'resend', path: '/emails', kind: '500', times: 1 })
  await world.work()
  expect(await prisma.restore.findFirstOrThrow()).toMatchObject({ mailsReadAt: null, finishedAt: null })
  expect(subjects(await world.mails())).toEqual(subjects(lost))
  const { userId } = await prisma.membership.findFirstOrThrow({ where: { businessId } })
  const owner = { businessId, userId, timeZone: 'America/New_York', locale: 'en-US', currency: 'USD' }
  const { needs } = await readToday({ ...owner, role: 'owner' } as Parameters<typeof readToday>[0], world.now())
  expect(needs.map(({ title }) => title).join()).toContain('Nothing is sent yet: a backup was restored')
})

test('D2: what was paid is on the books, what was said is not said again, and links in mails open', async () => {
  // The pause after a provider that did not answer is real time.
  const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000)
  await world.work()
  clock.mockRestore()
  expect(await prisma.restore.findFirstOrThrow()).toMatchObject({ finishedAt: expect.any(Date) as Date })
  const states = await Promise.all(['OPEN', 'CARD', 'PAYPAL'].map(read))
  expect(states.map(({ state, balanceMinor }) => [state, balanceMinor])).toEqual(Array(3).fill(['settled', 0n]))
  // What was meant by the refund is forgotten: it counts as one begun at the provider, rests, and a person is asked.
  expect(await read('PAID')).toMatchObject({ state: 'issued', balanceMinor: 5_000n })
  const asked = { businessId, invoiceId: invoices.get('PAID') ?? '' }
  expect(await prisma.task.count({ where: { ...asked, key: { startsWith: 'money-back/' } } })).toBe(1)
  expect(await prisma.hold.count({ where: { ...asked, releasedAt: null } })).toBe(1)
  expect(await paymentOf('BANK')).toMatchObject({ state: 'processing' })
  expect(await moneyOnBooks()).toBe(await moneyThere())

  expect(subjects(await world.mails())).toEqual(subjects(lost))
  for (const token of lost.filter(({ to }) => !to.includes(emailOf('GONE'))).flatMap(tokensIn)) {
    expect(await prisma.portalLink.count({ where: { tokenHash: hashPortalToken(token) } }), token).toBe(1)
  }
})

test('follow-up goes on where the client stands, and nobody ever hears the same twice', async () => {
  await world.control('/clock', { advance: 'P20D' })
  const mails = await world.mails()
  expect(mails.length).toBeGreaterThan(lost.length)
  const said = subjects(mails.filter(({ to }) => !to.includes(emailOf('GONE'))))
  expect(said.filter((line, n) => said.indexOf(line) !== n)).toEqual([])
  // A step that went out in the lost time is on record as taken.
  const steps = await prisma.reminder.findMany({
    where: { businessId, outcome: 'completed' },
    select: { reason: true },
  })
  expect(steps.length).toBeGreaterThan(4)
  expect(await moneyOnBooks()).toBe(await moneyThere())
})
