import { addDays, daysBetween } from '../business-day.ts'
import type { Instant, PlainDate } from '../business-day.ts'
import { holidaysOf } from '../calendar/holidays.ts'
import { addBusinessDays } from '../calendar/send-calendar.ts'
import { clientId, invoiceId } from '../ids.ts'
import { money } from '../money.ts'
import { approve, bounceLast, doByHand, receive, skip } from './chase-people.ts'
import { changeClient, changeInvoice, startChase, todayOf } from './chase-world.ts'
import type { ChaseWorld } from './chase-world.ts'
import { presetKeys, presetOf } from './policy-presets.ts'
import { day, factsWith, holdWith, invoiceWith } from './sample-facts.ts'

// The clients of a business through one year, for the test beside this file: who owes what, and what happens on each day.

export const firstDay = day('2027-01-01')
export const businessZone = 'America/New_York'
const calendar = {
  sendDays: [1, 2, 3, 4, 5],
  holidays: new Set(holidaysOf('US', null, 2026, 2028).map((holiday) => holiday.day.toString())),
}
const zones = [
  'America/New_York',
  'America/Los_Angeles',
  'Europe/London',
  'Europe/Berlin',
  'Pacific/Auckland',
  'Asia/Kolkata',
]
const payers = ['early', 'on time', 'on time', 'late', 'late', 'very late', 'in parts', 'never'] as const

export type Dice = () => number

/** The same numbers for the same seed, from 0 up to 1 (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const pick = <T>(dice: Dice, all: readonly [T, ...T[]] | readonly T[]): T => {
  const found = all[Math.floor(dice() * all.length)]
  if (found === undefined) throw new RangeError('nothing to pick from')
  return found
}
const between = (dice: Dice, low: number, high: number): number => low + Math.floor(dice() * (high - low + 1))

interface Planned {
  readonly id: string
  readonly issuedOn: PlainDate
  readonly dueOn: PlainDate
  readonly minor: bigint
  /** What happens, by the day of the year it happens on. */
  readonly happens: readonly { readonly on: number; readonly what: Happening }[]
}
type Happening =
  'pay' | 'pay half' | 'debit' | 'debit fails' | 'dispute' | 'dispute a part' | 'resolve' | 'promise' | 'say it is paid'

export interface DemoClient {
  readonly world: ChaseWorld
  readonly invoices: readonly Planned[]
  /** How many days a draft, a letter or a call waits for somebody. */
  readonly patience: number
  addressBackOn: number | null
}

export function demoClients(dice: Dice, clients: number, invoices: number): DemoClient[] {
  const each = Array.from({ length: invoices }, (_, n) => (n < clients ? n : Math.floor(dice() * clients)))
  return Array.from({ length: clients }, (_, client) => ({
    world: startChase(factsOfClient(dice, client), firstDay.toZonedDateTime(businessZone).toInstant()),
    invoices: each.flatMap((owner, n) => (owner === client ? [plan(dice, n)] : [])),
    patience: between(dice, 0, 6),
    addressBackOn: null,
  }))
}

const factsOfClient = (dice: Dice, n: number) =>
  factsWith({
    business: { timeZone: businessZone, calendar },
    client: {
      id: clientId(`c-${n}`),
      recipient: `client${n}@example.com`,
      timeZone: pick(dice, zones),
      hasPostalAddress: dice() < 0.5,
      hasPhone: dice() < 0.6,
      payRun: dice() < 0.15 ? { run: { kind: 'month_end' }, granted: dice() < 0.5 } : null,
      preferredChannel: null,
    },
    invoices: [],
  })

function plan(dice: Dice, n: number): Planned {
  const issued = between(dice, 0, 300)
  const due = issued + pick(dice, [7, 14, 30, 30, 45])
  const happens: { on: number; what: Happening }[] = []
  const at = (on: number, what: Happening) => happens.push({ on, what })
  const late = due + between(dice, 1, 25)
  switch (pick(dice, payers)) {
    case 'early':
      at(due - 6, 'pay')
      break
    case 'on time':
      at(due - between(dice, 0, 2), 'pay')
      break
    case 'late':
      at(late, dice() < 0.3 ? 'debit' : 'pay')
      at(late + 4, 'pay')
      break
    case 'very late':
      at(late, 'debit')
      at(late + 3, 'debit fails')
      at(due + between(dice, 30, 80), 'pay')
      break
    case 'in parts':
      at(late, 'pay half')
      at(late + 15, 'pay half')
      if (dice() < 0.5) at(late + 40, 'pay')
      break
    case 'never':
  }
  if (dice() < 0.06) {
    at(due + 2, dice() < 0.5 ? 'dispute' : 'dispute a part')
    at(due + between(dice, 5, 30), 'resolve')
  }
  if (dice() < 0.1) at(due + between(dice, 1, 20), 'promise')
  if (dice() < 0.05) at(due + between(dice, 3, 12), 'say it is paid')
  return {
    id: `i-${n}`,
    issuedOn: addDays(firstDay, issued),
    dueOn: addDays(firstDay, due),
    minor: BigInt(between(dice, 5_000, 900_000)),
    happens,
  }
}

/** What the day brings, in the morning. */
export function happenOn(client: DemoClient, number: number, dice: Dice, at: Instant): void {
  const { world } = client
  const today = addDays(firstDay, number)
  for (const planned of client.invoices) {
    if (planned.issuedOn.equals(today)) issue(world, planned, dice, at)
    for (const { on, what } of planned.happens) if (on === number) happen(world, planned.id, what, at)
  }
  if (client.addressBackOn === number) {
    changeClient(world, { recipient: `new${number}@example.com` })
    world.nextCheckAt = at
  }
  const last = world.contacts.at(-1)
  if (last?.by === 'email' && last.arrived && daysBetween(todayOf(world, last.at), today) === 1 && dice() < 0.02) {
    bounceLast(world, at)
    client.addressBackOn = number + between(dice, 2, 12)
  }
  if (dice() < 0.002) {
    const policy = presetOf(pick(dice, presetKeys)).policy
    for (const { id } of world.facts.invoices) changeInvoice(world, id, () => ({ policy }))
    world.nextCheckAt = at
  }
}

function issue(world: ChaseWorld, { id, issuedOn, dueOn, minor }: Planned, dice: Dice, at: Instant): void {
  const policy = presetOf(dice() < 0.7 ? 'standard' : pick(dice, presetKeys)).policy
  const invoice = invoiceWith({
    id: invoiceId(id),
    number: id.slice(2),
    issuedOn,
    dueOn,
    balance: money(minor, 'USD'),
    policy,
  })
  world.facts = { ...world.facts, invoices: [...world.facts.invoices, invoice] }
  world.nextCheckAt = at
}

function happen(world: ChaseWorld, id: string, what: Happening, at: Instant): void {
  const invoice = world.facts.invoices.find((each) => each.id === id)
  if (!invoice) return
  const { balance } = invoice
  const today = todayOf(world, at)
  const hold = (change: Parameters<typeof holdWith>[0]) =>
    changeInvoice(world, id, ({ holds }) => ({ holds: [...holds, holdWith(change)] }))
  switch (what) {
    case 'pay':
      return receive(world, id, balance.minor, at)
    case 'pay half':
      return receive(world, id, balance.minor / 2n + 1n, at)
    case 'debit':
      changeInvoice(world, id, () => ({ processing: balance }))
      break
    case 'debit fails':
      changeInvoice(world, id, () => ({ processing: money(0n, 'USD') }))
      break
    case 'dispute':
      hold({ kind: 'dispute' })
      break
    case 'dispute a part':
      hold({ kind: 'dispute', amount: money(balance.minor / 3n + 1n, 'USD') })
      break
    case 'resolve':
      changeInvoice(world, id, ({ holds }) => ({ holds: holds.filter(({ kind }) => kind !== 'dispute') }))
      break
    case 'promise':
      hold({ kind: 'promise', until: addBusinessDays(addDays(today, 10), 2, calendar), promisedOn: addDays(today, 10) })
      break
    case 'say it is paid':
      hold({ kind: 'already_paid', until: addDays(today, 5) })
      break
  }
  world.nextCheckAt = at
}

/** People at their desks, in the afternoon, with what has waited long enough. */
export function workThrough({ world, patience }: DemoClient, dice: Dice, at: Instant): void {
  for (const paper of [...world.papers]) {
    const waits = daysBetween(todayOf(world, paper.writtenAt), todayOf(world, at))
    if (waits < patience || !world.papers.includes(paper)) continue
    if (paper.state === 'draft') (dice() < 0.1 ? skip : approve)(world, paper, at)
    else if (paper.state !== 'queued') doByHand(world, paper, at)
  }
}
