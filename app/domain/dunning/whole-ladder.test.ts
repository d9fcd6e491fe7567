import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { addDays, compareDays, compareInstants, daysBetween, laterInstant, todayIn } from '../business-day.ts'
import type { Instant, PlainDate } from '../business-day.ts'
import { invoiceId } from '../ids.ts'
import { decideDunning } from './decide-dunning.ts'
import type { DunningFacts, DunningInvoice } from './dunning-facts.ts'
import { defaultPolicy } from './dunning-policy.ts'
import { day, factsWith, invoiceWith } from './sample-facts.ts'
import { inContactWindow } from './send-window.ts'
import { afterwards } from './simulate-dunning.ts'

interface Contact {
  readonly at: Instant
  readonly invoice: DunningInvoice
  readonly stage: string
}

const positions = new Map(defaultPolicy.stages.map((stage) => [stage.key as string, stage]))
/** The default ladder without its approval, so that it runs through by itself. */
const byItself = { stages: defaultPolicy.stages.map((stage) => ({ ...stage, needsApproval: false })) }

/** Plays the worker: wakes when a decision says so (or later, when it was down), does what it says, delivers at once. */
function play(start: DunningFacts, from: Instant, delayHours: (wake: number) => number, wakes = 1_000) {
  let facts = start
  let now = from
  const contacts: Contact[] = []
  const escalated: string[] = []
  for (let wake = 0; wake < wakes; wake += 1) {
    const decision = decideDunning(facts, now)
    if (decision.kind === 'remind') {
      for (const { invoiceId: id, stage } of decision.items) {
        const invoice = facts.invoices.find((each) => each.id === id)
        if (invoice) contacts.push({ at: now, invoice, stage: stage.key })
      }
    }
    if (decision.kind === 'escalate') escalated.push(decision.invoiceId)
    facts = afterwards(facts, decision, now)
    if (decision.nextCheckAt === null) return { contacts, escalated, ended: true }
    now = laterInstant(decision.nextCheckAt, now).add({ hours: delayHours(wake) })
  }
  return { contacts, escalated, ended: false }
}

const midnight = (text: string, zone = 'America/New_York') => day(text).toZonedDateTime(zone).toInstant()

test('left alone, an invoice climbs the default ladder: every stage once, each on its day at nine, then the owner decides', () => {
  const { contacts, escalated, ended } = play(factsWith({ policy: byItself }), midnight('2026-02-10'), () => 0)
  expect(
    contacts.map(
      ({ at, stage }) => `${stage} ${at.toZonedDateTimeISO('America/New_York').toPlainDateTime().toString()}`,
    ),
  ).toEqual([
    'courtesy 2026-03-07T09:00:00',
    'due_today 2026-03-12T09:00:00',
    'day_after 2026-03-13T09:00:00',
    'first_follow_up 2026-03-19T09:00:00',
    'second_follow_up 2026-03-26T09:00:00',
    'third_follow_up 2026-04-11T09:00:00',
    'final_demand 2026-04-26T09:00:00',
  ])
  expect(escalated).toEqual(['i-2041'])
  expect(ended).toBe(true)
})

describe('whatever the zones, the number of invoices and the outages', () => {
  const zones = ['Pacific/Kiritimati', 'America/St_Johns', 'Europe/Berlin', 'America/New_York', 'Pacific/Pago_Pago']
  const anyWorld = fc.record({
    businessZone: fc.constantFrom(...zones),
    clientZone: fc.constantFrom(...zones),
    // Around both changes of the clocks and a leap day.
    dueOn: fc.array(
      fc.integer({ min: 0, max: 60 }).map((days) => addDays(day('2028-02-20'), days)),
      { minLength: 1, maxLength: 3 },
    ),
    startsOn: fc.integer({ min: -40, max: 40 }),
    // Hours by which the worker comes late, over and over; a worker that always sleeps through the day never sends.
    outages: fc.array(fc.constantFrom(0, 3, 11, 30, 100, 1_000), { maxLength: 6 }).map((late) => [...late, 0]),
  })

  const worldFacts = (world: { businessZone: string; clientZone: string; dueOn: PlainDate[] }) =>
    factsWith({
      business: { timeZone: world.businessZone },
      client: { timeZone: world.clientZone },
      policy: byItself,
      invoices: world.dueOn.map((dueOn, n) => invoiceWith({ id: invoiceId(`i-${n}`), number: `${n}`, dueOn })),
    })

  test('each stage goes out at most once, in order, on or after its day, in the window, and never two in one day', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const start = addDays(day('2028-02-20'), world.startsOn).toZonedDateTime(world.businessZone).toInstant()
        const delay = (wake: number) => world.outages[wake % world.outages.length] ?? 0
        const { contacts, escalated, ended } = play(worldFacts(world), start, delay)
        expect(ended).toBe(true)
        expect(new Set(contacts.map(({ invoice, stage }) => `${invoice.id} ${stage}`)).size).toBe(contacts.length)
        expect([...escalated].sort()).toEqual(world.dueOn.map((_, n) => `i-${n}`))
        contacts.forEach(({ at, invoice, stage }, n) => {
          const today = todayIn(world.businessZone, at)
          const age = daysBetween(invoice.dueOn, today)
          const rung = positions.get(stage)
          expect(rung && age >= rung.offsetDays).toBe(true)
          if (rung && rung.offsetDays <= 0) expect(age).toBe(rung.offsetDays)
          expect(inContactWindow(at, world.clientZone, { sendHour: 9, sendFromHour: 8, sendUntilHour: 20 })).toBe(true)
          const earlier = contacts.slice(0, n)
          for (const other of earlier) {
            // One message a day, which may speak of several invoices.
            if (compareInstants(other.at, at) !== 0)
              expect(compareDays(todayIn(world.businessZone, other.at), today)).toBe(-1)
            if (other.invoice.id === invoice.id)
              expect(positions.get(other.stage)?.offsetDays).toBeLessThan(rung?.offsetDays ?? 0)
          }
          const inWeek = earlier.filter((other) => daysBetween(todayIn(world.businessZone, other.at), today) < 7)
          expect(new Set([...inWeek.map((other) => other.at.toString()), at.toString()]).size).toBeLessThanOrEqual(3)
        })
      }),
      { numRuns: 60 },
    )
  })

  test('a decision never asks to be woken in the past, and asking again changes nothing', () => {
    const anyMoment = fc.integer({ min: Date.UTC(2028, 0), max: Date.UTC(2028, 8) })
    fc.assert(
      fc.property(anyWorld, anyMoment, (world, ms) => {
        const now = Temporal.Instant.fromEpochMilliseconds(ms)
        const decision = decideDunning(worldFacts(world), now)
        expect(decideDunning(worldFacts(world), now)).toEqual(decision)
        if (decision.nextCheckAt) expect(compareInstants(decision.nextCheckAt, now)).not.toBe(-1)
        if (decision.kind === 'wait' && decision.nextCheckAt) {
          const later = decideDunning(worldFacts(world), decision.nextCheckAt)
          expect(['remind', 'escalate']).toContain(later.kind)
        }
      }),
    )
  })
})
