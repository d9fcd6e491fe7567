import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plusDays } from '#tests/support/independent-books.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// A month of a bookkeeper's, in Los Angeles: 60 bills in two currencies, and everything that can become of them. Beside the
// product a list is kept of what was done; at the end both must say the same to the cent.
const SEED = 20_261_101
const world = await startWorld(new Date('2026-11-01T15:00:00Z'))
const { at, dayOf, startMonth, ZONE } = await import('#tests/support/month-kit.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { liveThrough } = await import('#tests/support/month-deeds.ts')
const { reportAging, reportAgingByClient } = await import('#app/features/reporting/report-aging.server.ts')
const { reportMonths } = await import('#app/features/reporting/report-months.server.ts')
const { loadAccountActivity } = await import('#app/db/read/account-activity.server.ts')
const { loadOpenItems } = await import('#app/db/read/open-items.server.ts')
const { prisma } = world
afterAll(() => world.close())

const LAST = '2026-11-30'
const MIDDLE = '2026-11-16'
const currencies = ['USD', 'EUR']
let month: Awaited<ReturnType<typeof startMonth>>
let businessId = ''
let today = ''
/** What was reported in the middle of the month, and what the list said then. */
const middle: { found: unknown; expected: unknown }[] = []

const scope = (currency: string) => ({ businessId, currency, timeZone: ZONE, today: dayOf(today) })

async function agingFound(currency: string, asOf: string) {
  const { buckets } = await reportAging(scope(currency), dayOf(asOf))
  const { rows } = await reportAgingByClient(scope(currency), dayOf(asOf), { after: null, limit: 50 })
  return {
    buckets: buckets.map(({ minor }) => minor),
    counts: buckets.map((bucket) => bucket.count),
    byClient: new Map(rows.map(({ name, byBucket }) => [name, byBucket])),
  }
}

beforeAll(async () => {
  businessId = await makeBusiness(prisma, { timeZone: ZONE })
  month = await startMonth(world, businessId, SEED)
  await liveThrough(month, async (day) => {
    if (day !== MIDDLE) return
    today = day
    for (const currency of currencies)
      middle.push({ found: await agingFound(currency, day), expected: month.books.aging(currency, day) })
  })
  today = LAST
}, 120_000)

const sum = (minors: readonly bigint[]) => minors.reduce((total, minor) => total + minor, 0n)
const ledger = () => prisma.ledgerEntry.findMany({ where: { businessId } })

test('sixty bills, and everything that can become of one', async () => {
  expect(month.books.bills.size).toBe(60)
  const states = await prisma.invoice.groupBy({ by: ['state'], where: { businessId }, orderBy: { state: 'asc' } })
  expect(states.map(({ state }) => state).sort()).toEqual(['issued', 'settled', 'void', 'written_off'])
  const kinds = (await ledger()).map(({ postingKey }) => /^(reversal\/)?[a-z_]+/.exec(postingKey)?.[0])
  expect([...new Set(kinds)].sort()).toEqual([
    ...['apply', 'credit', 'discount', 'issue', 'payment', 'refund'],
    ...['reversal/apply', 'reversal/issue', 'reversal/write_off', 'write_off'],
  ])
})

test('every bill owes what the list says', async () => {
  const rows = await prisma.invoice.findMany({ where: { businessId } })
  expect(new Map(rows.map(({ number, balanceMinor }) => [number, balanceMinor]))).toEqual(
    new Map([...month.books.bills.keys()].map((number) => [number, month.books.balance(number)])),
  )
})

describe.each(currencies)('%s', (currency) => {
  test('aging, as of the middle of the month on that day, and of each of its days afterwards', async () => {
    for (const { found, expected } of middle) expect(found).toEqual(expected)
    for (const asOf of Array.from({ length: 30 }, (_, n) => plusDays('2026-11-01', n)))
      expect(await agingFound(currency, asOf), `seed ${SEED}: ${asOf}`).toEqual(month.books.aging(currency, asOf))
  })

  test('days sales outstanding at the end of the month', async () => {
    const [november] = await reportMonths({ businessId, currency }, dayOf(LAST), 1)
    const own = month.books.daysOutstanding(currency, LAST)
    expect(own).toBeGreaterThan(5)
    expect(november?.owed).toBe(month.books.owedIn(currency, LAST))
    expect(Math.abs((november?.dso.days ?? NaN) - own)).toBeLessThanOrEqual(0.0501)
  })

  test('the ledger: receivables, credit of each client, and money', async () => {
    const entries = (await ledger()).filter((entry) => entry.currency === currency)
    const of = (account: string, where: (entry: (typeof entries)[number]) => boolean = () => true) =>
      sum(entries.filter((entry) => entry.account === account && where(entry)).map(({ amountMinor }) => amountMinor))
    expect(of('receivable')).toBe(month.books.owedIn(currency))
    for (const [name, id] of month.clients)
      expect([name, -of('unapplied', (entry) => entry.clientId === id)]).toEqual([
        name,
        month.books.credit(name, currency),
      ])
    expect(of('clearing')).toBe(sum(['stripe', 'paypal', 'hand'].map((at) => month.books.moneyAt(at, currency))))
  })

  test('Stripe and PayPal hold what we say they hold', async () => {
    type Held = { currency: string; net: number }
    const heldAt = async (path: string) =>
      ((await world.control(path)) as Held[])
        .filter((payment) => payment.currency.toUpperCase() === currency)
        .reduce((net, payment) => net + BigInt(payment.net), 0n)
    expect(await heldAt('/stripe/payments')).toBe(month.books.moneyAt('stripe', currency))
    expect(await heldAt('/paypal/captures')).toBe(month.books.moneyAt('paypal', currency))
  })
})

test('every posting sums to zero, in one currency', async () => {
  const postings = await prisma.ledgerEntry.groupBy({
    by: ['postingKey', 'currency'],
    where: { businessId },
    _sum: { amountMinor: true },
  })
  expect(postings.filter(({ _sum }) => _sum.amountMinor !== 0n)).toEqual([])
  expect(new Set(postings.map(({ postingKey }) => postingKey)).size).toBe(postings.length)
})

test('statements of activity: what was owed before, every movement, what is owed after', async () => {
  for (const [name, clientId] of month.clients) {
    for (const [from, to] of [
      ['2026-11-01', LAST],
      ['2026-09-15', MIDDLE],
    ] as const) {
      const period = { from: dayOf(from), to: dayOf(to) }
      const statement = await loadAccountActivity(prisma, { businessId, clientId }, period)
      for (const currency of currencies) {
        const own = month.books.activity(name, currency, from, to)
        const part = statement?.parts.find((one) => one.currency === currency)
        const rows = (part?.rows ?? []).map(({ on, kind, numbers, amount }) =>
          [on.toString(), kind, [...numbers].sort().join(' '), amount.minor].join(' '),
        )
        const expected = own.rows.map(({ on, kind, numbers, minor }) => [on, kind, numbers.join(' '), minor].join(' '))
        expect(rows.sort(), `seed ${SEED}: ${name}`).toEqual(expected.sort())
        expect([part?.opening.minor ?? 0n, part?.closing.minor ?? 0n]).toEqual([own.opening, own.closing])
        let balance = own.opening
        for (const row of part?.rows ?? []) {
          balance += row.amount.minor
          expect(row.balance.minor).toBe(balance)
        }
      }
    }
  }
})

test('statements of open items', async () => {
  for (const [name, clientId] of month.clients) {
    const statement = await loadOpenItems(prisma, businessId, clientId, at(LAST, 22))
    const items = (statement?.items ?? []).map(({ number, dueOn, total, open, paid, credited }) => ({
      ...{ number, dueOn: dueOn.toString(), total: total.minor, open: open.minor },
      ...{ paid: paid.minor, credited: credited.minor },
    }))
    const byNumber = (a: { number: string }, b: { number: string }) => (a.number < b.number ? -1 : 1)
    expect(items.sort(byNumber), name).toEqual(month.books.openItems(name).sort(byNumber))
    const credits = new Map((statement?.credits ?? []).map(({ currency, minor }) => [currency, minor]))
    for (const currency of currencies) expect(credits.get(currency) ?? 0n).toBe(month.books.credit(name, currency))
  }
})

test('a cheque that came on Saturday and is written down on Tuesday belongs to November', async () => {
  const { books } = month
  const bill = [...books.bills.values()].find((one) => books.balance(one.number) > 0n && one.issuedOn < '2026-11-20')
  if (!bill) throw new Error(`seed ${SEED}: nothing is open`)
  const { number, client, currency } = bill
  const minor = books.balance(number)
  await month.goTo('2026-12-01', 9)
  today = '2026-12-01'
  const paid = await recordManualPayment({
    ...{ businessId, invoiceId: month.idOf(number), amount: { minor, currency }, method: 'check', reference: null },
    ...{ receivedOn: dayOf('2026-11-28'), actor: month.actor, now: world.now() },
  })
  expect(paid.ok).toBe(true)
  const owed = [[number, -minor]] as const
  books.note({ on: '2026-11-28', kind: 'paid', client, currency, owed, money: { at: 'hand', minor } })
  for (const asOf of ['2026-11-27', LAST, '2026-12-01'])
    expect(await agingFound(currency, asOf), asOf).toEqual(books.aging(currency, asOf))
  const [november, december] = await reportMonths({ businessId, currency }, dayOf('2026-12-01'), 2)
  expect(november?.owed).toBe(books.owedIn(currency, LAST))
  expect(december?.collected).toBe(0n)
})

test('all of it exported, and taken in by an installation that has nothing: the same to the cent', async () => {
  const { exportedFile, secondInstallation } = await import('#tests/support/second-installation.ts')
  const rowsOf = async (from: typeof prisma, of: string) => ({
    clients: await from.client.count({ where: { businessId: of } }),
    contacts: await from.contact.count({ where: { businessId: of } }),
    lines: await from.invoiceLine.count({ where: { businessId: of } }),
    ledger: await from.ledgerEntry.count({ where: { businessId: of } }),
    targets: await from.paymentTarget.count({ where: { businessId: of } }),
    refunds: await from.refund.count({ where: { businessId: of } }),
    notes: await from.creditNote.findMany({
      where: { businessId: of },
      select: { number: true, amountMinor: true, reason: true },
      orderBy: { number: 'asc' },
    }),
    invoices: await from.invoice.findMany({
      where: { businessId: of },
      select: {
        ...{ id: true, number: true, state: true, totalMinor: true, balanceMinor: true, settledAt: true, stage: true },
        ...{ issuedOn: true, dueOn: true, currency: true, discountUntil: true },
      },
      orderBy: { number: 'asc' },
    }),
    payments: await from.payment.findMany({
      where: { businessId: of },
      select: { id: true, state: true, amountMinor: true, refundedMinor: true, returnedMinor: true, providerRef: true },
      orderBy: { id: 'asc' },
    }),
  })
  const before = await rowsOf(prisma, businessId)
  expect(before.refunds).toBeGreaterThan(3)
  const now = world.now()
  const file = await exportedFile(businessId, now)
  const there = await secondInstallation()
  const call = { businessId: there.businessId, file, actor: 'system', now }
  expect(await there.importArchive(call)).toMatchObject({ ok: true })
  expect(await rowsOf(there.prisma, there.businessId)).toEqual(before)
  expect(await there.importArchive(call)).toEqual({ ok: false, reason: 'not_empty' })

  const aging = await import('#app/features/reporting/report-aging.server.ts')
  const months = await import('#app/features/reporting/report-months.server.ts')
  for (const currency of currencies) {
    const scopeThere = { ...scope(currency), businessId: there.businessId }
    for (const asOf of ['2026-11-05', MIDDLE, '2026-11-24', LAST]) {
      const { buckets } = await aging.reportAging(scopeThere, dayOf(asOf))
      const { rows } = await aging.reportAgingByClient(scopeThere, dayOf(asOf), { after: null, limit: 50 })
      const own = month.books.aging(currency, asOf)
      expect(buckets.map(({ minor }) => minor)).toEqual(own.buckets)
      expect(new Map(rows.map(({ name, byBucket }) => [name, byBucket]))).toEqual(own.byClient)
    }
    const [november] = await months.reportMonths({ businessId: there.businessId, currency }, dayOf(LAST), 1)
    expect(november?.owed).toBe(month.books.owedIn(currency, LAST))
    expect(Math.abs((november?.dso.days ?? NaN) - month.books.daysOutstanding(currency, LAST))).toBeLessThanOrEqual(
      0.0501,
    )
    for (const [name, clientId] of month.clients) {
      const period = { from: dayOf('2026-11-01'), to: dayOf(LAST) }
      const statement = await loadAccountActivity(there.prisma, { businessId: there.businessId, clientId }, period)
      const part = statement?.parts.find((one) => one.currency === currency)
      const own = month.books.activity(name, currency, '2026-11-01', LAST)
      expect([name, part?.rows.length ?? 0, part?.closing.minor ?? 0n]).toEqual([name, own.rows.length, own.closing])
    }
  }
  // Nothing is said to anybody before a person has looked.
  const ofThere = { where: { businessId: there.businessId } }
  expect(await there.prisma.hold.count({ where: { ...ofThere.where, clientId: null, releasedAt: null } })).toBe(1)
  expect(await there.prisma.outboxMessage.count(ofThere)).toBe(0)
  await there.prisma.$disconnect()
})
