import { day, tenOn, at } from '../dunning/sample-facts.ts'
import { invoiceId, paymentId, clientId } from '../ids.ts'
import { discountPosting } from '../ledger/post.ts'
import { formatMoney, money } from '../money.ts'
import { nextPaymentState } from '../payment/payment-state.ts'
import type { PaymentEvent, PaymentState } from '../payment/payment-state.ts'
import { returnMoney } from '../payment/return-money.ts'
import type { MoneyBackFacts } from '../payment/return-money.ts'
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

const settled: MoneyBackFacts = {
  paymentId: paymentId('p-1'),
  state: 'settled',
  amount: usd(10_000n),
  refundedBefore: usd(0n),
  refundedNow: usd(0n),
  disputed: false,
  returned: false,
  applied: [{ account: 'receivable', invoiceId: 'i-1', amount: usd(-10_000n) }],
  discount: null,
}
/** "refunded; open again: $100.00" */
const goesBack = (change: Partial<MoneyBackFacts>): string => {
  const back = returnMoney({ ...settled, ...change })
  if (!back) return 'nothing new'
  const reopened = back.postings
    .flatMap(({ entries }) => entries)
    .filter(({ account }) => account === 'receivable')
    .reduce((sum, { amount }) => sum + amount.minor, 0n)
  return `${back.nextState}; open again: ${formatMoney(usd(reopened))}`
}
const given = discountPosting(paymentId('p-1'), [
  { ...target(200n)[0], invoiceId: invoiceId('i-1'), amount: usd(200n), tax: usd(0n) },
])

export const returned = [
  ...cases('R23', goesBack, [
    ['a returned debit reopens all of it', { returned: true, disputed: true }, 'returned; open again: $100.00'],
    ['a dispute that was lost as well', { state: 'disputed', returned: true }, 'returned; open again: $100.00'],
    ['a return is told once', { state: 'returned', returned: true }, 'nothing new'],
    ['a refund reopens what it had paid', { refundedNow: usd(10_000n) }, 'refunded; open again: $100.00'],
    ['a part of it reopens a part', { refundedNow: usd(3_000n) }, 'part_refunded; open again: $30.00'],
    [
      'a second part counts only what is new',
      { state: 'part_refunded', refundedBefore: usd(3_000n), refundedNow: usd(5_000n) },
      'part_refunded; open again: $20.00',
    ],
    [
      'the same report twice is no news',
      { state: 'refunded', refundedBefore: usd(10_000n), refundedNow: usd(10_000n) },
      'nothing new',
    ],
    ['a chargeback marks the payment and moves no money yet', { disputed: true }, 'disputed; open again: $0.00'],
    [
      'a discount for paying early goes back with the whole',
      { refundedNow: usd(10_000n), discount: given },
      'refunded; open again: $102.00',
    ],
    ['not with a part', { refundedNow: usd(3_000n), discount: given }, 'part_refunded; open again: $30.00'],
    ['dollars are not given back in euros', { refundedNow: money(10_000n, 'EUR') }, 'nothing new'],
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
