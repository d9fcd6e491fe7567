import { addDays, todayIn } from '../business-day.ts'
import type { Instant, PlainDate } from '../business-day.ts'
import type { StageOfInvoice } from './dunning-decision.ts'
import type { DunningFacts, DunningInvoice, DunningStep, StepOutcome } from './dunning-facts.ts'
import type { Channel } from './dunning-policy.ts'
import { basisFactsOf, joinBases, messageHolds, reminderBasis } from './reminder-basis.ts'
import { slowestPace } from './send-after-approval.ts'

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

const channelOf = { draft: 'email', queued: 'email', letter: 'letter', call: 'phone' } as const

export function write(
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
export function take(world: ChaseWorld, item: StageOfInvoice, step: Taken): void {
  const same = ({ channel }: DunningStep) => channel === step.channel
  dropSteps(world, [item], (other) => same(other) && other.outcome === 'failed')
  if (stepsOf(world, item).some(same)) throw new RangeError(`${item.stage.key} was taken twice`)
  addStep(world, item, step)
}

/** The steps of an invoice at one stage. */
const stepsOf = ({ facts }: ChaseWorld, { invoiceId, stage }: StageOfInvoice): DunningStep[] =>
  facts.invoices.find(({ id }) => id === invoiceId)?.steps.filter((step) => step.stage === stage.id) ?? []

export function addStep(world: ChaseWorld, { invoiceId, stage }: StageOfInvoice, step: Taken): void {
  const { id, key, offsetDays } = stage
  changeInvoice(world, invoiceId, ({ steps }) => ({ steps: [...steps, { stage: id, key, offsetDays, ...step }] }))
}

export function dropSteps(
  world: ChaseWorld,
  items: readonly StageOfInvoice[],
  which: (step: DunningStep) => boolean,
): void {
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

export const isTrue = ({ facts }: ChaseWorld, { basis, items }: Paper, at: Instant): boolean =>
  messageHolds(
    { basis, steps: items.map(({ invoiceId, stage }) => ({ invoiceId, stage: stage.id })) },
    facts,
    facts.client.recipient,
    todayIn(facts.business.timeZone, at),
  )

/** Taken back: its steps were never taken, and their stages are open again. */
export function withdraw(world: ChaseWorld, paper: Paper, at: Instant): void {
  world.papers = world.papers.filter((other) => other !== paper)
  dropSteps(world, paper.items, ({ channel, outcome }) => outcome === 'pending' && channel === channelOf[paper.state])
  world.nextCheckAt = at
}

export const paceOf = ({ facts }: ChaseWorld, { items }: Paper) =>
  slowestPace(
    facts.invoices.filter(({ id }) => items.some(({ invoiceId }) => invoiceId === id)).map(({ policy }) => policy),
  )

export function finish(world: ChaseWorld, paper: Paper, at: Instant): void {
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

export function setSteps(
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
