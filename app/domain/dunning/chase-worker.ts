import { compareInstants, laterInstant } from '../business-day.ts'
import type { Instant } from '../business-day.ts'
import { decideDunning } from './decide-dunning.ts'
import type { DunningDecision } from './dunning-decision.ts'
import { sendAfterApproval } from './send-after-approval.ts'
import { addStep, dropSteps, finish, isTrue, paceOf, take, withdraw, write } from './chase-world.ts'
import type { ChaseWorld, Paper } from './chase-world.ts'

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

/** The last gate: what is no longer true is taken back, and what would come at the wrong time waits for the right one. */
function send(world: ChaseWorld, message: Paper, at: Instant): void {
  if (!isTrue(world, message, at)) return withdraw(world, message, at)
  message.sendAt = sendAfterApproval(world.facts, paceOf(world, message), [], at)
  if (compareInstants(message.sendAt, at) <= 0) finish(world, message, at)
}
