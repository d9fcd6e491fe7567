import { day, tenOn, at } from '../dunning/sample-facts.ts'
import { invoiceId, paymentId, clientId } from '../ids.ts'
import { formatMoney, money, sumMoney } from '../money.ts'
import { giveBack } from '../payment/give-back.ts'
import type { RefundEffect } from '../payment/give-back.ts'
import { matchRefunds } from '../payment/match-refunds.ts'
import type { ReportedRefund } from '../payment/match-refunds.ts'
import { nextPaymentState, standingAfter } from '../payment/payment-state.ts'
import type { PaymentEvent, PaymentState } from '../payment/payment-state.ts'
import { settlePayment } from '../payment/settle-payment.ts'
import type { SettlementFacts } from '../payment/settlement.ts'
import { draftThankYou } from '../thank-you/thank-you-draft.ts'
import type { ThankYouFacts } from '../thank-you/thank-you-draft.ts'
import { done, on, upTo } from './in-words.ts'
import { cases } from './rule-case.ts'
import { nextBusinessHour } from '../thank-you/next-business-hour.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const target = (minor: bigint) => [{ invoiceId: invoiceId('2041'), amount: usd(minor) }]

interface Payment {
  readonly paidOn?: string
  readonly minor?: bigint
  readonly arrived?: bigint
  readonly status?: SettlementFacts['provider']['status']
  readonly state?: PaymentState
}
/** The thanks for a payment towards $10.00, due on 12 March. */
const thanks = ({ paidOn = '2026-03-12', minor = 1_000n, arrived, status = 'settled', state = 'open' }: Payment) =>
  settlePayment(
    {
      payment: {
        id: paymentId('p-1'),
        clientId: clientId('c-1'),
        state,
        amount: usd(minor),
        targets: target(minor),
        promised: [],
        method: 'card',
        paidOn: day(paidOn),
      },
      provider: { status, amount: usd(arrived ?? minor) },
      openInvoices: [{ id: invoiceId('2041'), number: '2041', dueOn: day('2026-03-12'), balance: usd(1_000n) }],
      writtenOff: [],
      pendingReminders: [],
    },
    'America/New_York',
    tenOn('2026-03-20'),
  ).thankYou?.kind ?? null

const facts = (change: Partial<ThankYouFacts>): ThankYouFacts => ({
  business: { name: 'Northwind Studio' },
  client: { greetingName: 'Ada', locale: 'en-US' },
  thankYou: { kind: 'on_time', amount: usd(1_000n), invoiceIds: [invoiceId('2041')], remaining: usd(0n) },
  invoiceNumbers: ['2041'],
  received: usd(1_000n),
  receivedOn: day('2026-03-12'),
  today: day('2026-03-12'),
  ...change,
})
const instalment = (last: boolean) => ({
  instalment: last ? 3 : 1,
  count: 3,
  next: last ? null : { amount: usd(500n), dueOn: day('2026-04-12'), after: 1 },
})

export const thankYous = [
  ...cases('R21', thanks, [
    ['on the due date: on time', {}, 'on_time'],
    ['five days before: early', { paidOn: '2026-03-07' }, 'early'],
    ['four days before: on time', { paidOn: '2026-03-08' }, 'on_time'],
    ['the day after: late, and thanked all the same', { paidOn: '2026-03-13' }, 'late'],
    ['a part has its own thanks', { minor: 400n }, 'partial'],
    ['never for money on its way', { status: 'processing' }, null],
    ['never for a payment that failed', { status: 'failed' }, null],
    ['never twice for one payment', { state: 'settled' }, null],
    ['not before a person has sorted out another sum than asked for', { arrived: 999n }, null],
  ]),
  ...cases('R21', (change: Partial<ThankYouFacts>) => draftThankYou(facts(change), new Map()).kind, [
    ['the last of several parts is thanked as the last', { after: 'part_payments' }, 'final'],
    ['what was sorted out is thanked as such', { after: 'dispute' }, 'after_dispute'],
    ['an instalment names the next', { plan: instalment(false) }, 'instalment'],
    ['the last of a plan ends it', { plan: instalment(true) }, 'plan_complete'],
  ]),
]

const weekdays = { sendDays: [1, 2, 3, 4, 5], holidays: new Set<string>() }
const thankedAt = (arrived: string): string =>
  nextBusinessHour(at(arrived), {
    clientZone: 'Europe/Berlin',
    businessZone: 'America/New_York',
    calendar: weekdays,
  })
    .toZonedDateTimeISO('Europe/Berlin')
    .toPlainDateTime()
    .toString()
    .slice(0, 16)

export const thankedSoon = cases('R21', thankedAt, [
  ['in waking hours at once', '2026-03-12T15:20:00Z', '2026-03-12T16:20'],
  ['at night the next morning at eight, the client’s', '2026-03-12T23:00:00Z', '2026-03-13T08:00'],
  ['at the weekend on Monday', '2026-03-14T12:00:00Z', '2026-03-16T08:00'],
])

/** "open again: $100.00", of a payment of $100.00 for one invoice of which some went back before. */
const goesBack = ({
  minor,
  before = 0n,
  effect = 'reopen' as const,
}: {
  minor: bigint
  before?: bigint
  effect?: RefundEffect
}): string => {
  const { parts } = giveBack({
    ...{ id: 'r-1', paymentId: paymentId('p-1'), amount: usd(minor), effect, credit: [] },
    applied: [{ account: 'receivable', invoiceId: invoiceId('i-1'), amount: usd(before - 10_000n) }],
  })
  return `open again: ${formatMoney(
    sumMoney(
      parts.map(({ amount }) => amount),
      'USD',
    ),
  )}`
}
const report: ReportedRefund = {
  ref: 're_1',
  refundId: null,
  amount: usd(3_000n),
  status: 'settled',
  failureReason: null,
}
const known = { id: 'r-1', providerRef: 're_1', state: 'settled' as const, amount: usd(3_000n), isCarriedOver: false }
const news = (reported: readonly ReportedRefund[]): number => matchRefunds(reported, [known], 'USD').length
const nothing = { refunded: 'nothing', isDisputed: false, isReturned: false } as const

export const returned = [
  ...cases('R23', goesBack, [
    ['a returned debit reopens all of it', { minor: 10_000n }, 'open again: $100.00'],
    ['a part of it reopens a part', { minor: 3_000n }, 'open again: $30.00'],
    ['after a part only the other part is left', { minor: 7_000n, before: 3_000n }, 'open again: $70.00'],
  ]),
  ...cases('R23', news, [
    ['the same report twice is no news', [report, report], 0],
    ['another refund is', [report, { ...report, ref: 're_2' }], 1],
    ['dollars are not given back in euros', [{ ...report, ref: 're_2', amount: money(3_000n, 'EUR') }], 0],
  ]),
  ...cases('R23', ([state, left]: [PaymentState, Parameters<typeof standingAfter>[1]]) => standingAfter(state, left), [
    ['a chargeback marks the payment', ['settled', { ...nothing, isDisputed: true }], 'disputed'],
    ['a return is told once', ['returned', { ...nothing, isReturned: true }], 'returned'],
    ['a won chargeback leaves what it found', ['disputed', nothing], 'settled'],
  ]),
  ...cases('R23', ([state, event]: [PaymentState, PaymentEvent]) => nextPaymentState(state, event), [
    ['a lost chargeback returns the money', ['disputed', 'return'], 'returned'],
    ['one that is won leaves it', ['disputed', 'win'], 'settled'],
    ['a returned debit', ['settled', 'return'], 'returned'],
    ['what was returned does not settle again', ['returned', 'settle'], null],
  ]),
  ...cases('R23', done, [
    [
      'reopened, the ladder goes on where it stood, not a stage further',
      on('2026-03-20', upTo('day_after')),
      'mail first_follow_up',
    ],
  ]),
]
