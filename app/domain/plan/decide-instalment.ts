import {
  addDays,
  compareDays,
  compareInstants,
  earliestInstant,
  laterDay,
  laterInstant,
  startOfDay,
  todayIn,
} from '../business-day.ts'
import type { Instant, PlainDate } from '../business-day.ts'
import { addBusinessDays } from '../calendar/send-calendar.ts'
import type { DunningFacts, DunningInvoice } from '../dunning/dunning-facts.ts'
import { activeHold } from '../dunning/hold.ts'
import { sendAfterApproval } from '../dunning/send-after-approval.ts'
import type { Pace } from '../dunning/send-after-approval.ts'
import { nextSendInstant } from '../dunning/send-window.ts'
import { isPositive } from '../money.ts'
import { asksForMoney, instalmentMoments, isOpenOn } from './instalment-ladder.ts'
import type { InstalmentMoment, InstalmentStep } from './instalment-ladder.ts'
import type { InstalmentStanding, PlanStanding } from './plan-standing.ts'

/** All that a decision about the instalments of one active plan rests on, apart from the moment. */
export interface InstalmentFacts {
  readonly dunning: Pick<DunningFacts, 'client' | 'business'>
  /** What the policies of the covered invoices allow. */
  readonly pace: Pace
  /** What was to be said up to this day was said by the terms. */
  readonly agreedOn: PlainDate
  /** Business days after a missed instalment before somebody is asked. */
  readonly graceDays: number
  readonly standing: PlanStanding
  readonly taken: readonly { readonly position: number; readonly step: string }[]
  /** Positions about which somebody was asked already. */
  readonly asked: readonly number[]
  /** The days on which a saved method pays an instalment, by position. */
  readonly debits: ReadonlyMap<number, PlainDate>
  /** True while money is on its way or something beside the plan itself rests one of its invoices. */
  readonly rests: boolean
}

export interface InstalmentWord {
  readonly instalment: InstalmentStanding
  readonly step: InstalmentStep
  /** The day its mail names: when it is due, or when it will be collected. */
  readonly names: PlainDate
}

/** Between the notice of a debit and the debit itself, at the least (R20). */
const noticeDays = 2

export interface InstalmentDecision {
  /** What is said now: any number of announcements, at most one request. */
  readonly say: readonly InstalmentWord[]
  /** Instalments whose grace is over: the owner decides. */
  readonly missed: readonly InstalmentStanding[]
  /** Something is to be said and nobody can be written to: it waits for an address until its moment is over (R24). */
  readonly needsAddress: boolean
  /** Null: nothing of the plan will ever fall due by itself. */
  readonly nextCheckAt: Instant | null
}

/**
 * What to do about the instalments of one active plan now (R19, R15, R2). Pure: the same facts and moment give the same
 * decision, so it may run at any frequency and again inside the send. While it rests it is looked at every day.
 */
export function decideInstalments(facts: InstalmentFacts, now: Instant): InstalmentDecision {
  const { business, client } = facts.dunning
  const today = todayIn(business.timeZone, now)
  const open = facts.standing.instalments.filter((instalment) => isPositive(instalment.open))
  if (open.length === 0) return { say: [], missed: [], needsAddress: false, nextCheckAt: null }
  const tomorrow = nextSendInstant(startOfDay(addDays(today, 1), business.timeZone), client.timeZone, business)
  if (facts.rests) return { say: [], missed: [], needsAddress: false, nextCheckAt: tomorrow }

  const words = open.flatMap((instalment) =>
    momentsAhead(facts, instalment).map((moment) => ({ instalment, moment, step: moment.step })),
  )
  const isDue = (at: Instant | null) => at !== null && compareInstants(at, now) <= 0
  const due = words.filter(({ moment }) => isDue(earliest(facts, moment, [], now)))
  const request = due.find(({ step }) => asksForMoney(step))
  const say = due.filter((word) => !asksForMoney(word.step) || word === request)
  const planned = request ? [now] : []
  const needsAddress = say.length > 0 && client.recipient === null
  const graces = open
    .filter(({ position }) => !facts.asked.includes(position) && !facts.debits.has(position))
    .map((instalment) => ({ instalment, over: graceOver(facts, instalment.dueOn) }))
  return {
    say: needsAddress
      ? []
      : say.map(({ instalment, step }) => ({ instalment, step, names: dayNamed(facts, instalment, today) })),
    needsAddress,
    missed: graces.filter(({ over }) => compareDays(over, today) <= 0).map(({ instalment }) => instalment),
    nextCheckAt: earliestInstant([
      needsAddress ? tomorrow : null,
      ...words.filter((word) => !say.includes(word)).map(({ moment }) => earliest(facts, moment, planned, now)),
      ...graces
        .filter(({ over }) => compareDays(over, today) > 0)
        .map(({ over }) => startOfDay(over, business.timeZone)),
    ]),
  }
}

function dayNamed({ debits }: InstalmentFacts, { position, dueOn }: InstalmentStanding, today: PlainDate): PlainDate {
  const debitOn = debits.get(position)
  return debitOn ? laterDay(debitOn, addDays(today, noticeDays)) : dueOn
}

/** What the last gate says about a word that is on its way out (R6). */
export type InstalmentGate =
  { readonly kind: 'send' } | { readonly kind: 'wait'; readonly until: Instant } | { readonly kind: 'moved' }

/** Whether what was written is still true and may still be said, on facts that were read just now. */
export function gateInstalment(
  facts: InstalmentFacts,
  written: { readonly position: number; readonly step: InstalmentStep; readonly basis: string },
  now: Instant,
): InstalmentGate {
  const moved = { kind: 'moved' } as const
  const instalment = facts.standing.instalments.find(({ position }) => position === written.position)
  if (facts.rests || !instalment || !isPositive(instalment.open)) return moved
  const basis = instalmentBasis({ instalment, step: written.step }, facts.dunning.client.recipient)
  if (basis !== written.basis) return moved
  const moment = momentsOf(facts, instalment).find(({ step }) => step === written.step)
  const today = todayIn(facts.dunning.business.timeZone, now)
  const at = moment && isOpenOn(moment, today) ? earliest(facts, moment, [], now) : null
  if (at === null) return moved
  return compareInstants(at, now) <= 0 ? { kind: 'send' } : { kind: 'wait', until: at }
}

/** Fingerprint of what an instalment's mail says. It begins with the step: see `isRequest`. */
export const instalmentBasis = (
  { instalment: { position, dueOn, open }, step }: Pick<InstalmentWord, 'instalment' | 'step'>,
  recipient: string | null,
): string => [step, position, dueOn.toString(), open.minor, open.currency, recipient].join(' ')

/** Whether a mail with this basis asked for money, and so was a chase contact. */
export const isRequest = (basis: string): boolean => {
  const [step] = basis.split(' ')
  return step === 'due' || step === 'missed' || step === 'missed_again'
}

/** True while the covered invoices rest for another reason than the plan: nothing is asked for meanwhile (R16). */
export const restsBesides = (invoices: readonly DunningInvoice[], today: PlainDate): boolean =>
  invoices.some(
    ({ processing, holds }) =>
      isPositive(processing) ||
      activeHold(
        holds.filter(({ kind }) => kind !== 'plan'),
        today,
      ) !== null,
  )

const momentsOf = ({ dunning, debits }: InstalmentFacts, { dueOn, position }: InstalmentStanding): InstalmentMoment[] =>
  instalmentMoments(dueOn, dunning.business.calendar, debits.get(position) ?? null)

/** Those not taken yet, and not covered by the terms themselves. */
const momentsAhead = (facts: InstalmentFacts, instalment: InstalmentStanding): InstalmentMoment[] =>
  momentsOf(facts, instalment).filter(
    ({ step, from, until }) =>
      (until === null || compareDays(from, facts.agreedOn) > 0) &&
      !facts.taken.some((word) => word.position === instalment.position && word.step === step),
  )

/** The first instant at which a moment's word may be said; null when that would be too late. Announcements are spaced from nothing. */
function earliest(
  { dunning, pace }: InstalmentFacts,
  { step, from, until }: InstalmentMoment,
  planned: readonly Instant[],
  now: Instant,
): Instant | null {
  const { business, client } = dunning
  const dayOf = (instant: Instant) => todayIn(business.timeZone, instant)
  if (until && compareDays(until, dayOf(now)) < 0) return null
  const opens = nextSendInstant(startOfDay(from, business.timeZone), client.timeZone, business)
  const at = sendAfterApproval(dunning, asksForMoney(step) ? pace : null, planned, laterInstant(now, opens))
  return until && compareDays(dayOf(at), until) > 0 ? null : at
}

/** The first day on which an instalment due on `dueOn` counts as missed. */
const graceOver = ({ graceDays, dunning }: InstalmentFacts, dueOn: PlainDate): PlainDate =>
  addDays(addBusinessDays(dueOn, graceDays, dunning.business.calendar), 1)
