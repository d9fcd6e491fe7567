import { beforeEach, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { changePrice } = await import('#app/features/recurring/change-price.server.ts')
const { changeRecurring } = await import('#app/features/recurring/change-recurring.server.ts')
const { createClient } = await import('#app/features/clients/create-client.server.ts')
const { createRecurring } = await import('#app/features/recurring/create-recurring.server.ts')
const { endRecurring } = await import('#app/features/recurring/end-recurring.server.ts')
const { makePeriod } = await import('#app/features/recurring/make-period.server.ts')
const { pauseRecurring } = await import('#app/features/recurring/pause-recurring.server.ts')
const { resumeRecurring } = await import('#app/features/recurring/resume-recurring.server.ts')
const { withdrawPrice } = await import('#app/features/recurring/withdraw-price.server.ts')
const { runRecurring } = await import('#app/jobs/handlers/run-recurring.server.ts')
const { findNextDue } = await import('#app/db/sql/next-due.server.ts')

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => new Date(text)
const setUpAt = at('2026-11-23T15:00:00Z')
const line = { description: 'Hosting {month}', quantity: '1', unitAmount: 10_000n, taxRate: '10', discountBps: 0 }
const content = { lines: [line], taxInclusive: false, rebateBps: 0 }
const settings = {
  ...{ name: 'Hosting', termsDays: 14, purchaseOrder: 'PO 7', notes: null, seriesId: null, issues: true, sends: false },
  end: { endOn: null, countMax: null } as { endOn: Temporal.PlainDate | null; countMax: number | null },
}
const monthEnds = { every: 1, unit: 'month', startOn: day('2026-11-30'), monthEnd: true } as const

let businessId = ''
let clientId = ''
beforeEach(async () => {
  businessId = await makeBusiness(prisma)
  const client = { name: 'Ada Lovelace Ltd', email: 'ada@example.com', contactName: 'Ada' }
  const made = await createClient({ businessId, client, actor: 'system', now: setUpAt })
  if (!made.ok) throw new Error('no client')
  clientId = made.value.clientId
})

async function setUp(over: Partial<typeof settings> = {}): Promise<string> {
  const recurring = { ...settings, ...over, clientId, rhythm: monthEnds, currency: 'USD', content }
  const created = await createRecurring({
    ...{ businessId, recurring, actor: 'system', now: setUpAt, today: day('2026-11-23') },
  })
  if (!created.ok) throw new Error(created.reason)
  return created.value.recurringId
}
const call = (recurringId: string, now: Date) => ({ businessId, recurringId, actor: 'user:nora', now })
const work = (now: Date) => {
  const log = { guard: (_handler: string, _id: string, job: () => Promise<boolean>) => job() }
  return runRecurring({ processId: 1, now: () => now, log })
}
const workThrough = async (now: Date) => {
  while ((await work(now)) > 0);
}
const invoices = () => prisma.invoice.findMany({ where: { businessId }, orderBy: { periodOn: 'asc' } })
const shown = (days: (Date | null)[]) => days.map((one) => one?.toISOString().slice(0, 10) ?? null)
const messages = () => prisma.outboxMessage.findMany({ where: { businessId }, orderBy: { sendAt: 'asc' } })

test('a period’s invoice is made when its day begins where the business is, and mailed at its send hour', async () => {
  const id = await setUp({ sends: true })
  expect(await findNextDue(setUpAt)).toEqual(at('2026-11-30T05:00:00Z'))
  expect(await work(at('2026-11-30T04:59:59Z'))).toBe(0)
  expect(await work(at('2026-11-30T05:00:00Z'))).toBe(1)
  const [invoice, ...others] = await prisma.invoice.findMany({ where: { businessId }, include: { lines: true } })
  expect(others).toEqual([])
  expect(invoice).toMatchObject({ state: 'issued', totalMinor: 11_000n, purchaseOrder: 'PO 7', terms: 'Net 14' })
  expect(invoice?.lines[0]?.description).toBe('Hosting November')
  expect(shown([invoice?.periodOn ?? null, invoice?.issuedOn ?? null, invoice?.dueOn ?? null])).toEqual([
    '2026-11-30',
    '2026-11-30',
    '2026-12-14',
  ])
  const [mail] = await messages()
  expect(mail).toMatchObject({ kind: 'invoice', toAddress: 'ada@example.com', state: 'queued' })
  expect(mail?.sendAt).toEqual(at('2026-11-30T14:00:00Z'))
  const rhythm = await prisma.recurringInvoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
  expect(shown([rhythm.nextOn])).toEqual(['2026-12-31'])
  expect(rhythm.nextRunAt).toEqual(at('2026-12-31T05:00:00Z'))
})

test('after a time without a worker each missed period gets its own invoice, due from the day it is made', async () => {
  await setUp()
  await workThrough(at('2027-03-05T12:00:00Z'))
  const made = await invoices()
  expect(shown(made.map(({ issuedOn }) => issuedOn))).toEqual(['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28'])
  expect(new Set(shown(made.map(({ dueOn }) => dueOn)))).toEqual(new Set(['2027-03-19']))
  expect(made.map(({ terms }) => terms)).toEqual([null, null, null, null])
  expect(new Set(made.map(({ number }) => number)).size).toBe(4)
  const entries = await prisma.ledgerEntry.groupBy({
    by: ['account'],
    where: { businessId },
    _sum: { amountMinor: true },
    orderBy: { account: 'asc' },
  })
  expect(entries.map(({ account, _sum }) => [account, _sum.amountMinor])).toEqual([
    ['receivable', 44_000n],
    ['revenue', -44_000n],
  ])
})

test('four workers at once make one invoice of a period', async () => {
  const id = await setUp({ sends: true })
  const now = at('2026-12-01T12:00:00Z')
  const made = await Promise.all([1, 2, 3, 4].map(() => makePeriod(businessId, id, now)))
  expect(made.filter(Boolean)).toHaveLength(1)
  expect(await invoices()).toHaveLength(1)
  expect(await messages()).toHaveLength(1)
})

test('what began while it was paused is left out; it goes on with the next period', async () => {
  const id = await setUp()
  await workThrough(at('2026-11-30T12:00:00Z'))
  expect((await pauseRecurring(call(id, at('2026-12-15T12:00:00Z')))).ok).toBe(true)
  await workThrough(at('2027-02-10T12:00:00Z'))
  expect(await invoices()).toHaveLength(1)
  const resumed = await resumeRecurring(call(id, at('2027-02-10T12:00:00Z')))
  expect(resumed.ok && resumed.value.nextOn.toString()).toBe('2027-02-28')
  await workThrough(at('2027-03-01T12:00:00Z'))
  expect(shown((await invoices()).map(({ periodOn }) => periodOn))).toEqual(['2026-11-30', '2027-02-28'])
  const paused = await pauseRecurring(call(id, at('2027-03-01T12:00:00Z')))
  expect([paused.ok, (await pauseRecurring(call(id, at('2027-03-01T12:00:00Z')))).ok]).toEqual([true, false])
})

test('other lines count from their day on, and are taken back while no invoice was made with them', async () => {
  const id = await setUp()
  const dearer = (fromOn: string, unitAmount: bigint) =>
    changePrice({
      ...call(id, setUpAt),
      version: { ...content, fromOn: day(fromOn), lines: [{ ...line, unitAmount }] },
    })
  expect((await dearer('2027-01-01', 12_000n)).ok).toBe(true)
  expect((await dearer('2027-03-01', 99_000n)).ok).toBe(true)
  expect((await withdrawPrice({ ...call(id, setUpAt), fromOn: day('2027-03-01') })).ok).toBe(true)
  await workThrough(at('2027-03-31T12:00:00Z'))
  expect((await invoices()).map(({ totalMinor }) => totalMinor)).toEqual([11_000n, 11_000n, 13_200n, 13_200n, 13_200n])
  const late = await dearer('2027-03-31', 1n)
  expect(late.ok ? null : late.reason).toBe('made_already')
  const first = await withdrawPrice({ ...call(id, setUpAt), fromOn: monthEnds.startOn })
  expect(first.ok ? null : first.reason).toBe('not_found')
})

test('a count ends it, one that was ended goes on when there is more to come', async () => {
  const id = await setUp({ end: { endOn: null, countMax: 2 } })
  await workThrough(at('2027-03-31T12:00:00Z'))
  expect(await invoices()).toHaveLength(2)
  const now = at('2027-03-31T12:00:00Z')
  const none = await resumeRecurring(call(id, now))
  expect(none.ok ? null : none.reason).toBe('no_period_left')
  const more = { ...settings, end: { endOn: day('2027-04-30'), countMax: 9 } }
  expect((await changeRecurring({ ...call(id, now), settings: more })).ok).toBe(true)
  expect((await resumeRecurring(call(id, now))).ok).toBe(true)
  await workThrough(at('2027-06-30T12:00:00Z'))
  expect(shown((await invoices()).map(({ periodOn }) => periodOn))).toEqual([
    ...['2026-11-30', '2026-12-31', '2027-03-31', '2027-04-30'],
  ])
  const events = await prisma.timelineEvent.findMany({ where: { businessId, type: { startsWith: 'recurring.' } } })
  expect(new Set(events.map(({ type }) => type))).toEqual(
    new Set(['recurring.created', 'recurring.made', 'recurring.ended', 'recurring.changed', 'recurring.resumed']),
  )
})

test('an end by hand makes nothing more', async () => {
  const id = await setUp()
  expect((await endRecurring(call(id, setUpAt))).ok).toBe(true)
  await workThrough(at('2027-03-31T12:00:00Z'))
  expect(await invoices()).toEqual([])
})

test('a draft waits for a person, who is told; so is one who must find an address', async () => {
  await setUp({ issues: false })
  await workThrough(at('2026-11-30T12:00:00Z'))
  expect((await invoices())[0]).toMatchObject({ state: 'draft', numberPending: true })
  expect(await messages()).toEqual([])
  const [task] = await prisma.task.findMany({ where: { businessId } })
  expect(task?.title).toContain('issue it')

  await prisma.contact.updateMany({ where: { businessId }, data: { state: 'bounced' } })
  const id = await setUp({ sends: true })
  await makePeriod(businessId, id, at('2026-11-30T13:00:00Z'))
  expect(await messages()).toEqual([])
  const titles = await prisma.task.findMany({ where: { businessId }, select: { title: true } })
  expect(titles.some(({ title }) => title.includes('could not be mailed'))).toBe(true)
})

test('a business that moves to a later zone waits for the day to begin there', async () => {
  const id = await setUp()
  await prisma.business.update({ where: { id: businessId }, data: { timeZone: 'America/Los_Angeles' } })
  expect(await makePeriod(businessId, id, at('2026-11-30T05:30:00Z'))).toBe(false)
  expect(await findNextDue(at('2026-11-30T05:30:00Z'))).toEqual(at('2026-11-30T08:00:00Z'))
  expect(await makePeriod(businessId, id, at('2026-11-30T08:00:00Z'))).toBe(true)
})

test('nothing of another business is touched', async () => {
  const id = await setUp()
  const theirs = await makeBusiness(prisma)
  const foreign = { ...call(id, setUpAt), businessId: theirs }
  const answers = await Promise.all([
    pauseRecurring(foreign),
    endRecurring(foreign),
    changeRecurring({ ...foreign, settings }),
    changePrice({ ...foreign, version: { ...content, fromOn: day('2027-01-01') } }),
  ])
  expect(answers.map((answer) => (answer.ok ? null : answer.reason))).toEqual(Array(4).fill('not_found'))
  expect(await makePeriod(theirs, id, at('2026-11-30T12:00:00Z'))).toBe(false)
})
