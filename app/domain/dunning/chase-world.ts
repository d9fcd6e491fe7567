import { addDays, compareInstants, laterInstant, todayIn } from '../business-day.ts'
import type { Instant, PlainDate } from '../business-day.ts'
import { isPositive, money, subtractMoney } from '../money.ts'
import { decideDunning } from './decide-dunning.ts'
import type { DunningDecision, StageOfInvoice } from './dunning-decision.ts'
import type { DunningFacts, DunningInvoice, DunningStep, StepOutcome } from './dunning-facts.ts'
import type { Channel } from './dunning-policy.ts'
import { activeHold } from './hold.ts'
import { basisFactsOf, joinBases, messageHolds, reminderBasis } from './reminder-basis.ts'
import { sendAfterApproval, slowestPace } from './send-after-approval.ts'

// A client's chase played in memory, for the tests of this folder: the worker, the mail and the people at their desks do what
// they do in earnest, and every contact is kept with the facts it was made on.

export interface Contact {
  readonly at: Instant
  readonly by: Channel
  readonly items: readonly StageOfInvoice[]
  readonly facts: DunningFacts
  /** The steps of each invoice before this contact, by invoice. */
  arrived: boolean
}

/** What waits: for its hour, or for a person. */
export interface Paper {
  state: 'draft' | 'queued' | 'letter' | 'call'
  readonly items: readonly StageOfInvoice[]
  readonly basis: string
  readonly writtenAt: Instant
  sendAt: Instant
}

export interface ChaseWorld {
  facts: DunningFacts
  /** Invoices that are settled. */
  closed: DunningInvoice[]
  nextCheckAt: Instant | null
  papers: Paper[]
  readonly contacts: Contact[]
  readonly asked: { readonly at: Instant; readonly item: StageOfInvoice }[]
}

export const startChase = (facts: DunningFacts, now: Instant): ChaseWorld => ({
  facts,
  closed: [],
  nextCheckAt: now,
  papers: [],
  contacts: [],
  asked: [],
})

export const todayOf = ({ facts }: Pick<ChaseWorld, 'facts'>, at: Instant): PlainDate =>
  todayIn(facts.business.timeZone, at)

/** When the worker has to come again; null: only when something happens. */
export function nextDue({ nextCheckAt, papers }: ChaseWorld): Instant | null {
  const queued = papers.filter(({ state }) => state === 'queued').map(({ sendAt }) => sendAt)
  return [...queued, ...(nextCheckAt ? [nextCheckAt] : [])].reduce<Instant | null>(
    (first, at) => (first && compareInstants(first, at) <= 0 ? first : at),
    null,
  )
}

/** The worker from `now` to `until`, which sleeps while `awakeAt` says so. */
export function workUntil(
  world: ChaseWorld,
  now: Instant,
  until: Instant,
  awakeAt: (at: Instant) => Instant = (at) => at,
): void {
  for (let due = nextDue(world); due; due = nextDue(world)) {
    const at = awakeAt(laterInstant(due, now))
    if (compareInstants(at, until) > 0) return
    work(world, at)
  }
}

/** All that is due at one moment. Errors: RangeError when it never comes to rest. */
export function work(world: ChaseWorld, at: Instant): void {
  for (let round = 0; round < 100; round += 1) {
    const message = world.papers.find(({ state, sendAt }) => state === 'queued' && compareInstants(sendAt, at) <= 0)
    if (message) send(world, message, at)
    else if (world.nextCheckAt && compareInstants(world.nextCheckAt, at) <= 0) look(world, at)
    else return
  }
  throw new RangeError('the worker never comes to rest')
}

function look(world: ChaseWorld, at: Instant): void {
  for (const draft of world.papers.filter(({ state }) => state === 'draft')) {
    if (!isTrue(world, draft, at)) withdraw(world, draft, at)
  }
  const decision = decideDunning(world.facts, at)
  if (decision.nextCheckAt && compareInstants(decision.nextCheckAt, at) < 0) throw new RangeError('woken in the past')
  world.nextCheckAt = decision.nextCheckAt
  for (const left of decision.obsolete) {
    dropSteps(world, [left], ({ outcome }) => outcome === 'failed')
    addStep(world, left, { channel: left.stage.channel, outcome: 'obsolete', at, underWay: false })
  }
  carryOut(world, decision, at)
}

function carryOut(world: ChaseWorld, decision: DunningDecision, at: Instant): void {
  switch (decision.kind) {
    case 'remind':
      return write(world, decision.items, decision.needsApproval ? 'draft' : 'queued', decision.sendAt, at)
    case 'letter':
      return write(world, decision.items, 'letter', at, at)
    case 'call':
      return write(world, [decision], 'call', at, at)
    case 'escalate':
      world.asked.push({ at, item: decision })
      return take(world, decision, { channel: 'owner', outcome: 'completed', at, underWay: false })
    case 'no_recipient':
    case 'hold':
    case 'wait':
  }
}

const channelOf = { draft: 'email', queued: 'email', letter: 'letter', call: 'phone' } as const

function write(
  world: ChaseWorld,
  items: readonly StageOfInvoice[],
  state: Paper['state'],
  sendAt: Instant,
  at: Instant,
) {
  const today = todayOf(world, at)
  const bases = items.flatMap(({ invoiceId, stage }) => {
    const invoice = world.facts.invoices.find(({ id }) => id === invoiceId)
    if (!invoice) return []
    const basis = basisFactsOf(invoice, world.facts.client.recipient, stage.id)
    return [reminderBasis(basis, today, addDays(today, stage.offsetDays <= 0 ? 0 : 7))]
  })
  world.papers.push({ state, items, basis: joinBases(bases), writtenAt: at, sendAt })
  const step = { channel: channelOf[state], outcome: 'pending', at, underWay: state === 'queued' } as const
  for (const item of items) take(world, item, step)
}

type Taken = Pick<DunningStep, 'channel' | 'outcome' | 'at' | 'underWay'>

/** As in the database: one step for an invoice, a stage and a channel; one that failed is taken again in its place. */
function take(world: ChaseWorld, item: StageOfInvoice, step: Taken): void {
  const same = ({ channel }: DunningStep) => channel === step.channel
  dropSteps(world, [item], (other) => same(other) && other.outcome === 'failed')
  if (stepsOf(world, item).some(same)) throw new RangeError(`${item.stage.key} was taken twice`)
  addStep(world, item, step)
}

/** The steps of an invoice at one stage. */
const stepsOf = ({ facts }: ChaseWorld, { invoiceId, stage }: StageOfInvoice): DunningStep[] =>
  facts.invoices.find(({ id }) => id === invoiceId)?.steps.filter((step) => step.stage === stage.id) ?? []

function addStep(world: ChaseWorld, { invoiceId, stage }: StageOfInvoice, step: Taken): void {
  const { id, key, offsetDays } = stage
  changeInvoice(world, invoiceId, ({ steps }) => ({ steps: [...steps, { stage: id, key, offsetDays, ...step }] }))
}

function dropSteps(world: ChaseWorld, items: readonly StageOfInvoice[], which: (step: DunningStep) => boolean): void {
  for (const { invoiceId, stage } of items) {
    changeInvoice(world, invoiceId, ({ steps }) => ({
      steps: steps.filter((step) => step.stage !== stage.id || !which(step)),
    }))
  }
}

/** Changes an open invoice. */
export function changeInvoice(
  world: ChaseWorld,
  invoiceId: string,
  change: (invoice: DunningInvoice) => Partial<DunningInvoice>,
): void {
  const invoices = world.facts.invoices.map((one) => (one.id === invoiceId ? { ...one, ...change(one) } : one))
  world.facts = { ...world.facts, invoices }
}

export function changeClient(world: ChaseWorld, client: Partial<DunningFacts['client']>): void {
  world.facts = { ...world.facts, client: { ...world.facts.client, ...client } }
}

const isTrue = ({ facts }: ChaseWorld, { basis, items }: Paper, at: Instant): boolean =>
  messageHolds(
    { basis, steps: items.map(({ invoiceId, stage }) => ({ invoiceId, stage: stage.id })) },
    facts,
    facts.client.recipient,
    todayIn(facts.business.timeZone, at),
  )

/** Taken back: its steps were never taken, and their stages are open again. */
function withdraw(world: ChaseWorld, paper: Paper, at: Instant): void {
  world.papers = world.papers.filter((other) => other !== paper)
  dropSteps(world, paper.items, ({ channel, outcome }) => outcome === 'pending' && channel === channelOf[paper.state])
  world.nextCheckAt = at
}

const paceOf = ({ facts }: ChaseWorld, { items }: Paper) =>
  slowestPace(
    facts.invoices.filter(({ id }) => items.some(({ invoiceId }) => invoiceId === id)).map(({ policy }) => policy),
  )

/** The last gate: what is no longer true is taken back, and what would come at the wrong time waits for the right one. */
function send(world: ChaseWorld, message: Paper, at: Instant): void {
  if (!isTrue(world, message, at)) return withdraw(world, message, at)
  message.sendAt = sendAfterApproval(world.facts, paceOf(world, message), [], at)
  if (compareInstants(message.sendAt, at) <= 0) finish(world, message, at)
}

/** A person lets a draft go out. */
export function approve(world: ChaseWorld, draft: Paper, at: Instant): void {
  const planned = world.papers.filter(({ state }) => state === 'queued').map(({ sendAt }) => laterInstant(sendAt, at))
  draft.sendAt = sendAfterApproval(world.facts, paceOf(world, draft), planned, at)
  if (!isTrue(world, draft, at) || !isTrue(world, draft, draft.sendAt)) return withdraw(world, draft, at)
  draft.state = 'queued'
  setSteps(world, draft.items, 'email', { underWay: true })
}

/** A person lets the stages of a draft pass. */
export function skip(world: ChaseWorld, draft: Paper, at: Instant): void {
  world.papers = world.papers.filter((other) => other !== draft)
  setSteps(world, draft.items, 'email', { outcome: 'skipped', at })
  world.nextCheckAt = at
}

/** A person posts a letter or makes a call; one that nobody should make any more is put away. */
export function doByHand(world: ChaseWorld, paper: Paper, at: Instant): void {
  const today = todayOf(world, at)
  const isWanted = paper.items.every(({ invoiceId }) => {
    const invoice = world.facts.invoices.find(({ id }) => id === invoiceId)
    return invoice && !isPositive(invoice.processing) && !activeHold(invoice.holds, today)
  })
  if (isWanted) finish(world, paper, at)
  else withdraw(world, paper, at)
}

function finish(world: ChaseWorld, paper: Paper, at: Instant): void {
  const by = channelOf[paper.state]
  world.contacts.push({ at, by, items: paper.items, facts: world.facts, arrived: true })
  world.papers = world.papers.filter((other) => other !== paper)
  setSteps(world, paper.items, by, { outcome: 'completed', at, underWay: false })
  for (const { invoiceId } of paper.items) {
    changeInvoice(world, invoiceId, ({ firstSentAt }) => ({ firstSentAt: firstSentAt ?? at }))
  }
  const recentContacts = [at, ...world.facts.client.recentContacts].slice(0, 10)
  changeClient(world, { lastContactAt: at, recentContacts })
  world.nextCheckAt = at
}

function setSteps(
  world: ChaseWorld,
  items: readonly StageOfInvoice[],
  channel: Channel,
  change: { outcome?: StepOutcome; at?: Instant; underWay?: boolean },
): void {
  for (const { invoiceId, stage } of items) {
    changeInvoice(world, invoiceId, ({ steps }) => ({
      steps: steps.map((step) =>
        step.stage === stage.id && step.channel === channel && step.outcome !== 'obsolete'
          ? { ...step, ...change }
          : step,
      ),
    }))
  }
}

/** Money arrives; what settles an invoice takes its letters and calls along. */
export function receive(world: ChaseWorld, invoiceId: string, minor: bigint, at: Instant): void {
  changeInvoice(world, invoiceId, ({ balance }) => ({
    balance: subtractMoney(balance, money(minor, balance.currency)),
    processing: money(0n, balance.currency),
  }))
  const settled = world.facts.invoices.filter(({ balance }) => !isPositive(balance))
  world.nextCheckAt = at
  if (settled.length === 0) return
  for (const paper of world.papers) {
    const isAbout = paper.items.some((item) => settled.some(({ id }) => id === item.invoiceId))
    if (isAbout) withdraw(world, paper, at)
  }
  const isSettled = ({ id }: DunningInvoice) => settled.some((invoice) => invoice.id === id)
  world.closed.push(...world.facts.invoices.filter(isSettled))
  world.facts = { ...world.facts, invoices: world.facts.invoices.filter((invoice) => !isSettled(invoice)) }
}

/** A payment is returned: the invoice is open again, where it stood. */
export function reopen(world: ChaseWorld, minor: bigint, at: Instant): void {
  const invoice = world.closed.shift()
  if (!invoice) return
  const open = { ...invoice, balance: money(minor, invoice.balance.currency) }
  world.facts = { ...world.facts, invoices: [...world.facts.invoices, open] }
  world.nextCheckAt = at
}

/** The mail provider says that the last mail did not arrive. */
export function bounceLast(world: ChaseWorld, at: Instant): void {
  const last = world.contacts.findLast(({ by, arrived }) => by === 'email' && arrived)
  if (!last) return
  last.arrived = false
  setSteps(world, last.items, 'email', { outcome: 'failed', at })
  changeClient(world, { recipient: null })
  world.nextCheckAt = at
}
