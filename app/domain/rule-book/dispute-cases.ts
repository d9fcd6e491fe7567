import { checkDispute } from '../dispute/check-dispute.ts'
import type { DisputeToCheck } from '../dispute/check-dispute.ts'
import { checkOutcome } from '../dispute/check-outcome.ts'
import type { OutcomeToCheck } from '../dispute/check-outcome.ts'
import type { DisputeEvent, DisputeState } from '../dispute/dispute-state.ts'
import { nextDisputeState } from '../dispute/dispute-state.ts'
import { mayAnswer } from '../dispute/objection.ts'
import { day } from '../dunning/sample-facts.ts'
import { balanceParts } from '../charge/balance-parts.ts'
import { invoiceId } from '../ids.ts'
import { creditPosting } from '../ledger/post.ts'
import { formatMoney, money } from '../money.ts'
import type { Money } from '../money.ts'
import { cases } from './rule-case.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const sum = (amount: Money | null, none: string) => (amount ? formatMoney(amount) : none)

/** Invoice 2041 over $1,234.50, in two lines of $1,000.00 and $234.50 with their tax. */
const questioned = ({ invoice, ...change }: Partial<DisputeToCheck>): string => {
  const checked = checkDispute({
    ...{ reason: 'wrong_amount', words: '', amount: null, lines: [], from: 'portal' },
    ...change,
    invoice: {
      ...{ state: 'issued', balance: usd(123_450n), earlierFromPortal: 0 },
      lines: [100_000n, 23_450n].map((minor, position) => ({ position, amount: usd(minor) })),
      ...invoice,
    },
  })
  return checked.ok ? sum(checked.value.part, 'all of it') : checked.reason
}

/** $234.50 of $1,234.50 is in question, and nothing is paid. */
const ends = ({ invoice, ...change }: Partial<OutcomeToCheck>): string => {
  const checked = checkOutcome({
    ...{ outcome: 'accepted', amount: null, words: 'We looked into it.', disputed: usd(23_450n) },
    ...change,
    invoice: {
      ...{ state: 'issued', balance: usd(123_450n), creditable: usd(123_450n), isProcessing: false, isOnPlan: false },
      ...invoice,
    },
  })
  return checked.ok ? sum(checked.value.amount, 'nothing') : checked.reason
}

const paidMeanwhile = {
  state: 'settled',
  ...{ balance: usd(0n), creditable: usd(123_450n), isProcessing: false, isOnPlan: false },
} as const

const steps = ([state, ...events]: readonly [DisputeState, ...DisputeEvent[]]): DisputeState | null =>
  events.reduce<DisputeState | null>((at, event) => at && nextDisputeState(at, event), state)

/** What a credit of `minor` leaves of an invoice of $100.00 with a fee of $15.00. */
const leftAfter = (minor: bigint): string => {
  const on = day('2026-03-12')
  const { principal, fees } = balanceParts(
    [
      { kind: 'issued', on, minor: 10_000n },
      { kind: 'charged', on, minor: 1_500n, charge: { id: 'c', kind: 'fee' } },
      { kind: 'credited', on, minor: -minor },
    ],
    'costs_first',
    'USD',
  )
  return `${formatMoney(principal)} and ${formatMoney(fees)} of fees`
}

const creditLines = (applied: bigint): string =>
  creditPosting({ id: 'n', invoiceId: invoiceId('i'), amount: usd(5_000n), applied: usd(applied) })
    .entries.map(({ account, amount }) => `${account} ${formatMoney(amount)}`)
    .join(', ')

export const disputes = [
  ...cases('R17', questioned, [
    ['the whole invoice can be put in question', {}, 'all of it'],
    ['or an amount', { amount: usd(10_000n) }, '$100.00'],
    ['or a line, with its tax', { lines: [1] }, '$234.50'],
    ['all lines are all of it', { lines: [0, 1] }, 'all of it'],
    ['never more than is open', { amount: usd(123_451n) }, 'more_than_open'],
    [
      'not what is paid',
      { invoice: { state: 'settled', balance: usd(0n), lines: [], earlierFromPortal: 0 } },
      'not_open',
    ],
  ]),
  ...cases('R17', steps, [
    ['open, under review, proposed, resolved', ['open', 'review', 'propose', 'resolve'], 'resolved'],
    ['a proposal that is not agreed goes back to the business', ['proposed', 'object'], 'under_review'],
    ['the client may take it back while it lasts', ['proposed', 'withdraw'], 'withdrawn'],
    ['what is resolved is not resolved again', ['resolved', 'resolve'], null],
    ['what was taken back does not come back', ['withdrawn', 'reopen'], null],
  ]),
  ...cases('R17', ends, [
    ['accepted: all that is in question is credited', {}, '$234.50'],
    ['a part of it', { outcome: 'part_credit', amount: usd(10_000n) }, '$100.00'],
    ['not more than is in question', { outcome: 'part_credit', amount: usd(23_451n) }, 'more_than_disputed'],
    ['rejected only with reasons', { outcome: 'rejected', words: '' }, 'words_missing'],
    ['paid in the meantime: still credited', { invoice: paidMeanwhile }, '$234.50'],
  ]),
  ...cases(
    'R17',
    (today: string) =>
      mayAnswer({ state: 'resolved', outcome: 'rejected', decidedOn: day('2026-03-02'), agreed: null }, day(today)),
    [
      ['a decision can be disagreed with for two weeks', '2026-03-16', true],
      ['and not after that', '2026-03-17', false],
    ],
  ),
]

export const credits = [
  ...cases('R9', leftAfter, [
    ['a credit lowers the invoice itself first, whatever is paid first', 10_000n, '$0.00 and $15.00 of fees'],
    ['then what was charged for it', 11_500n, '$0.00 and $0.00 of fees'],
  ]),
  ...cases('R9', creditLines, [
    ['a credit takes back revenue', 5_000n, 'revenue $50.00, receivable -$50.00'],
    [
      'what of it was paid already stays to the client’s credit',
      2_000n,
      'revenue $50.00, receivable -$20.00, unapplied -$30.00',
    ],
  ]),
]
