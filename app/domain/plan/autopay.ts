import { addDays, atLocalHour, compareDays, compareInstants, laterDay, todayIn } from '../business-day.ts'
import type { Instant, PlainDate } from '../business-day.ts'
import { isPositive } from '../money.ts'
import type { Money } from '../money.ts'

/** When a business's own day begins to write and to collect. */
export interface CollectingHours {
  readonly timeZone: string
  /** Local hour, 0 to 23. */
  readonly sendHour: number
}

/** All that decides whether a kept method is charged for one instalment now (R20). */
export interface AutopayFacts extends CollectingHours {
  /** What is open of the instalment. */
  readonly open: Money
  readonly dueOn: PlainDate
  /** When the notice of the debit went out; null: it has not, or did not arrive. */
  readonly noticedAt: Instant | null
  /** Times it was charged without success. */
  readonly tries: number
  /** Something beside the plan rests one of its invoices, a part of one included, or money is on its way. */
  readonly rests: boolean
  /** The client is paying by hand, or an earlier charge is not answered yet. */
  readonly hasLiveAttempt: boolean
}

export type AutopayDecision =
  | { readonly kind: 'charge' }
  | { readonly kind: 'wait'; readonly until: Instant }
  /** Nothing is collected by itself any more: it is paid, or so long has passed that a debit would surprise. */
  | { readonly kind: 'leave' }

const noticeHours = 48
/** A debit that was held up for longer than this after it was announced is left to the client. */
const staleAfterDays = 10

/** Pure: the same facts and moment give the same decision, so it may be asked at any frequency. */
export function decideAutopay(facts: AutopayFacts, now: Instant): AutopayDecision {
  const { open, dueOn, noticedAt, timeZone } = facts
  if (!isPositive(open)) return { kind: 'leave' }
  const today = todayIn(timeZone, now)
  const freeFrom = noticedAt?.add({ hours: noticeHours }) ?? null
  const meant = freeFrom ? laterDay(dueOn, todayIn(timeZone, freeFrom)) : dueOn
  if (facts.tries === 0 && compareDays(today, addDays(meant, staleAfterDays)) > 0) return { kind: 'leave' }
  if (facts.rests || facts.hasLiveAttempt || !freeFrom) return { kind: 'wait', until: collectingAt(today, 1, facts) }
  return compareInstants(freeFrom, now) > 0 ? { kind: 'wait', until: freeFrom } : { kind: 'charge' }
}

/** When a method that was kept at `now` is first charged for an instalment: on its day, but never before it can be announced. */
export function firstCollection(dueOn: PlainDate, hours: CollectingHours, now: Instant): Instant {
  return collectingAt(collectionDay(dueOn, todayIn(hours.timeZone, now)), 0, hours)
}

/** The day of it, for a client who agrees today: what they are told before they do. */
export const collectionDay = (dueOn: PlainDate, today: PlainDate): PlainDate => laterDay(dueOn, addDays(today, 3))

const collectingAt = (day: PlainDate, inDays: number, { sendHour, timeZone }: CollectingHours): Instant =>
  atLocalHour(addDays(day, inDays), sendHour, timeZone)

/** How a charge of a kept method was declined. */
export interface Decline extends CollectingHours {
  readonly method: 'card' | 'ach'
  readonly advice: 'try_again_later' | 'confirm_card_data' | 'do_not_try_again' | null
  /** The bank's or the provider's own word: `insufficient_funds`, `lost_card`; null: none. */
  readonly reason: string | null
  /** The bank wants the client to be there. */
  readonly needsClient: boolean
  /** How often this instalment was declined before. */
  readonly triesBefore: number
}

export type AfterDecline =
  | { readonly kind: 'retry'; readonly at: Instant }
  /** Only the client can go on, at their bank. */
  | { readonly kind: 'ask_client' }
  /** Over for this instalment; `stops`: the method is not to be charged for any later one either. */
  | { readonly kind: 'give_up'; readonly stops: boolean }

/** Days after the decline before: three, five and seven days after the first. */
const retryGaps = [3, 2, 2]

/** Declines that time alone may cure, where the bank gives no advice. */
const passing = new Set(['insufficient_funds', 'issuer_not_available', 'processing_error', 'try_again_later'])

/** The method itself is gone, or its owner said no. */
const lasting = new Set([
  'debit_not_authorized',
  'expired_card',
  'fraudulent',
  'invalid_account',
  'lost_card',
  'payment_intent_mandate_invalid',
  'pickup_card',
  'resource_missing',
  'restricted_card',
  'revocation_of_all_authorizations',
  'revocation_of_authorization',
  'stolen_card',
  'stop_payment_order',
])

/**
 * What follows a decline (R20, card schemes' rules): a card is tried again at most three times and only where its bank says
 * that may help, a bank account never by itself; a method that is gone is not charged again for anything.
 */
export function afterDecline(decline: Decline, now: Instant): AfterDecline {
  const { method, advice, reason, needsClient, triesBefore } = decline
  if (needsClient) return { kind: 'ask_client' }
  const isLasting = advice === 'do_not_try_again' || advice === 'confirm_card_data' || lasting.has(reason ?? '')
  if (isLasting) return { kind: 'give_up', stops: true }
  if (method === 'ach') return { kind: 'give_up', stops: reason !== 'insufficient_funds' }
  const gap = retryGaps[triesBefore]
  const mayHelp = advice === 'try_again_later' || passing.has(reason ?? '')
  if (!mayHelp || gap === undefined) return { kind: 'give_up', stops: false }
  return { kind: 'retry', at: collectingAt(todayIn(decline.timeZone, now), gap, decline) }
}
