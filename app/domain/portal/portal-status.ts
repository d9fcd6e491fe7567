import { daysBetween, formatDay, parseDay } from '../business-day.ts'
import type { DayStyle } from '../business-day.ts'
import { formatMoney, isPositive, isZero, subtractMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { isLive } from '../payment/payment-state.ts'
import type { PaymentMethod } from '../payment/settlement.ts'
import { languageOf } from '../words/language.ts'
import type { PortalPlan } from './portal-answers.ts'
import type { PortalInvoice, PortalPayment } from './portal-invoice.ts'
import { payWords } from './words/pay/pay-words.ts'
import { statusWords } from './words/status/status-words.ts'
import type { Sentence, StatusWords } from './words/status/status-words.ts'

export interface PortalStatus {
  /** What can be done now: `pay`, `continue` an attempt that is open (or confirm its bank account), or `nothing`. */
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
  const words = statusWords[languageOf(invoice.locale)]
  const { state, settledOn } = invoice
  if (state === 'draft') return { offer: 'nothing', tone: 'quiet', ...words.notIssued }
  if (state === 'void') return { offer: 'nothing', tone: 'quiet', ...words.withdrawn }
  if (state === 'written_off') return { offer: 'nothing', tone: 'quiet', ...words.closed }
  if (state === 'settled' || !isPositive(invoice.balance)) {
    return { offer: 'nothing', tone: 'settled', ...words.paid(settledOn && inWords(invoice, settledOn, 'long')) }
  }
  return paymentStatus(invoice, words) ?? answerStatus(invoice, words) ?? dueStatus(invoice, words)
}

/** A payment that is under way goes before everything else. */
function paymentStatus(invoice: PortalInvoice, words: StatusWords): PortalStatus | null {
  const attempt = openAttempt(invoice)
  if (attempt?.state === 'verifying') {
    return { offer: 'continue', tone: 'waiting', ...words.verifying(inMoney(invoice, attempt.amount)) }
  }
  if (isPositive(invoice.processing)) {
    const paying = invoice.payments.find(({ state }) => state === 'processing')
    const said = paid(invoice, invoice.processing, paying?.method ?? 'other')
    return { offer: 'nothing', tone: 'waiting', ...words.processing(said, paying?.method === 'ach') }
  }
  if (!attempt) return null
  return { offer: 'continue', tone: 'waiting', ...words.inProgress(paid(invoice, attempt.amount, attempt.method)) }
}

/** What the client has asked, told or agreed, as far as it is still open. It can be paid all the same. */
function answerStatus(invoice: PortalInvoice, words: StatusWords): PortalStatus | null {
  const { notice, promise, help, plan } = invoice.answers
  const day = (on: string) => inWords(invoice, on)
  const waiting = (sentence: Sentence) => ({ offer: 'pay', tone: 'waiting', ...sentence }) as const
  const dispute = disputeSentence(invoice, words)
  if (dispute) return waiting(dispute)
  if (notice) return waiting(words.looking(paid(invoice, notice.amount, notice.method), day(notice.paidOn)))
  const planned = plan && planSentence(plan, invoice, words)
  if (planned) return { ...waiting(planned), tone: plan.next?.status === 'late' ? 'late' : 'waiting' }
  if (promise) return waiting(words.promised(day(promise.dueOn), inMoney(invoice, promise.amount)))
  if (!help) return null
  const on = help.on && day(help.on)
  if (help.kind === 'granted') return on ? waiting(words.timeGiven(on)) : null
  return waiting(help.kind === 'extension' ? words.moreTime(on) : words.callAsked(on))
}

function disputeSentence(invoice: PortalInvoice, words: StatusWords): Sentence | null {
  const { dispute } = invoice.answers
  if (!dispute || dispute.state === 'resolved' || dispute.state === 'withdrawn') return null
  const { balance } = invoice
  const rest = dispute.amount && subtractMoney(balance, dispute.amount)
  const restInWords = rest && isPositive(rest) ? inMoney(invoice, rest) : null
  if (dispute.state === 'proposed') return words.disputeAnswered(restInWords)
  const respondBy = inWords(invoice, dispute.respondBy)
  if (!dispute.amount || !restInWords) return words.disputed(respondBy)
  const [disputed, total] = [inMoney(invoice, dispute.amount), inMoney(invoice, balance)]
  return words.partDisputed({ disputed, total, rest: restInWords, respondBy })
}

function planSentence(plan: PortalPlan, invoice: PortalInvoice, words: StatusWords): Sentence | null {
  const { state, instalments, next, autopay } = plan
  const count = instalments.length
  const answerBy = plan.answerBy && inWords(invoice, plan.answerBy)
  const [first] = instalments
  if (state === 'proposed') return words.planProposed(count, answerBy)
  if (state === 'countered' && first) {
    return words.planOffered({
      ...{ count, answerBy, first: inMoney(invoice, first.amount), on: inWords(invoice, first.dueOn) },
    })
  }
  if (state !== 'active') return null
  if (!next) return words.planPaidSoFar
  const open = inMoney(invoice, isZero(next.paid) ? next.amount : subtractMoney(next.amount, next.paid))
  const part = { amount: open, on: inWords(invoice, next.dueOn), nth: next.position, count }
  return next.status === 'late' ? words.planLate(part) : words.onPlan({ ...part, autopay })
}

function dueStatus(invoice: PortalInvoice, words: StatusWords): PortalStatus {
  const due = parseDay(invoice.dueOn)
  const now = parseDay(invoice.today)
  if (!due || !now) throw new RangeError('portal status: days must be YYYY-MM-DD')
  const days = daysBetween(now, due)
  const on = inWords(invoice, invoice.dueOn, Math.abs(days) > 180 ? 'long' : 'weekday')
  const text = lastTry(invoice, words) ?? whatEnded(invoice, words)
  if (days > 1) return { offer: 'pay', tone: 'waiting', headline: words.dueIn(days, on), text }
  if (days === 1) return { offer: 'pay', tone: 'waiting', headline: words.dueTomorrow(on), text }
  if (days === 0) return { offer: 'pay', tone: 'waiting', headline: words.dueToday(on), text }
  return { offer: 'pay', tone: 'late', headline: words.overdue(on), text: text ?? words.whenLate }
}

/** The last attempt is mentioned only when it ended without money and nothing has happened since. */
function lastTry(invoice: PortalInvoice, words: StatusWords): string | null {
  const [last] = invoice.payments
  if (last?.state !== 'failed' && last?.state !== 'returned') return null
  return words.lastTry(paid(invoice, last.amount, last.method))
}

function whatEnded({ answers: { plan, contactAsked } }: PortalInvoice, words: StatusWords): string | null {
  if (contactAsked) return words.contactAsked
  if (plan?.state === 'defaulted') return words.planEnded
  return plan?.state === 'declined' ? words.planDeclined : null
}

const inMoney = ({ locale }: PortalInvoice, amount: Money): string => formatMoney(amount, locale)

const paid = (invoice: PortalInvoice, amount: Money, method: PaymentMethod): string =>
  `${inMoney(invoice, amount)} ${payWords[languageOf(invoice.locale)].byMethod[method]}`.trim()

function inWords({ locale }: PortalInvoice, day: string, style: DayStyle = 'weekday'): string {
  const parsed = parseDay(day)
  return parsed ? formatDay(parsed, locale, style) : day
}
