import { formatDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { formatMoney } from '../money.ts'
import type { DunningReason } from './dunning-decision.ts'
import { stageName } from './dunning-policy.ts'
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
  agency: 'it is with an agency',
}

const plural = (count: number, noun: string) => (count === 1 ? `1 ${noun}` : `${count} ${noun}s`)

function fromDue(days: number): string {
  if (days === 0) return 'the due date'
  return days < 0 ? `${plural(-days, 'day')} before the due date` : `${plural(days, 'day')} after the due date`
}

function holdSentence(hold: Hold, locale: string): string {
  const until = hold.until ? ` through ${formatDay(hold.until, locale, 'short')}` : ''
  const reason = hold.reason.trim().replace(/[.\s]+$/, '')
  return `Nothing is being sent${until} because ${holdCauses[hold.kind]}${reason ? `: ${reason}` : ''}.`
}

/** One plain sentence: why nothing is sent, or what comes next and why then. */
export function explainReason(reason: DunningReason, locale = 'en-US'): string {
  const next = (on: PlainDate, why: string) =>
    `Next: ${'stage' in reason ? stageName(reason.stage) : 'nothing'} on ${formatDay(on, locale, 'short')}, ${why}.`
  switch (reason.code) {
    case 'due':
      return next(reason.on, fromDue(reason.daysFromDue))
    case 'spacing':
      return next(reason.on, `spaced from the ${stageName(reason.after)}`)
    case 'contact_gap':
      return next(reason.on, 'so that the client hears from us at most once a day')
    case 'weekly_cap':
      return next(reason.on, 'so that the client does not hear from us too often in one week')
    case 'first_send_grace':
      return next(reason.on, 'so that the invoice itself arrives first')
    case 'retry':
      return next(reason.on, 'once more, because the last try did not arrive')
    case 'other_invoice_first':
      return next(reason.on, 'because an older invoice of this client goes first')
    case 'pending_step':
      return `The ${stageName(reason.stage)} is on its way; nothing else is sent before it is through.`
    case 'no_recipient':
      return `The ${stageName(reason.stage)} is due, but there is no address that works: please add one.`
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
