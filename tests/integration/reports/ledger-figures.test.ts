import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { bookToday, makeBook } from '#tests/support/book.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { exceptFromLaws } from '#tests/support/the-books.ts'

exceptFromLaws(['M1', 'M3'], 'refunds are posted and disputes written as rows, with the days a report counts')

const { prisma } = await freshDatabase()
const { reportAging, reportAgingByClient } = await import('#app/features/reporting/report-aging.server.ts')
const { reportMonths } = await import('#app/features/reporting/report-months.server.ts')

type PlainDate = Temporal.PlainDate
const day = (text: string) => Temporal.PlainDate.from(text)
const dayOf = (date: Date) => date.toISOString().slice(0, 10)

// The whole book, read row by row and added up by hand.
async function readBook(businessId: string) {
  const [entries, invoices] = await Promise.all([
    prisma.ledgerEntry.findMany({ where: { businessId } }),
    prisma.invoice.findMany({ where: { businessId } }),
  ])
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]))
  const live = entries.filter(({ invoiceId }) => invoiceId === null || byId.get(invoiceId)?.state !== 'void')
  return { live, byId, entries, invoices }
}
let book: Awaited<ReturnType<typeof readBook>>
let businessId = ''
const scope = (currency: string) => ({ businessId, currency, timeZone: 'America/New_York', today: bookToday })

beforeAll(async () => {
  businessId = (await makeBook(prisma, 60)).businessId
  book = await readBook(businessId)
}, 120_000)

/** Open invoices of a currency at the end of a day: `[invoice, what was open]`. */
function openOn(currency: string, asOf: PlainDate) {
  const sums = new Map<string, bigint>()
  for (const entry of book.live) {
    if (entry.account !== 'receivable' || entry.currency !== currency || !entry.invoiceId) continue
    if (dayOf(entry.occurredOn) > asOf.toString()) continue
    sums.set(entry.invoiceId, (sums.get(entry.invoiceId) ?? 0n) + entry.amountMinor)
  }
  return [...sums].flatMap(([id, minor]) => {
    const invoice = book.byId.get(id)
    return invoice && minor > 0n ? [{ invoice, minor }] : []
  })
}
const lateOn = (dueOn: Date, asOf: PlainDate) => day(dayOf(dueOn)).until(asOf, { largestUnit: 'day' }).days
const names = ['current', '1-30', '31-60', '61-90', '90+'] as const
const bucketAt = (late: number) => names[late <= 0 ? 0 : late <= 30 ? 1 : late <= 60 ? 2 : late <= 90 ? 3 : 4] ?? ''
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, minor) => total + minor, 0n)

test('the book holds what it is meant to: two currencies, and invoices in every state', () => {
  expect(new Set(book.invoices.map(({ currency }) => currency))).toEqual(new Set(['USD', 'EUR']))
  expect(new Set(book.invoices.map(({ state }) => state))).toEqual(
    new Set(['issued', 'settled', 'void', 'written_off']),
  )
  const kinds = new Set(book.entries.map(({ postingKey }) => postingKey.split('/')[0]))
  expect(kinds).toEqual(new Set(['issue', 'payment', 'refund', 'credit', 'charge', 'write_off', 'reversal']))
})

describe.each(['USD', 'EUR'])('aging in %s', (currency) => {
  test.each(['2026-11-23', '2026-11-01', '2026-06-30', '2026-01-15', '2025-12-31'])('as of %s', async (text) => {
    const asOf = day(text)
    const open = openOn(currency, asOf)
    const report = await reportAging(scope(currency), asOf)
    expect(report.total).toMatchObject({ count: open.length, minor: sum(open.map(({ minor }) => minor)) })
    for (const { bucket, count, minor } of report.buckets) {
      const own = open.filter(({ invoice }) => bucketAt(lateOn(invoice.dueOn, asOf)) === bucket)
      expect([bucket, count, minor]).toEqual([bucket, own.length, sum(own.map((row) => row.minor))])
    }

    const byClient = new Map<string, bigint[]>()
    for (const { invoice, minor } of open) {
      const row = byClient.get(invoice.clientId) ?? names.map(() => 0n)
      const place = names.indexOf(bucketAt(lateOn(invoice.dueOn, asOf)) as (typeof names)[number])
      byClient.set(
        invoice.clientId,
        row.map((before, n) => (n === place ? before + minor : before)),
      )
    }
    const found = new Map<string, readonly bigint[]>()
    let after: string | null = null
    let before: bigint | null = null
    do {
      const page = await reportAgingByClient(scope(currency), asOf, { after, limit: 3 })
      for (const { id, minor, byBucket } of page.rows) {
        expect(before === null || minor <= before).toBe(true)
        expect(sum(byBucket)).toBe(minor)
        before = minor
        found.set(id, byBucket)
      }
      after = page.next
    } while (after !== null)
    expect(found).toEqual(byClient)
  })

  test('months, DSO and collection effectiveness', async () => {
    const series = await reportMonths({ businessId, currency }, bookToday, 12)
    expect(series).toHaveLength(12)
    const minorOf = (from: string, until: string, keep: (entry: (typeof book.live)[number]) => boolean) =>
      sum(
        book.live
          .filter((entry) => entry.currency === currency && keep(entry))
          .filter(({ occurredOn }) => dayOf(occurredOn) >= from && dayOf(occurredOn) <= until)
          .map(({ amountMinor }) => amountMinor),
      )
    const never = '1970-01-01'
    for (const month of series) {
      const [first, last] = [month.first.toString(), month.last.toString()]
      const yesterday = month.first.subtract({ days: 1 }).toString()
      const isOwed = ({ account }: { account: string }) => account === 'receivable'
      const issued = -minorOf(
        first,
        last,
        ({ postingKey, account }) => account === 'revenue' && postingKey.startsWith('issue/'),
      )
      const credited = minorOf(
        first,
        last,
        ({ postingKey, account }) => account === 'revenue' && postingKey.startsWith('credit/'),
      )
      const fees = -minorOf(first, last, ({ account }) => account === 'fee')
      const beginning = minorOf(never, yesterday, isOwed)
      const owed = minorOf(never, last, isOwed)
      const current = minorOf(never, last, (entry) => {
        const invoice = book.byId.get(entry.invoiceId ?? '')
        return isOwed(entry) && invoice !== undefined && dayOf(invoice.dueOn) >= last
      })
      expect(month).toMatchObject({
        ...{ billed: issued, credited, charged: fees, beginning, owed, current, overdue: owed - current },
        collected: minorOf(first, last, ({ account }) => account === 'clearing'),
        writtenOff: minorOf(first, last, ({ account }) => account === 'write_off'),
      })
      const could = beginning + issued + fees - credited - current
      const did = beginning + issued + fees - credited - owed
      const percent = could <= 0n ? null : (Number(did) / Number(could)) * 100
      if (percent === null) expect(month.effectiveness).toBeNull()
      else expect(Math.abs((month.effectiveness ?? NaN) - percent)).toBeLessThanOrEqual(0.0501)

      // Count-back, day by day: every day of a month carries an equal share of its billing.
      let left = Number(owed)
      let days = 0
      for (let at = month.last.with({ day: 1 }); left > 0 && at.year > 2024; at = at.subtract({ months: 1 })) {
        const [start, length] = [at.toString(), at.toString().slice(0, 7) === month.month ? month.days : at.daysInMonth]
        const end = at.with({ day: at.daysInMonth }).toString()
        const until = end > last ? last : end
        const billed = -Number(
          minorOf(start, until, ({ postingKey, account }) => account === 'revenue' && postingKey.startsWith('issue/')),
        )
        const isBeforeTheBooks = minorOf(never, until, ({ account }) => account === 'revenue') === 0n
        if (isBeforeTheBooks) break
        days += left >= billed ? length : (length * left) / billed
        left -= billed
      }
      expect(Math.abs(month.dso.days - days)).toBeLessThanOrEqual(0.0501)
    }
  })
})

test("what is disputed stands inside, and stages are today's", async () => {
  const [open] = openOn('USD', bookToday)
  if (!open) throw new Error('the book has an open invoice')
  const { invoice, minor } = open
  const { newId } = await import('#app/ids.server.ts')
  const before = await reportAging(scope('USD'), bookToday)
  await prisma.dispute.create({
    data: {
      ...{ businessId, id: newId(), clientId: invoice.clientId, invoiceId: invoice.id, state: 'open', reason: 'other' },
      ...{ amountMinor: minor + 5n, currency: 'USD', openedBy: 'client', openedAt: new Date('2026-11-20T12:00:00Z') },
      respondBy: new Date('2026-11-25'),
    },
  })
  // The same clock under another name: nothing that was kept answers.
  const after = await reportAging({ ...scope('USD'), timeZone: 'America/Detroit' }, bookToday)
  expect(after.total).toEqual({ ...before.total, disputedCount: 1, disputedMinor: minor })
  const earlier = await reportAging(scope('USD'), day('2026-11-19'))
  expect(earlier.total.disputedMinor).toBe(0n)
  expect(after.stages.map(({ stage }) => stage)).toEqual([0])
})

test('another business sees nothing of it', async () => {
  const { makeBusiness } = await import('#tests/support/make.ts')
  const other = { ...scope('USD'), businessId: await makeBusiness(prisma) }
  expect((await reportAging(other, bookToday)).total).toMatchObject({ count: 0, minor: 0n })
  expect((await reportMonths(other, bookToday, 12)).every(({ owed, billed }) => owed === 0n && billed === 0n)).toBe(
    true,
  )
})
