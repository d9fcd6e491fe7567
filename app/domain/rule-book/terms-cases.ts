import { payDayFor, parsePayRun } from '../client/pay-run.ts'
import { day } from '../dunning/sample-facts.ts'
import { discountOnTax, earlyDiscount, promisedDiscount } from '../invoice/early-discount.ts'
import type { DiscountFacts } from '../invoice/early-discount.ts'
import { dueDate, parseTerms } from '../invoice/payment-terms.ts'
import { formatMoney, money } from '../money.ts'
import { done, on, upTo, why } from './in-words.ts'
import { cases } from './rule-case.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const facts = (change: Partial<DiscountFacts>): DiscountFacts => ({
  state: 'issued',
  total: usd(110_000n),
  tax: usd(10_000n),
  credited: usd(0n),
  discounted: usd(0n),
  balance: usd(110_000n),
  terms: { bps: 200n, until: day('2026-02-20') },
  taxHandling: 'on_early_payment',
  holds: [],
  hasOverdue: false,
  despiteOverdue: false,
  ...change,
})
/** What settles $1,100.00, of which $100.00 tax, at 2 % until 20 February. */
const asks = ({ begun = '2026-02-20', ...change }: Partial<DiscountFacts> & { begun?: string }): string | null => {
  const offer = earlyDiscount(facts(change), day(begun))
  return offer && formatMoney(offer.pays)
}
/** What a payment of so much, begun in time, is promised. */
const promised = (minor: bigint): string =>
  formatMoney(promisedDiscount(earlyDiscount(facts({}), day('2026-02-20')), usd(110_000n), usd(minor)))

export const earlyPayment = [
  ...cases('R12', asks, [
    ['the last day counts to its end', {}, '$1,078.00'],
    ['the day after does not', { begun: '2026-02-21' }, null],
    ['tax reduced on early payment: 2 % of all', { taxHandling: 'on_early_payment' }, '$1,078.00'],
    ['tax never reduced: 2 % of the net sum', { taxHandling: 'never' }, '$1,080.00'],
    ['tax reduced from the start: 2 % of the net sum is left', { taxHandling: 'always' }, '$1,080.00'],
    ['not beside an instalment plan', { holds: ['plan'] }, null],
    ['nor a proposal of one', { holds: ['proposal'] }, null],
    ['nor an open dispute', { holds: ['dispute'] }, null],
    ['a promise does not take it away', { holds: ['promise'] }, '$1,078.00'],
    ['not while something older is overdue', { hasOverdue: true }, null],
    ['unless the business allows it', { hasOverdue: true, despiteOverdue: true }, '$1,078.00'],
    ['a credit lowers what it is a share of', { credited: usd(10_000n), balance: usd(100_000n) }, '$980.00'],
    ['a part paid before still counts towards it', { balance: usd(60_000n) }, '$578.00'],
    ['once', { discounted: usd(2_200n) }, null],
    ['not on a settled invoice', { state: 'settled' }, null],
  ]),
  ...cases('R12', promised, [
    ['the exact sum is promised the whole discount', 107_800n, '$22.00'],
    ['a little more pays a little more', 108_000n, '$20.00'],
    ['a part is promised nothing', 107_799n, '$0.00'],
  ]),
  ...cases(
    'R12',
    (taxHandling: DiscountFacts['taxHandling']) => formatMoney(discountOnTax(usd(2_200n), facts({ taxHandling }))),
    [
      ['on early payment tax falls with the sum', 'on_early_payment', '$2.00'],
      ['where it never falls, nothing of it is tax', 'never', '$0.00'],
    ],
  ),
]

const due = ([terms, issued]: [terms: string, issued: string]): string | null => {
  const known = parseTerms(terms)
  return known && dueDate(known, day(issued)).toString()
}

export const terms = cases('R13', due, [
  ['net 30', ['Net 30', '2026-01-15'], '2026-02-14'],
  ['net counts the leap day', ['Net 1', '2028-02-28'], '2028-02-29'],
  ['thirty days, then the end of that month', ['30 days EOM', '2026-01-15'], '2026-02-28'],
  ['is not the end of the month, then thirty days', ['EOM+30', '2026-01-15'], '2026-03-02'],
  ['the end of the month', ['EOM', '2028-02-10'], '2028-02-29'],
  ['on the last day of a month its end is today', ['EOM', '2026-01-31'], '2026-01-31'],
  ['the 15th of the next month', ['15 MFI', '2026-12-31'], '2027-01-15'],
  ['the 31st of a short month is its last day', ['31 MFI', '2026-01-31'], '2026-02-28'],
  ['the 29th in a leap year is the 29th', ['29 MFI', '2028-01-10'], '2028-02-29'],
  ['on receipt', ['Due on receipt', '2026-01-15'], '2026-01-15'],
  ['a day of its own', ['2026-05-01', '2026-01-15'], '2026-05-01'],
  ['the discount in front is another rule’s', ['2/10 net 30', '2026-01-15'], '2026-02-14'],
  ['what is not surely known is asked about', ['as agreed', '2026-01-15'], null],
])

const payDay = ([run, dueOn]: [run: string, dueOn: string]): string | null => {
  const known = parsePayRun(run)
  return known && payDayFor(known, day(dueOn)).toString()
}
const run = { kind: 'month_end' } as const
const granted = { client: { payRun: { run, granted: true } } }
const known = { client: { payRun: { run, granted: false } } }
const dueOn25 = { ...known, invoice: { dueOn: day('2026-03-31') } }

export const payRuns = [
  ...cases('R14', payDay, [
    ['the next month’s end', ['month_end', '2026-03-12'], '2026-03-31'],
    ['the due date itself, when it is one', ['month_end', '2026-02-28'], '2026-02-28'],
    ['the 15th after', ['day:15', '2026-03-16'], '2026-04-15'],
    ['the 31st in a short month is its last day', ['day:31', '2026-04-02'], '2026-04-30'],
    ['the next Friday', ['weekday:5', '2026-03-12'], '2026-03-13'],
    ['the same day, when it is that weekday', ['weekday:4', '2026-03-12'], '2026-03-12'],
    ['what cannot be read is no pay day', ['fortnightly', '2026-03-12'], null],
  ]),
  ...cases('R14', done, [
    ['the courtesy note comes three business days before the pay run', on('2026-03-26', [], dueOn25), 'mail courtesy'],
    ['not five days before the due date', on('2026-03-25', [], dueOn25), 'wait until 2026-03-26 09:00'],
    [
      'a pay day that nobody granted leaves the first stage on its day',
      on('2026-03-13', upTo('due_today'), known),
      'mail day_after',
    ],
    [
      'a granted one moves it to the day after the run',
      on('2026-03-13', upTo('due_today'), granted),
      'wait until 2026-04-01 09:00',
    ],
    [
      'and it is the first stage that comes then, not a firmer one',
      on('2026-04-01', upTo('due_today'), granted),
      'mail day_after',
    ],
    [
      'the next follow it with their own distance',
      on('2026-04-02', upTo('due_today', 'day_after completed 2026-04-01'), granted),
      'wait until 2026-04-07 09:00',
    ],
    [
      'what lies beyond the run is not moved',
      on('2026-04-11', upTo('second_follow_up'), granted),
      'mail third_follow_up',
    ],
    ['the owner’s decision comes on its own day', on('2026-05-11', upTo('final_demand'), granted), 'ask the owner'],
  ]),
  ...cases('R14', why, [
    [
      'the desk says why',
      on('2026-03-13', upTo('due_today'), granted),
      'Next: note on the day after on 1 April, after the day on which this client pays.',
    ],
  ]),
]
