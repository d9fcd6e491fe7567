import { day, factsWith, tenOn } from '../dunning/sample-facts.ts'
import { money } from '../money.ts'
import { decideInstalments } from '../plan/decide-instalment.ts'
import { planStanding } from '../plan/plan-standing.ts'
import type { PlanStanding } from '../plan/plan-standing.ts'
import { nextPlanState } from '../plan/plan-state.ts'
import type { PlanEvent, PlanState } from '../plan/plan-state.ts'
import { done, on, upTo } from './in-words.ts'
import { cases } from './rule-case.ts'

const usd = (minor: bigint) => money(minor, 'USD')

/** $900.00 in three parts: Thursday 12 March, Monday 13 April and Tuesday 12 May 2026. */
const standing = (balance: bigint, today: string): PlanStanding =>
  planStanding({
    covered: usd(90_000n),
    balance: usd(balance),
    rows: ['2026-03-12', '2026-04-13', '2026-05-12'].map((dueOn, n) => ({
      ...{ position: n + 1, dueOn: day(dueOn), amount: usd(30_000n) },
    })),
    today: day(today),
  })

interface Now {
  readonly today: string
  readonly balance?: bigint
  readonly rests?: boolean
  readonly debitOn?: string
  readonly sendDays?: number[]
}
const weekdays = [1, 2, 3, 4, 5]
/** "due 1", "missed 1, ask the owner about 1", "nothing". */
function said({ today, balance = 90_000n, rests = false, debitOn, sendDays = weekdays }: Now): string {
  const { client, business } = factsWith({ business: { calendar: { sendDays, holidays: new Set() } } })
  const { say, missed } = decideInstalments(
    {
      dunning: { client, business },
      pace: { minGapDays: 1, maxContactsPerWeek: 3 },
      agreedOn: day('2026-03-01'),
      graceDays: 5,
      standing: standing(balance, today),
      ...{ taken: [], asked: [], rests },
      debits: new Map(debitOn ? [[1, day(debitOn)]] : []),
    },
    tenOn(today),
  )
  const parts = [
    ...say.map(({ step, instalment }) => `${step} ${instalment.position}`),
    ...missed.map(({ position }) => `ask the owner about ${position}`),
  ]
  return parts.join(', ') || 'nothing'
}
const filled = ([balance, today]: [bigint, string]): string =>
  standing(balance, today)
    .instalments.map(({ status }) => status)
    .join(', ')

export const instalments = [
  ...cases('R19', said, [
    ['three days before an instalment', { today: '2026-03-09' }, 'upcoming 1'],
    ['on its day', { today: '2026-03-12' }, 'due 1'],
    ['three days after comes after the weekend', { today: '2026-03-16' }, 'missed 1'],
    ['seven days after', { today: '2026-03-19' }, 'missed_again 1'],
    ['between its days nothing is said', { today: '2026-03-13' }, 'nothing'],
    ['a missed moment is left out, not said late', { today: '2026-03-14', sendDays: [6] }, 'nothing'],
    [
      'when five business days of grace are over, the owner decides',
      { today: '2026-03-20' },
      'missed_again 1, ask the owner about 1',
    ],
    ['a paid instalment is left in peace', { today: '2026-03-20', balance: 60_000n }, 'nothing'],
    ['money on its way rests it', { today: '2026-03-20', rests: true }, 'nothing'],
    ['one that is debited is announced and not asked for', { today: '2026-03-09', debitOn: '2026-03-12' }, 'autopay 1'],
  ]),
  ...cases('R19', filled, [
    ['money fills the oldest instalment first', [60_000n, '2026-03-01'], 'paid, upcoming, upcoming'],
    ['ahead of its day as well', [45_000n, '2026-03-01'], 'paid, part_paid, upcoming'],
    ['a part of a late one leaves it late', [80_000n, '2026-03-20'], 'late, upcoming, upcoming'],
    ['all of it at any time ends it', [0n, '2026-03-01'], 'paid, paid, paid'],
    ['what goes back opens it again', [90_000n, '2026-04-13'], 'late, due, upcoming'],
  ]),
  ...cases('R19', ([state, event]: [PlanState, PlanEvent]) => nextPlanState(state, event), [
    ['a proposal is answered with another offer', ['proposed', 'offer_by_business'], 'countered'],
    ['and that one with another', ['countered', 'offer_by_client'], 'proposed'],
    ['an agreed plan is not talked about any more', ['active', 'offer_by_client'], null],
    ['missed for good: the owner ends it', ['active', 'default'], 'defaulted'],
    ['or another plan takes its place', ['active', 'replace'], 'cancelled'],
    ['an ended plan stays ended', ['defaulted', 'complete'], null],
  ]),
  ...cases('R19', done, [
    [
      'after it the next stage keeps its distance, whatever the age',
      on('2026-09-01', upTo('day_after'), { invoice: { restedUntil: tenOn('2026-08-31') } }),
      'wait until 2026-09-06 09:00',
    ],
    [
      'and then it is the next one, not a later',
      on('2026-09-06', upTo('day_after'), { invoice: { restedUntil: tenOn('2026-08-31') } }),
      'mail first_follow_up',
    ],
  ]),
]
