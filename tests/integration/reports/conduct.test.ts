import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { bookToday, noonOf, seeded } from '#tests/support/book.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { exceptFromLaws } from '#tests/support/the-books.ts'

exceptFromLaws(['M3'], 'plans and disputes are written as rows, with the days a report counts')

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { readFunnel } = await import('#app/db/sql/report-funnel.server.ts')
const { readPlanMonths, readPromiseMonths } = await import('#app/db/sql/report-agreements.server.ts')
const { readDisputeSums } = await import('#app/db/sql/report-disputes.server.ts')
const { readPayerFacts } = await import('#app/db/read/payer-profile.server.ts')
const { stageKeys } = await import('#app/domain/dunning/dunning-policy.ts')
const { newId } = await import('#app/ids.server.ts')

const timeZone = 'America/New_York'
const DAY = 86_400_000
const random = seeded(11)
const inDays = (days: number) => bookToday.add({ days })
const column = (day: Temporal.PlainDate) => new Date(`${day.toString()}T00:00:00Z`)
const period = { from: new Date('2026-03-01T05:00:00Z'), until: new Date('2026-11-01T04:00:00Z') }
const isInside = (at: Date | null): at is Date => at !== null && at >= period.from && at < period.until
const monthOf = (at: Date) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toString().slice(0, 7)
const half = (numbers: readonly number[]): number | null => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  return low === undefined || high === undefined ? null : Math.round(((low + high) / 2) * 10) / 10
}
let businessId = ''

/** Thirty-two invoices that climbed some stages and were paid in none, one or two parts, with promises, plans and disputes beside. */
beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  for (let n = 0; n < 32; n += 1) {
    const issuedOn = inDays(-30 - random(330))
    const minor = BigInt(2_000 + 2 * random(40_000))
    const id = await makeInvoice({
      ...{ businessId, number: `C-${n}`, email: null, clientName: `Client ${n % 4}`, minor },
      ...{ dueOn: issuedOn.add({ days: 30 }).toString(), now: noonOf(issuedOn) },
    })
    const { clientId } = await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
    const paysAfter = random(70)
    let day = issuedOn.add({ days: 25 })
    for (let level = 1; level <= 5 && random(5) > 0; level += 1) {
      day = day.add({ days: 1 + random(12) })
      for (const channel of level === 3 ? ['email', 'letter'] : ['email'])
        await prisma.reminder.create({
          data: {
            ...{ businessId, id: newId(), invoiceId: id, stage: level, stageKey: stageKeys[level - 1] ?? '', level },
            ...{ offsetDays: level, channel, outcome: level === 4 && n % 3 === 0 ? 'skipped' : 'completed' },
            ...{ decidedAt: noonOf(day), doneAt: new Date(noonOf(day).getTime() + (channel === 'letter' ? DAY : 0)) },
          },
        })
    }
    for (const part of n % 5 === 0 ? [] : n % 3 === 0 ? [minor / 2n, minor / 2n] : [minor]) {
      const on = issuedOn.add({ days: 10 + paysAfter + (part === minor ? 0 : random(20)) })
      // An hour after the reminders of a day: what came first is never in doubt.
      const at = new Date(noonOf(on).getTime() + 3_600_000)
      await recordManualPayment({
        ...{ businessId, invoiceId: id, amount: { minor: part, currency: 'USD' }, method: 'check', reference: null },
        ...{ receivedOn: on, actor: 'user:test', now: at },
      })
    }
    const at = noonOf(issuedOn.add({ days: 20 + random(40) }))
    const place = { businessId, clientId, currency: 'USD' }
    if (n % 2 === 0) {
      const hold = await prisma.hold.create({
        data: {
          ...{ businessId, clientId, id: newId(), kind: 'manual', reason: 'Test' },
          placedAt: at,
          placedBy: 'user:test',
        },
      })
      const states = ['kept', 'broken', 'cancelled', 'kept', 'pending'] as const
      await prisma.promiseToPay.create({
        data: {
          ...{
            ...place,
            id: newId(),
            invoiceId: id,
            amountMinor: minor / 2n,
            source: 'portal',
            holdId: hold.id,
            madeAt: at,
          },
          ...{ state: states[(n / 2) % 5] ?? 'pending', dueOn: column(issuedOn.add({ days: 60 + random(20) })) },
        },
      })
      const plans = ['active', 'completed', 'defaulted', 'cancelled'] as const
      await prisma.instalmentPlan.create({
        data: {
          ...{ ...place, id: newId(), state: plans[(n / 2) % 4] ?? 'active', proposedBy: 'client', totalMinor: minor },
          ...{ createdAt: at, acceptedAt: at },
        },
      })
    } else {
      const endings = [
        {
          state: 'resolved',
          outcome: 'accepted',
          creditMinor: 700n,
          decidedAt: new Date(at.getTime() + (1 + random(9)) * DAY),
        },
        { state: 'resolved', outcome: 'rejected', decidedAt: new Date(at.getTime() + 3 * DAY) },
        { state: 'withdrawn', decidedAt: new Date(at.getTime() + 2 * DAY) },
        { state: 'open' },
      ] as const
      const disputeId = newId()
      await prisma.dispute.create({
        data: {
          ...{ ...place, id: disputeId, invoiceId: id, openedBy: 'client', openedAt: at, respondBy: column(issuedOn) },
          ...{ reason: n % 3 === 0 ? 'wrong_amount' : 'not_received', ...(endings[((n - 1) / 2) % 4] ?? endings[3]) },
        },
      })
      if (n % 4 === 1)
        for (const [by, hours] of [
          ['client', 1],
          ['business', 30 + random(60)],
          ['business', 200],
        ] as const)
          await prisma.disputeMessage.create({
            data: {
              ...{ businessId, id: newId(), disputeId, by, kind: 'message', author: 'Ada', text: 'About it' },
              at: new Date(at.getTime() + hours * 3_600_000),
            },
          })
    }
  }
}, 120_000)

test('the funnel: each payment belongs to the last step before it, and every invoice to one fate per stage', async () => {
  const [invoices, reminders, entries] = await Promise.all([
    prisma.invoice.findMany({ where: { businessId } }),
    prisma.reminder.findMany({
      where: { businessId, outcome: 'completed', accompanying: false },
      orderBy: { doneAt: 'asc' },
    }),
    prisma.ledgerEntry.findMany({ where: { businessId, account: 'receivable', paymentId: { not: null } } }),
  ])
  const expected = new Map<
    number,
    { reached: number; paid: number; movedOn: number; collected: bigint; days: number[] }
  >()
  for (const invoice of invoices) {
    const steps: { level: number; at: Date }[] = invoice.issuedAt ? [{ level: 0, at: invoice.issuedAt }] : []
    for (const { invoiceId, level, doneAt } of reminders)
      if (invoiceId === invoice.id && doneAt && !steps.some((step) => step.level === level))
        steps.push({ level, at: doneAt })
    for (const [n, { level, at }] of steps.entries()) {
      if (!isInside(at)) continue
      const next = steps[n + 1]?.at ?? null
      const isIn = (moment: Date) => moment >= at && (next === null || moment < next)
      const sum = expected.get(level) ?? { reached: 0, paid: 0, movedOn: 0, collected: 0n, days: [] }
      const isPaid = invoice.state === 'settled' && invoice.settledAt !== null && isIn(invoice.settledAt)
      sum.reached += 1
      if (isPaid && invoice.settledAt) sum.days.push((invoice.settledAt.getTime() - at.getTime()) / DAY)
      if (isPaid) sum.paid += 1
      else if (next !== null) sum.movedOn += 1
      for (const entry of entries)
        if (entry.invoiceId === invoice.id && isIn(entry.recordedAt)) sum.collected -= entry.amountMinor
      expected.set(level, sum)
    }
  }
  const found = await readFunnel({ businessId, currency: 'USD', ...period })
  expect(found.length).toBeGreaterThanOrEqual(5)
  expect(found.map(({ level }) => level)).toEqual([...expected.keys()].sort((a, b) => a - b))
  for (const { level, reached, paid, movedOn, collectedMinor, averageDays } of found) {
    const { days, ...sums } = expected.get(level) ?? { days: [] }
    expect({ reached, paid, movedOn, collected: collectedMinor }).toEqual(sums)
    const mean = days.length === 0 ? null : days.reduce((all, one) => all + one, 0) / days.length
    if (mean === null) expect(averageDays).toBeNull()
    else expect(Math.abs((averageDays ?? NaN) - mean)).toBeLessThanOrEqual(0.0501)
  }
  expect(await readFunnel({ businessId, currency: 'EUR', ...period })).toEqual([])
})

test('promises by the month of their day, plans by the month they were agreed in', async () => {
  const days = { from: Temporal.PlainDate.from('2026-03-01'), until: Temporal.PlainDate.from('2026-10-31') }
  const promises = (await prisma.promiseToPay.findMany({ where: { businessId } })).filter(
    ({ dueOn }) => dueOn >= column(days.from) && dueOn <= column(days.until),
  )
  const found = await readPromiseMonths({ businessId, currency: 'USD', timeZone, ...days })
  expect(found.reduce((sum, { made }) => sum + made, 0)).toBe(promises.length)
  for (const month of found) {
    const own = promises.filter(({ dueOn }) => dueOn.toISOString().startsWith(month.month))
    const count = (state: string) => own.filter((promise) => promise.state === state).length
    const { kept, broken, pending, cancelled } = month
    expect([kept, broken, pending, cancelled]).toEqual(['kept', 'broken', 'pending', 'cancelled'].map(count))
    expect(month.promisedMinor).toBe(own.reduce((sum, { amountMinor }) => sum + amountMinor, 0n))
    expect(month.keptMinor).toBe(
      own.filter(({ state }) => state === 'kept').reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    )
  }
  const plans = (await prisma.instalmentPlan.findMany({ where: { businessId } })).filter(({ acceptedAt }) =>
    isInside(acceptedAt),
  )
  const months = await readPlanMonths({ businessId, currency: 'USD', timeZone, ...period })
  expect(months.reduce((sum, { agreed }) => sum + agreed, 0)).toBe(plans.length)
  for (const { month, completed, defaulted, active, cancelled, coveredMinor } of months) {
    const own = plans.filter(({ acceptedAt }) => acceptedAt && monthOf(acceptedAt) === month)
    const count = (state: string) => own.filter((plan) => plan.state === state).length
    expect([completed, defaulted, active, cancelled]).toEqual(
      ['completed', 'defaulted', 'active', 'cancelled'].map(count),
    )
    expect(coveredMinor).toBe(own.reduce((sum, { totalMinor }) => sum + totalMinor, 0n))
  }
})

test('disputes by month, reason and outcome: counts, credits and median days', async () => {
  const all = (
    await prisma.dispute.findMany({ where: { businessId }, include: { messages: { orderBy: { at: 'asc' } } } })
  ).filter(({ openedAt }) => isInside(openedAt))
  type Case = (typeof all)[number]
  const endOf = ({ state, outcome }: Case) =>
    state === 'resolved' ? (outcome ?? '') : state === 'withdrawn' ? state : 'live'
  const sums = await readDisputeSums({ businessId, currency: 'USD', timeZone, ...period })
  const check = (rows: typeof sums.months, keyOf: (one: Case) => string) => {
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(all.map(keyOf)))
    for (const row of rows) {
      const own = all.filter((one) => keyOf(one) === row.name)
      const over = own.filter(({ state }) => state === 'resolved' || state === 'withdrawn')
      const days = (from: Date, to: Date | null | undefined) => (to ? [(to.getTime() - from.getTime()) / DAY] : [])
      expect(row).toEqual({
        ...{ name: row.name, opened: own.length },
        resolved: own.filter(({ state }) => state === 'resolved').length,
        withdrawn: own.filter(({ state }) => state === 'withdrawn').length,
        creditedMinor: own.reduce((sum, { creditMinor }) => sum + (creditMinor ?? 0n), 0n),
        daysToAnswer: half(
          own.flatMap(({ openedAt, messages }) => days(openedAt, messages.find(({ by }) => by === 'business')?.at)),
        ),
        daysToEnd: half(over.flatMap(({ openedAt, decidedAt }) => days(openedAt, decidedAt))),
      })
    }
  }
  check(sums.months, ({ openedAt }) => monthOf(openedAt))
  check(sums.reasons, ({ reason }) => reason)
  check(sums.outcomes, endOf)
  expect(sums.all?.opened).toBe(all.length)
  expect((await readDisputeSums({ businessId, currency: 'EUR', timeZone, ...period })).all).toBeNull()
})

describe('a payer', () => {
  test('delays, promises, plans and disputes of one client alone', async () => {
    const { id: clientId } = await prisma.client.findFirstOrThrow({ where: { businessId, name: 'Client 1' } })
    const invoices = await prisma.invoice.findMany({ where: { businessId, clientId } })
    const today = bookToday.toString()
    const delays = invoices.flatMap(({ state, settledAt, dueOn, totalMinor }) => {
      const due = Temporal.PlainDate.from(dueOn.toISOString().slice(0, 10))
      const paid = settledAt && dayOf(settledAt)
      const until = state === 'settled' && paid ? paid : due.toString() < today && state === 'issued' ? bookToday : null
      return until
        ? [{ days: due.until(until, { largestUnit: 'day' }).days, minor: totalMinor, isPaid: state === 'settled' }]
        : []
    })
    const facts = await readPayerFacts({ businessId, clientId }, bookToday, timeZone)
    expect(facts.delays).toEqual([
      {
        ...{ currency: 'USD', counted: delays.length, paid: delays.filter(({ isPaid }) => isPaid).length },
        paidOnTime: delays.filter(({ isPaid, days }) => isPaid && days <= 0).length,
        overdue: delays.filter(({ isPaid }) => !isPaid).length,
        weightedDays: delays.reduce((sum, { days, minor }) => sum + BigInt(days) * minor, 0n),
        weight: delays.reduce((sum, { minor }) => sum + minor, 0n),
        medianDays: [...delays].sort((a, b) => a.days - b.days)[Math.ceil(delays.length / 2) - 1]?.days,
        longestDays: Math.max(...delays.map(({ days }) => days)),
      },
    ])
    const disputes = await prisma.dispute.findMany({ where: { businessId, clientId } })
    expect(facts.disputes).toEqual({
      upheld: disputes.filter(({ outcome }) => outcome === 'accepted').length,
      rejected: disputes.filter(({ outcome }) => outcome === 'rejected').length,
      open: disputes.filter(({ state }) => state === 'open').length,
    })
    expect(facts.termsDays).toBe(30)
  })
})
const dayOf = (at: Date) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()
