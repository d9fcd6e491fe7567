import { daysBetween, formatDay, parseDay } from '../business-day.ts'
import { formatMoney, isPositive } from '../money.ts'
import { isLive } from '../payment/payment-state.ts'
import type { PortalInvoice, PortalPayment } from './portal-invoice.ts'
import { byMethod } from './payment-phrases.ts'

export interface PortalStatus {
  /** What can be done now: `pay`, `continue` an attempt that is open, or `nothing`. */
  readonly offer: 'pay' | 'continue' | 'nothing'
  readonly tone: 'settled' | 'waiting' | 'late' | 'quiet'
  readonly headline: string
  /** What happens next, and when. */
  readonly text: string | null
}

/** The attempt that is open at a provider right now, if any. */
export const openAttempt = (invoice: PortalInvoice): PortalPayment | null =>
  invoice.payments.find(({ state }) => isLive(state) && state !== 'processing') ?? null

/** One sentence on where the invoice stands, and one on what that means for the reader. Late is a fact, never a reproach. */
export function portalStatus(invoice: PortalInvoice): PortalStatus {
  const money = (amount: PortalInvoice['balance']) => formatMoney(amount, invoice.locale)
  if (invoice.state === 'draft') return quiet('Not issued yet', 'There is nothing to pay.')
  if (invoice.state === 'void') return quiet('Withdrawn', 'This invoice no longer counts. There is nothing to pay.')
  if (invoice.state === 'written_off') {
    return quiet('Closed', 'There is nothing to pay here any more. If that surprises you, please write to us.')
  }
  if (invoice.state === 'settled' || !isPositive(invoice.balance)) {
    const on = invoice.settledOn ? ` on ${inWords(invoice.settledOn, 'long')}` : ''
    return { offer: 'nothing', tone: 'settled', headline: `Paid${on}`, text: 'Thank you. There is nothing more to do.' }
  }
  if (isPositive(invoice.processing)) {
    const paying = invoice.payments.find(({ state }) => state === 'processing')
    return {
      offer: 'nothing',
      tone: 'waiting',
      headline: 'Payment processing',
      text: `${money(invoice.processing)}${paying ? ` ${byMethod[paying.method]}` : ''} is on its way. Thank you; ${
        paying?.method === 'ach' ? 'a bank debit takes up to four business days, and ' : ''
      }we write to you when it has arrived.`,
    }
  }
  const attempt = openAttempt(invoice)
  if (attempt) {
    return {
      offer: 'continue',
      tone: 'waiting',
      headline: 'In progress',
      text: `A payment of ${money(attempt.amount)} ${byMethod[attempt.method]} was started and is not finished yet.`,
    }
  }
  return { offer: 'pay', ...dueStatus(invoice), text: lastTry(invoice) }
}

const quiet = (headline: string, text: string): PortalStatus => ({ offer: 'nothing', tone: 'quiet', headline, text })

function inWords(day: string, style: 'weekday' | 'long'): string {
  const parsed = parseDay(day)
  return parsed ? formatDay(parsed, 'en-US', style) : day
}

function dueStatus({ dueOn, today }: PortalInvoice): Pick<PortalStatus, 'tone' | 'headline'> {
  const due = parseDay(dueOn)
  const now = parseDay(today)
  if (!due || !now) throw new RangeError('portal status: days must be YYYY-MM-DD')
  const days = daysBetween(now, due)
  const on = inWords(dueOn, Math.abs(days) > 180 ? 'long' : 'weekday')
  if (days > 1) return { tone: 'waiting', headline: `Due in ${days} days, on ${on}` }
  if (days === 1) return { tone: 'waiting', headline: `Due tomorrow, ${on}` }
  if (days === 0) return { tone: 'waiting', headline: `Due today, ${on}` }
  return { tone: 'late', headline: `Overdue since ${on}` }
}

/** The last attempt is mentioned only when it ended without money and nothing has happened since. */
function lastTry({ payments, locale }: PortalInvoice): string | null {
  const last = payments[0]
  if (last?.state !== 'failed' && last?.state !== 'returned') return null
  return `Your payment of ${formatMoney(last.amount, locale)} ${byMethod[last.method]} did not go through. You can try again, or choose another way.`
}
