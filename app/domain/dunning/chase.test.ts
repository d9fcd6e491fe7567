import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, compareInstants, laterInstant } from '../business-day.ts'
import type { Instant } from '../business-day.ts'
import { everyDay } from '../calendar/send-calendar.ts'
import type { SendCalendar } from '../calendar/send-calendar.ts'
import { contactChannels } from '../client/preferences.ts'
import { invoiceId } from '../ids.ts'
import { money } from '../money.ts'
import { breaches } from './chase-laws.ts'
import * as people from './chase-people.ts'
import { changeClient, changeInvoice, startChase, todayOf } from './chase-world.ts'
import type { ChaseWorld } from './chase-world.ts'
import { work, workUntil } from './chase-worker.ts'
import { followUpOf } from './decide-dunning.ts'
import type { DunningFacts } from './dunning-facts.ts'
import type { DunningPolicy, DunningStage } from './dunning-policy.ts'
import type { Hold } from './hold.ts'
import { presetKeys, presetOf } from './policy-presets.ts'
import { day, factsWith, holdWith, invoiceWith } from './sample-facts.ts'

const weekdays: SendCalendar = {
  sendDays: [1, 2, 3, 4, 5],
  holidays: new Set(['2028-02-21', '2028-03-20', '2028-04-14', '2028-04-17', '2028-05-29']),
}
const policies: DunningPolicy[] = [
  ...presetKeys.map((key) => presetOf(key).policy),
  { ...presetOf('firm').policy, repeat: { everyDays: 4, times: 3 } },
  { ...presetOf('firm').policy, stages: byHand(presetOf('firm').policy) },
]

/** Follow-ups by telephone, the final notice on paper. */
function byHand({ stages }: DunningPolicy): DunningStage[] {
  return stages.map((stage) => {
    if (stage.key === 'first_follow_up' || stage.key === 'third_follow_up') return { ...stage, channel: 'phone' }
    return stage.key === 'final_demand' ? { ...stage, channel: 'letter', needsApproval: false } : stage
  })
}
const zones = ['Pacific/Kiritimati', 'Europe/Berlin', 'America/New_York', 'Pacific/Pago_Pago'] as const

const anyStart = fc.record({
  businessZone: fc.constantFrom(...zones),
  clientZone: fc.constantFrom(...zones),
  calendar: fc.constantFrom(everyDay, weekdays),
  policy: fc.constantFrom(...policies),
  // Around both changes of the clocks and a leap day.
  dueIn: fc.array(fc.integer({ min: -20, max: 50 }), { minLength: 1, maxLength: 3 }),
  otherCurrency: fc.boolean(),
  recipient: fc.constantFrom('ada@example.com', 'ada@example.com', null),
  hasPostalAddress: fc.boolean(),
  hasPhone: fc.boolean(),
  preferredChannel: fc.option(fc.constantFrom(...contactChannels)),
  payRun: fc.option(fc.record({ run: fc.constant({ kind: 'month_end' } as const), granted: fc.boolean() })),
})
type Start = typeof anyStart extends fc.Arbitrary<infer T> ? T : never

const begin = day('2028-02-20')

function factsOf(start: Start): DunningFacts {
  const { businessZone, clientZone, calendar, policy, recipient, hasPostalAddress, hasPhone, payRun } = start
  const { preferredChannel } = start
  return factsWith({
    business: { timeZone: businessZone, calendar },
    client: { timeZone: clientZone, recipient, hasPostalAddress, hasPhone, payRun, preferredChannel },
    invoices: start.dueIn.map((days, n) =>
      invoiceWith({
        id: invoiceId(`i-${n}`),
        number: `${n}`,
        dueOn: addDays(begin, days),
        policy,
        ...(start.otherCurrency && n === 1 && { balance: money(90_000n, 'EUR'), processing: money(0n, 'EUR') }),
      }),
    ),
  })
}

const anyInvoice = fc.nat(2)
const anyEvent = fc.record({
  /** Hours after the one before. */
  after: fc.integer({ min: 0, max: 200 }),
  what: fc.oneof(
    fc.record({ kind: fc.constant('part' as const), invoice: anyInvoice, minor: fc.bigInt({ min: 1n, max: 60_000n }) }),
    fc.record({ kind: fc.constantFrom('paid', 'on its way', 'arrived', 'failed'), invoice: anyInvoice }),
    fc.record({
      kind: fc.constant('hold' as const),
      invoice: anyInvoice,
      days: fc.option(fc.integer({ min: 0, max: 40 })),
      minor: fc.option(fc.bigInt({ min: 1n, max: 140_000n })),
    }),
    fc.record({ kind: fc.constant('policy' as const), to: fc.constantFrom(...policies) }),
    fc.record({ kind: fc.constant('down' as const), hours: fc.constantFrom(1, 7, 16, 60, 400) }),
    fc.record({
      kind: fc.constantFrom('release', 'bounce', 'address', 'approve', 'skip', 'by hand', 'look', 'returned', 'moved'),
    }),
  ),
})
type Event = typeof anyEvent extends fc.Arbitrary<infer T> ? T : never

function happen(world: ChaseWorld, { what }: Event, at: Instant): void {
  const about = 'invoice' in what ? world.facts.invoices[what.invoice % Math.max(1, world.facts.invoices.length)] : null
  const least = (minor: bigint) => (about && minor > about.balance.minor ? about.balance.minor : minor)
  switch (what.kind) {
    case 'part':
      if (about) people.receive(world, about.id, least(what.minor), at)
      return
    case 'paid':
    case 'arrived':
      if (about) people.receive(world, about.id, about.balance.minor, at)
      return
    case 'on its way':
    case 'failed': {
      if (!about) return
      const minor = what.kind === 'failed' ? 0n : about.balance.minor
      changeInvoice(world, about.id, () => ({ processing: money(minor, about.balance.currency) }))
      break
    }
    case 'hold': {
      if (!about) return
      const { currency } = about.balance
      const hold: Hold = holdWith({
        until: what.days === null ? null : addDays(todayOf(world, at), what.days),
        amount: what.minor === null ? null : money(what.minor, currency),
      })
      changeInvoice(world, about.id, ({ holds }) => ({ holds: [...holds, hold] }))
      break
    }
    case 'release':
      for (const { id } of world.facts.invoices) changeInvoice(world, id, () => ({ holds: [] }))
      break
    case 'policy':
      for (const { id } of world.facts.invoices) changeInvoice(world, id, () => ({ policy: what.to }))
      break
    case 'bounce':
      return people.bounceLast(world, at)
    case 'address':
      changeClient(world, { recipient: `ada${at.epochMilliseconds}@example.com` })
      break
    case 'moved':
      changeClient(world, { timeZone: 'Asia/Tokyo' })
      break
    case 'returned':
      return people.reopen(world, 40_000n, at)
    case 'approve':
      for (const draft of drafts(world)) people.approve(world, draft, at)
      return
    case 'skip':
      for (const draft of drafts(world)) people.skip(world, draft, at)
      return
    case 'by hand':
      for (const paper of world.papers.filter(({ state }) => state === 'letter' || state === 'call'))
        people.doByHand(world, paper, at)
      return
    case 'look':
      break
    case 'down':
      return
  }
  world.nextCheckAt = at
}

const drafts = ({ papers }: ChaseWorld) => papers.filter(({ state }) => state === 'draft')

/** Plays the events, then lets people work through what waits, every other day, until the ladders end. */
function play(start: Start, events: readonly Event[], eachHour: boolean): { world: ChaseWorld; end: Instant } {
  let now = begin.toZonedDateTime(start.businessZone).toInstant().add({ hours: 5 })
  const world = startChase(factsOf(start), now)
  const run = (until: Instant, downUntil: Instant) => {
    const awake = (at: Instant) => laterInstant(at, downUntil)
    if (eachHour) {
      for (let at = now; compareInstants(at, until) <= 0; at = at.add({ hours: 1 })) {
        world.nextCheckAt = at
        work(world, at)
      }
    } else workUntil(world, now, until, awake)
    now = until
  }
  for (const event of events) {
    const at = now.add({ hours: event.after })
    run(at, now)
    happen(world, event, at)
    if (event.what.kind === 'down' && !eachHour)
      run(at.add({ hours: event.what.hours }), at.add({ hours: event.what.hours }))
  }
  return { world, end: now }
}

const anyEvents = fc.array(anyEvent, { maxLength: 25 })

describe('whatever happens, in whatever order', { timeout: 60_000 }, () => {
  test('nobody hears the same twice, too often, at the wrong time, or while it rests', () => {
    fc.assert(
      fc.property(anyStart, anyEvents, (start, events) => {
        const { world } = play(start, events, false)
        expect(breaches(world)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('once people have done their part, every ladder comes to its end', () => {
    fc.assert(
      fc.property(anyStart, anyEvents, (start, events) => {
        const { world, end } = play(start, events, false)
        let now = end
        happen(world, { after: 0, what: { kind: 'release' } }, now)
        happen(world, { after: 0, what: { kind: 'address' } }, now)
        for (const { id, balance } of world.facts.invoices)
          changeInvoice(world, id, () => ({ processing: money(0n, balance.currency) }))
        for (let round = 0; round < 130; round += 1) {
          for (const kind of ['approve', 'by hand'] as const) happen(world, { after: 0, what: { kind } }, now)
          workUntil(world, now, now.add({ hours: 50 }))
          now = now.add({ hours: 50 })
        }
        expect(breaches(world)).toEqual([])
        const ends = world.facts.invoices.map((invoice) => followUpOf(invoice, world.facts, now).reason.code)
        expect(ends.filter((code) => code !== 'ladder_finished' && code !== 'small_balance')).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  test('a worker that sleeps until it is woken misses nothing that one that looks every hour does', () => {
    const deeds = ({ contacts, asked, facts, papers }: ChaseWorld) => [
      ...contacts.flatMap(({ at, by, items }) =>
        items.map(({ invoiceId: id, stage }) => `${todayOf({ facts }, at).toString()} ${by} ${stage.key} ${id}`),
      ),
      ...asked.map(({ at, item }) => `${todayOf({ facts }, at).toString()} owner ${item.invoiceId}`),
      ...papers.map(
        ({ state, writtenAt, items }) =>
          `${todayOf({ facts }, writtenAt).toString()} ${state} ${items.map(({ stage, invoiceId: id }) => `${stage.key} ${id}`).join()}`,
      ),
    ]
    const still = anyEvents.map((events) => events.filter(({ what }) => what.kind !== 'down'))
    fc.assert(
      fc.property(anyStart, still, (start, events) => {
        expect(deeds(play(start, events, false).world)).toEqual(deeds(play(start, events, true).world))
      }),
      { numRuns: 15 },
    )
  })
})
