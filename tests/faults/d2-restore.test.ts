import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Finding } from '#app/features/operations/finding.ts'
import { pressPaypal, pressStripe } from '#tests/support/hosted-checkout.ts'
import { startInstallation } from '#tests/support/installation.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { ended, until } from '#tests/support/worker-process.ts'
import type { SentMail } from '#tests/support/world.ts'

const NOW = new Date('2026-11-23T15:00:00Z')
const installation = await startInstallation(NOW)
afterAll(() => installation.stop())
const { makeLinkedInvoice } = await import('#tests/support/portal-link.ts')
const { prisma, url, control } = installation
const file = join(installation.folder, 'backup.tar.gz')
const businessId = await makeBusiness(prisma)

type Way = 'card' | 'paypal'
/** Open checkouts by invoice: begun on our side, and not yet pressed at the provider's. */
const links = new Map<string, string>()

async function bill(numbers: readonly string[], dueOn: string): Promise<void> {
  for (const number of numbers) {
    const wish = { businessId, number, email: `${number.toLowerCase()}@example.com`, dueOn, minor: 25_000n }
    links.set(number, (await makeLinkedInvoice({ ...wish, now: installation.now() })).token)
  }
}

/** As a client's browser does it, up to the provider's page. */
async function begin(number: string, method: Way): Promise<string> {
  const answer = await fetch(`${url}/p/${links.get(number)}/pay`, {
    ...{ method: 'POST', redirect: 'manual', headers: { Origin: url } },
    body: new URLSearchParams({ method, choice: 'everything' }),
  })
  expect(answer.status, number).toBe(303)
  return answer.headers.get('Location') ?? ''
}
const press = (page: string, method: Way) =>
  method === 'card' ? pressStripe(page, 'pay') : pressPaypal(page, 'Approve')

/** One client after the other pays; each takes the way that `numbers` gives him in turn. */
async function payAll(numbers: readonly string[]): Promise<void> {
  for (const [i, number] of numbers.entries()) {
    const method = i % 3 === 2 ? 'paypal' : 'card'
    await press(await begin(number, method), method)
  }
}

const named = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}-${i}`)
const [before, during, after, dead, quiet] = [
  ...[named('BEFORE', 3), named('DURING', 9), named('AFTER', 5), named('DEAD', 2), named('QUIET', 8)],
] as const
const paid = [before, during, after, dead].flat()

const subjects = (mails: readonly SentMail[]) => mails.map(({ to, subject }) => `${to.join()} ${subject}`).toSorted()
const twice = (lines: readonly string[]) => lines.filter((line, i) => lines.indexOf(line) !== i)
const isReady = async () => (await fetch(`${url}/readyz`).catch(() => null))?.status === 200

interface Booked {
  readonly net: number
  readonly status: string
}
/** What the providers keep for us by their own books, payment by payment. */
async function atProviders(): Promise<number[]> {
  const all = await Promise.all(
    ['/stripe/payments', '/paypal/captures'].map((path) => control(path) as Promise<Booked[]>),
  )
  return all.flat().flatMap(({ net }) => (net === 0 ? [] : [net]))
}

test('D2: restored after everything was lost: each payment on the books once, each mail sent once', async () => {
  for (const numbers of [before, during, after, dead, quiet]) await bill(numbers, '2026-11-24')
  installation.start('web')
  installation.start('worker')
  await until('the product is ready', isReady)
  await payAll(before)

  // The backup is written while clients pay, the clock moves and reminders go out.
  const underLoad = Promise.all([0, 1, 2].map((n) => payAll(during.slice(n * 3, n * 3 + 3))))
  const moved = installation.advance('P1D')
  await installation.cli('backup', file)
  await Promise.all([underLoad, moved])
  const kept = await installation.mails()

  // Life goes on, and is forgotten.
  await payAll(after)
  await installation.advance('P2D')
  const open = await Promise.all(dead.map(async (number) => begin(number, 'card')))
  await installation.killAll()
  for (const page of open) await press(page, 'card')
  const lost = await installation.mails()
  expect(lost.length).toBeGreaterThan(kept.length + after.length)
  const at = installation.now()
  await installation.loseDatabase()

  await installation.cli('restore', file)
  await installation.takeUpClock(at)
  expect(await prisma.payment.count({ where: { state: 'settled' } })).toBeLessThan(paid.length - after.length)

  // The worker is killed while it reads what was sent: at a mail whose answer does not come.
  const oneInTheMiddle = lost[Math.floor(lost.length / 2)]?.id
  await control('/faults', { provider: 'resend', path: `/emails/${oneInTheMiddle}`, kind: 'timeout' })
  const found = () => prisma.foundMail.count()
  const first = installation.start('worker')
  await until('it reads the mails', async () => (await found()) > 0)
  await until('it waits for one', async () => ((await control('/faults')) as { faults: object[] }).faults.length === 0)
  first.kill('SIGKILL')
  expect(await ended(first)).toBe('SIGKILL')
  expect(await found()).toBeLessThan(lost.length)
  expect(await prisma.restore.findFirstOrThrow()).toMatchObject({ mailsReadAt: null, finishedAt: null })

  installation.start('worker')
  installation.start('web')
  await until('it has caught up', async () => (await prisma.restore.count({ where: { finishedAt: null } })) === 0)
  await until('the product is ready', isReady)
  await installation.advance('P6D')

  // Money: every payment of the providers' books once on ours, and not one more.
  const there = await atProviders()
  expect(there).toEqual(paid.map(() => 25_000))
  const settled = await prisma.payment.findMany({ where: { state: 'settled' }, select: { amountMinor: true } })
  expect(settled.map(({ amountMinor }) => Number(amountMinor))).toEqual(there)
  const { _sum } = await prisma.ledgerEntry.aggregate({ where: { account: 'clearing' }, _sum: { amountMinor: true } })
  expect(_sum.amountMinor).toBe(25_000n * BigInt(paid.length))
  const owing = await prisma.invoice.findMany({ where: { balanceMinor: { not: 0n } }, select: { number: true } })
  expect(owing.map(({ number }) => number).toSorted()).toEqual(quiet.toSorted())

  // Mails: what was sent in the lost time is not sent again, and follow-up has gone on.
  const mails = await installation.mails()
  expect(twice(subjects(mails))).toEqual([])
  expect(mails.map(({ id }) => id)).toEqual(expect.arrayContaining(lost.map(({ id }) => id)))
  expect(mails.length).toBeGreaterThan(lost.length + dead.length)
  const tokens = new Set(
    mails.flatMap(({ html }) => [...html.matchAll(/\/p\/([\w-]{20,})/g)].map(([, token = '']) => token)),
  )
  expect(tokens.size).toBeGreaterThan(paid.length)
  const opened = await Promise.all([...tokens].map(async (token) => (await fetch(`${url}/p/${token}`)).status))
  expect(opened.filter((status) => status !== 200)).toEqual([])

  const { findings } = JSON.parse(await installation.cli('doctor', '--json')) as { findings: Finding[] }
  expect(findings.filter(({ state }) => state === 'wrong')).toEqual([])
})
