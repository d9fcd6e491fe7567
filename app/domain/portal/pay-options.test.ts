import { expect, test } from 'vitest'
import { money } from '../money.ts'
import { payChoices } from './pay-options.ts'
import { noAnswers } from './portal-answers.ts'
import type { PortalPlan } from './portal-answers.ts'
import type { PortalInvoice } from './portal-invoice.ts'
import { samplePortal } from './sample-portal.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const plan: PortalPlan = {
  id: 'plan',
  state: 'active',
  numbers: ['2041'],
  total: usd(150_000n),
  open: usd(120_000n),
  instalments: [],
  answerBy: null,
  message: null,
  next: { position: 2, dueOn: '2027-04-01', amount: usd(50_000n), paid: usd(20_000n), status: 'upcoming' },
  autopay: null,
}
const offered = (changes: Partial<PortalInvoice>) =>
  payChoices(samplePortal(changes)).options.map(({ kind, amount }) => [kind, amount.minor])

test.each<[string, Partial<PortalInvoice>, [string, bigint][]]>([
  ['all that is open', { balance: usd(123_450n) }, [['everything', 123_450n]]],
  [
    'less, while an early payment saves',
    { balance: usd(100_000n), discount: { saves: usd(2_000n), pays: usd(98_000n), until: '2027-03-10' } },
    [['everything', 98_000n]],
  ],
  [
    'what is not in question comes first',
    { balance: usd(90_000n), disputed: usd(20_000n) },
    [
      ['undisputed', 70_000n],
      ['everything', 90_000n],
    ],
  ],
  [
    'all of it is in question: it can be paid all the same',
    { balance: usd(90_000n), disputed: usd(95_000n) },
    [['everything', 90_000n]],
  ],
  [
    'what is open of the next instalment comes first, and all of the plan behind it',
    { balance: usd(80_000n), answers: { ...noAnswers, plan } },
    [
      ['instalment', 30_000n],
      ['everything', 120_000n],
    ],
  ],
  [
    'a plan that is only proposed changes nothing',
    { balance: usd(80_000n), answers: { ...noAnswers, plan: { ...plan, state: 'proposed' } } },
    [['everything', 80_000n]],
  ],
])('%s', (_rule, changes, expected) => expect(offered(changes)).toEqual(expected))

test('a plan over several invoices says so', () => {
  const several = { ...noAnswers, plan: { ...plan, numbers: ['2041', '2042'] } }
  expect(payChoices(samplePortal({ answers: several })).options.map(({ numbers }) => numbers)).toEqual([
    ['2041', '2042'],
    ['2041', '2042'],
  ])
})

test('a way to pay that takes not even the smallest part is not offered', () => {
  const methods = [
    { method: 'card' as const, max: usd(99n) },
    { method: 'ach' as const, max: null },
  ]
  expect(payChoices(samplePortal({ methods, minimumPart: usd(100n) })).methods).toEqual(['ach'])
})
