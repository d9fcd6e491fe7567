import { formatDay } from '../business-day.ts'
import { formatMoney } from '../money.ts'
import type { DunningReason, LeftOutBecause } from './dunning-decision.ts'
import { levelOf, stageName } from './dunning-policy.ts'
import type { Hold, HoldKind } from './hold.ts'

const holdCauses: Record<HoldKind, string> = {
  manual: 'it was paused',
  dispute: 'it is disputed',
  promise: 'a payment is promised',
  plan: 'an instalment plan runs',
  proposal: 'a plan is proposed',
  processing: 'a payment is still clearing',
  already_paid: 'the client says it is already paid',
  hardship: 'the client asked for time',
  wrong_person: 'it may have gone to the wrong person',
  agency: 'it is with an agency',
  reply: 'a reply waits to be read',
  paused_by_client: 'the client asked for a pause',
}

const plural = (count: number, noun: string) => (count === 1 ? `1 ${noun}` : `${count} ${noun}s`)

function fromDue(days: number): string {
  if (days === 0) return 'the due date'
  return days < 0 ? `${plural(-days, 'day')} before the due date` : `${plural(days, 'day')} after the due date`
}

function holdSentence(hold: Hold, locale: string): string {
  if (hold.kind === 'promise' && hold.promisedOn) {
    return `Nothing is being sent because the client promised to pay on ${formatDay(hold.promisedOn, locale, 'short')}.`
  }
  const until = hold.until ? `through ${formatDay(hold.until, locale, 'short')} ` : ''
  const reason = hold.reason.trim().replace(/[.\s]+$/, '')
  const what = hold.scope === 'business' ? 'to anyone ' : hold.scope === 'client' ? 'to this client ' : ''
  const cause = hold.scope === 'business' ? 'all follow-up was paused' : holdCauses[hold.kind]
  return `Nothing is being sent ${what}${until}because ${cause}${reason ? `: ${reason}` : ''}.`
}

function pendingSentence({ stage, channel, underWay }: Extract<DunningReason, { code: 'pending_step' }>): string {
  const name = stageName(stage)
  if (underWay) return `The ${name} is on its way; nothing else is sent before it is through.`
  if (channel === 'owner') return 'Every step has been taken; what follows is your decision.'
  if (channel === 'phone') return `The ${name} waits for a call; nothing else is sent before it is made.`
  if (channel === 'letter')
    return `The ${name} waits to be printed and posted; nothing else is sent before it is on its way.`
  return `The ${name} is drafted and waits for your approval.`
}

/** Why the next step falls on its day, to stand behind a comma or a colon; null where nothing comes next by itself. */
export function causeOfNext(reason: DunningReason): string | null {
  switch (reason.code) {
    case 'due':
      return fromDue(reason.daysFromDue)
    case 'spacing':
      return `spaced from the ${stageName(reason.after)}`
    case 'pay_run':
      return 'after the day on which this client pays'
    case 'send_day':
      return 'the nearest day on which you send'
    case 'contact_gap':
      return 'so that the client hears from us at most once a day'
    case 'weekly_cap':
      return 'so that the client does not hear from us too often in one week'
    case 'first_send_grace':
      return 'so that the invoice itself arrives first'
    case 'after_rest':
      return 'a full step after what was settled with the client'
    case 'retry':
      return 'once more, because the last try did not arrive'
    case 'other_invoice_first':
      return 'because an older invoice of this client goes first'
    default:
      return null
  }
}

/** One plain sentence: why nothing is sent, or what comes next and why then. */
export function explainReason(reason: DunningReason, locale = 'en-US'): string {
  switch (reason.code) {
    case 'due':
    case 'spacing':
    case 'pay_run':
    case 'send_day':
    case 'contact_gap':
    case 'weekly_cap':
    case 'first_send_grace':
    case 'after_rest':
    case 'retry':
    case 'other_invoice_first':
      return `Next: ${stageName(reason.stage)} on ${formatDay(reason.on, locale, 'short')}, ${causeOfNext(reason)}.`
    case 'pending_step':
      return pendingSentence(reason)
    case 'no_recipient':
      return levelOf(reason.stage) <= levelOf('due_today')
        ? `The ${stageName(reason.stage)} needs an e-mail address that works: please add one.`
        : `The ${stageName(reason.stage)} is due, but nothing reaches this client: please add an address or a phone number.`
    case 'processing':
      return `Nothing is being sent because the payment of ${formatMoney(reason.amount, locale)} is still clearing.`
    case 'hold':
      return holdSentence(reason.hold, locale)
    case 'nothing_open':
      return 'Nothing is being sent because nothing is open.'
    case 'small_balance':
      return `Nothing is being sent because ${formatMoney(reason.balance, locale)} is too little to write about.`
    case 'ladder_finished':
      return 'Every step has been taken; what follows is your decision.'
  }
}

const leftOutReasons: Record<LeftOutBecause, string> = {
  passed: 'its moment had passed',
  before_entry: 'the invoice entered the ladder later',
  already_said: 'a later one was said already',
  merged: 'it fell on the same day as the next one',
}

/** Why a stage was left out, to stand behind a colon. */
export const leftOutReason = (because: LeftOutBecause): string => leftOutReasons[because]
