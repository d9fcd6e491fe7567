import { reckonCharges } from '../charge/reckon-charges.ts'
import type { ChargeFacts, PastCharge } from '../charge/reckon-charges.ts'
import { day } from '../dunning/sample-facts.ts'
import { invoiceId } from '../ids.ts'
import { rateEntry, recoveryFee } from '../interest/interest-presets.ts'
import type { InterestPreset } from '../interest/interest-presets.ts'
import { firstInterestDay, interestSegments, lateInterest } from '../interest/late-interest.ts'
import type { InterestBasis } from '../interest/late-interest.ts'
import { divideHalfUp, formatMoney, money } from '../money.ts'
import { cases } from './rule-case.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const dueOn = day('2026-01-31')
const basis: InterestBasis = {
  currency: 'GBP',
  principal: [{ on: day('2026-01-01'), delta: money(100_000n, 'GBP') }],
  rates: [{ fromDay: day('2026-01-01'), annualBps: 1_175n }],
  rested: [],
}
/** On £1,000.00 due on 31 January at 11.75 % a year. */
const interest = ({
  until,
  grace = 0,
  ...change
}: Partial<InterestBasis> & { until: string; grace?: number }): string =>
  formatMoney(
    lateInterest(interestSegments({ ...basis, ...change }, firstInterestDay(dueOn, grace), day(until)), 'GBP'),
  )
const halfPaid = [...basis.principal, { on: day('2026-02-10'), delta: money(-50_000n, 'GBP') }]
const rise = [...basis.rates, { fromDay: day('2026-02-11'), annualBps: 1_275n }]

export const lateInterestRuns = [
  ...cases('R10', interest, [
    ['nothing on the due date', { until: '2026-01-31' }, '£0.00'],
    ['one day is 32p, rounded half up', { until: '2026-02-01' }, '£0.32'],
    ['twelve days', { until: '2026-02-12' }, '£3.86'],
    ['a year is exactly the rate', { until: '2027-01-31' }, '£117.50'],
    ['a leap day is a day like others: actual days over 365', { until: '2028-12-31' }, '£342.84'],
    ['two years are twice: interest bears no interest', { until: '2028-01-31' }, '£235.00'],
    ['days of grace bear nothing', { until: '2026-02-05', grace: 5 }, '£0.00'],
    ['and are not made up for', { until: '2026-02-06', grace: 5 }, '£0.32'],
    ['the day of a payment still bears interest on all of it', { until: '2026-02-10', principal: halfPaid }, '£3.22'],
    ['from the next day on what is left', { until: '2026-02-20', principal: halfPaid }, '£4.83'],
    ['a new rate counts from its day', { until: '2026-02-20', rates: rise }, '£6.71'],
    [
      'before the first rate nothing runs',
      { until: '2026-02-20', rates: [{ fromDay: day('2026-03-01'), annualBps: 1_175n }] },
      '£0.00',
    ],
    [
      'a hold may rest it',
      { until: '2026-02-20', rested: [{ from: day('2026-02-11'), until: null, amount: null }] },
      '£3.22',
    ],
    [
      'or a part of it',
      { until: '2026-02-20', rested: [{ from: day('2026-02-11'), until: null, amount: money(50_000n, 'GBP') }] },
      '£4.83',
    ],
  ]),
  ...cases(
    'R10',
    ({ preset, bps }: { preset: InterestPreset; bps: bigint }) => rateEntry(preset, bps, 'year').annualBps,
    [
      ['the EU adds eight points to its reference rate', { preset: 'eu', bps: 215n }, 1_015n],
      ['the UK adds eight points to the base rate', { preset: 'uk', bps: 375n }, 1_175n],
      ['what was agreed stays as agreed', { preset: 'agreed', bps: 1_200n }, 1_200n],
    ],
  ),
  ...cases(
    'R10',
    ({ preset, debt }: { preset: InterestPreset; debt: [bigint, string] }) => {
      const fee = recoveryFee(preset, money(...debt))
      return fee && formatMoney(fee)
    },
    [
      ['the EU’s fixed sum', { preset: 'eu', debt: [1n, 'EUR'] }, '€40.00'],
      ['the UK’s up to £999.99', { preset: 'uk', debt: [99_999n, 'GBP'] }, '£40.00'],
      ['from £1,000.00', { preset: 'uk', debt: [100_000n, 'GBP'] }, '£70.00'],
      ['from £10,000.00', { preset: 'uk', debt: [1_000_000n, 'GBP'] }, '£100.00'],
      ['in another currency there is none', { preset: 'eu', debt: [100_000n, 'USD'] }, null],
      ['nor where the rate was agreed', { preset: 'agreed', debt: [100_000n, 'EUR'] }, null],
    ],
  ),
  ...cases('R10', ([n, d]: [bigint, bigint]) => divideHalfUp(n, d), [
    ['half a cent is rounded up', [1n, 2n], 1n],
    ['less is not', [49n, 100n], 0n],
    ['a return mirrors it', [-1n, 2n], -1n],
  ]),
]

const charging = (change: Partial<ChargeFacts> = {}): ChargeFacts => ({
  invoiceId: invoiceId('i-1'),
  currency: 'USD',
  total: usd(100_000n),
  dueOn,
  isConfirmed: true,
  graceDays: 0,
  preset: 'agreed',
  rates: [{ fromDay: day('2026-01-01'), annualBps: 1_175n }],
  feeCapBps: null,
  charged: [],
  principal: [{ on: day('2026-01-01'), delta: usd(100_000n) }],
  rested: [],
  locale: 'en-US',
  ...change,
})
const earlier = (change: Partial<PastCharge> = {}): PastCharge => ({
  kind: 'fee',
  stage: 4,
  amount: usd(4_000n),
  toDay: day('2026-02-05'),
  isWaived: false,
  ...change,
})
/** What the second follow-up, with its fee of $15.00 and the interest, adds on 12 February. */
const added = ({
  today = '2026-02-12',
  stage = {},
  ...change
}: Partial<ChargeFacts> & { today?: string; stage?: object }) =>
  reckonCharges(charging(change), { id: 5, fee: { USD: 1_500n }, chargesInterest: true, ...stage }, day(today))
    .map(({ kind, amount }) => `${kind} ${formatMoney(amount)}`)
    .join(', ')

export const fees = cases('R11', added, [
  ['a stage adds its fee and the interest so far', {}, 'fee $15.00, interest $3.86'],
  [
    'once: not again for the same stage',
    { charged: [earlier({ stage: 5 }), earlier({ kind: 'interest', stage: 5 })] },
    '',
  ],
  ['a fee that was waived does not come back', { charged: [earlier({ stage: 5, isWaived: true })] }, 'interest $3.86'],
  ['nothing before the owner has confirmed the terms', { isConfirmed: false }, ''],
  ['nothing on the due date', { today: '2026-01-31' }, ''],
  ['no fee in a currency the stage does not name', { stage: { fee: { EUR: 1_500n } } }, 'interest $3.86'],
  ['fees end at the cap', { feeCapBps: 500n, charged: [earlier()] }, 'fee $10.00, interest $3.86'],
  ['and then there is none', { feeCapBps: 500n, charged: [earlier({ amount: usd(5_000n) })] }, 'interest $3.86'],
  [
    'a waived fee makes room again',
    { feeCapBps: 500n, charged: [earlier({ amount: usd(5_000n), isWaived: true })] },
    'fee $15.00, interest $3.86',
  ],
  [
    'no fee on principal that is paid',
    { today: '2026-02-20', principal: [...charging().principal, { on: day('2026-02-12'), delta: usd(-100_000n) }] },
    'interest $3.86',
  ],
  [
    'interest goes on from where the last charge stopped',
    {
      today: '2026-02-22',
      stage: { fee: undefined },
      charged: [earlier({ kind: 'interest', toDay: day('2026-02-12') })],
    },
    'interest $3.22',
  ],
])
