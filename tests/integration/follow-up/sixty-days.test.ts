import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test } from 'vitest'
import { diceOf } from '#app/domain/dunning/demo-year.ts'
import { atLength } from '#tests/support/lane.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York, the week of Thanksgiving.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { approveMany } = await import('#app/features/approvals/approve-many.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { placeHold } = await import('#app/features/holds/place-hold.server.ts')
const { holidaysOf } = await import('#app/domain/calendar/holidays.ts')
const { prisma } = world
afterAll(() => world.close())

const seed = 1971
const days = atLength(20, 60)
const businessZone = 'America/New_York'
const zones = [businessZone, 'Europe/Berlin', 'America/Los_Angeles', 'Pacific/Auckland', 'Asia/Kolkata']
const local = (at: string | Date, zone: string) =>
  Temporal.Instant.from(new Date(at).toISOString()).toZonedDateTimeISO(zone)
const dayOf = (at: string | Date) => local(at, businessZone).toPlainDate()
const holidays = new Set(holidaysOf('US', null, 2026, 2027).map(({ day }) => day.toString()))

async function fill(businessId: string, dice: () => number): Promise<void> {
  const data = { sendDays: [1, 2, 3, 4, 5], holidayCountry: 'US' }
  await prisma.business.update({ where: { id: businessId }, data })
  for (let n = 0; n < 40; n += 1) {
    const client = n % 16
    await makeInvoice({
      ...{ businessId, number: `${n}`, now: world.now() },
      ...{ clientName: `Client ${client}`, email: `client${client}@example.com` },
      dueOn: dayOf(world.now())
        .add({ days: Math.floor(dice() * 90) - 40 })
        .toString(),
    })
  }
  const clients = await prisma.client.findMany({ where: { businessId }, orderBy: { name: 'asc' } })
  for (const [n, { id }] of clients.entries()) {
    const timeZone = zones[n % zones.length] ?? null
    await prisma.client.update({ where: { businessId_id: { businessId, id } }, data: { timeZone } })
  }
}

/** What a day brings: payments, parts of them, pauses, and now and then somebody who approves what waits. */
async function live(businessId: string, dice: () => number): Promise<void> {
  const now = world.now()
  const by = { businessId, actor: 'system', now }
  const open = await prisma.invoice.findMany({ where: { businessId, state: 'issued' }, orderBy: { id: 'asc' } })
  for (const { id: invoiceId, clientId, balanceMinor, currency } of open) {
    const chance = dice()
    if (chance < 0.02) {
      const minor = chance < 0.006 && balanceMinor > 2_000n ? balanceMinor / 2n : balanceMinor
      const paid = { method: 'check', receivedOn: dayOf(now), reference: null } as const
      await recordManualPayment({ ...by, ...paid, invoiceId, amount: { minor, currency } })
    } else if (chance < 0.03) {
      const rest = { kind: 'manual', reason: 'we talk', amount: null, reviewOn: null, stopsCharges: false } as const
      await placeHold({ ...by, ...rest, clientId, invoiceId, until: dayOf(now).add({ days: 8 }) })
    }
  }
  if (dice() < 0.4) {
    const drafts = await prisma.outboxMessage.findMany({ where: { businessId, state: 'drafted' } })
    await approveMany({ ...by, messageIds: drafts.map(({ id }) => id) })
  }
}

test(
  `${days} days of forty invoices: what the mailbox received keeps every law (seed ${seed})`,
  { timeout: 600_000 },
  async () => {
    const dice = diceOf(seed)
    const businessId = await makeBusiness(prisma)
    await fill(businessId, dice)
    await world.work()
    for (let day = 0; day < days; day += 1) {
      await live(businessId, dice)
      await world.advance('P1D')
    }

    const mails = (await world.mails()).filter(({ idempotencyKey }) => idempotencyKey.startsWith('reminder/')).reverse()
    const messages = await prisma.outboxMessage.findMany({
      where: { businessId, kind: 'reminder' },
      include: { reminders: { where: { accompanying: false } }, client: true },
    })
    const byKey = new Map(messages.map((message) => [message.key, message]))
    const holds = await prisma.hold.findMany({ where: { businessId } })
    const settled = await prisma.timelineEvent.findMany({ where: { businessId, type: 'invoice.settled' } })
    const invoices = new Map((await prisma.invoice.findMany({ where: { businessId } })).map((one) => [one.id, one]))
    const breaches: string[] = []
    const heard = new Map<string, Temporal.PlainDate[]>()
    const said = new Map<string, number>()
    expect(new Set(mails.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(mails.length)
    for (const { at, to, idempotencyKey, subject } of mails) {
      const breach = (law: string) => breaches.push(`${at} to ${to.join()} “${subject}”: ${law}`)
      const message = byKey.get(idempotencyKey)
      if (!message) throw new Error(`nobody wrote ${idempotencyKey}`)
      const today = dayOf(at)
      const before = heard.get(message.clientId) ?? []
      heard.set(message.clientId, [...before, today])
      if (before.some((day) => day.equals(today))) breach('a second one on this day')
      if (before.filter((day) => day.until(today).days < 7).length >= 3) breach('a fourth one in seven days')
      if (today.dayOfWeek > 5 || holidays.has(today.toString())) breach('on a free day')
      const { hour } = local(at, message.client.timeZone ?? businessZone)
      if (hour < 8 || hour >= 20) breach(`at ${hour} o’clock, the client’s`)
      for (const { invoiceId, stage, stageKey, offsetDays } of message.reminders) {
        const past = said.get(invoiceId) ?? 0
        said.set(invoiceId, stage)
        if (stage <= past) breach(`${stageKey} after stage ${past}`)
        if (settled.some((event) => event.invoiceId === invoiceId && event.at < new Date(at))) breach('paid already')
        const { dueOn } = invoices.get(invoiceId) ?? {}
        if (dueOn && offsetDays <= 0 && today.toString() > dueOn.toISOString().slice(0, 10))
          breach('after the due date')
        const rests = holds.filter((hold) => hold.invoiceId === invoiceId && hold.placedAt < new Date(at))
        if (rests.some(({ until }) => until && today.toString() <= until.toISOString().slice(0, 10))) breach('at rest')
      }
    }
    expect(breaches).toEqual([])
    expect(mails.length).toBeGreaterThan(days)
    expect(settled.length).toBeGreaterThan(days / 12)
    expect(holds.length).toBeGreaterThan(days / 20)
    expect(messages.filter(({ approvedAt }) => approvedAt !== null).length).toBeGreaterThan(0)
    // Every stage below one that was said is on record.
    const steps = await prisma.reminder.findMany({ where: { businessId, accompanying: false } })
    for (const { invoiceId, stage, outcome } of steps) {
      if (outcome !== 'completed') continue
      const below = steps.filter((step) => step.invoiceId === invoiceId && step.stage < stage)
      expect(below.map((step) => step.stage).sort()).toEqual(Array.from({ length: stage - 1 }, (_, n) => n + 1))
    }
  },
)
