import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { at, day, factsWith, holdWith, invoiceWith, tenOn } from '../dunning/sample-facts.ts'
import { money } from '../money.ts'
import { decideInstalments, gateInstalment, instalmentBasis, isRequest, restsBesides } from './decide-instalment.ts'
import type { InstalmentFacts } from './decide-instalment.ts'
import type { InstalmentStep } from './instalment-ladder.ts'
import { planStanding } from './plan-standing.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const days = ['2026-12-10', '2027-01-11', '2027-02-10']

interface Case extends Partial<Omit<InstalmentFacts, 'dunning' | 'standing'>> {
  readonly on: string
  readonly balance?: bigint
  readonly dunning?: Parameters<typeof factsWith>[0]
}
const instantOf = (text: string) => (text.length === 10 ? tenOn(text) : at(text))
/** $900 in three parts of a client in New York, the first due on Thursday 10 December. */
function factsOf({ on, balance = 90_000n, dunning, ...change }: Case): InstalmentFacts {
  const { business, client } = factsWith(dunning)
  return {
    dunning: { business, client },
    pace: { minGapDays: 1, maxContactsPerWeek: 3 },
    agreedOn: day('2026-11-25'),
    graceDays: 5,
    standing: planStanding({
      covered: usd(90_000n),
      balance: usd(balance),
      rows: days.map((dueOn, n) => ({ position: n + 1, dueOn: day(dueOn), amount: usd(30_000n) })),
      today: instantOf(on).toZonedDateTimeISO('America/New_York').toPlainDate(),
    }),
    taken: [],
    asked: [],
    debits: new Map(),
    rests: false,
    ...change,
  }
}
const taken = (...steps: InstalmentStep[]) => steps.map((step) => ({ position: 1, step }))
function decided(given: Case): string {
  const { say, missed, needsAddress, nextCheckAt } = decideInstalments(factsOf(given), instantOf(given.on))
  const then = nextCheckAt?.toZonedDateTimeISO('America/New_York').toPlainDateTime().toString().slice(0, 13)
  const parts = [
    ...say.map(
      ({ instalment, step, names }) =>
        `${step} ${instalment.position}${names.equals(instalment.dueOn) ? '' : ` for ${names.toString()}`}`,
    ),
    ...missed.map(({ position }) => `ask ${position}`),
    ...(needsAddress ? ['find an address'] : []),
    ...(then ? [`then ${then}`] : ['never again']),
  ]
  return parts.join(', ')
}

test.each<[string, Case, string]>([
  ['a month ahead nothing is said', { on: '2026-11-26' }, 'then 2026-12-07T09'],
  ['three days before', { on: '2026-12-07' }, 'upcoming 1, then 2026-12-10T09'],
  ['once', { on: '2026-12-08', taken: taken('upcoming') }, 'then 2026-12-10T09'],
  ['a day later it is still true', { on: '2026-12-08' }, 'upcoming 1, then 2026-12-10T09'],
  ['on the day itself', { on: '2026-12-10' }, 'due 1, then 2026-12-13T09'],
  ['not before the send hour', { on: '2026-12-10T12:00:00Z', taken: taken('upcoming') }, 'then 2026-12-10T09'],
  ['what was missed is left out', { on: '2026-12-11' }, 'then 2026-12-13T09'],
  ['three days after', { on: '2026-12-13' }, 'missed 1, then 2026-12-17T09'],
  ['seven days after', { on: '2026-12-17', taken: taken('missed') }, 'missed_again 1, then 2026-12-18T00'],
  [
    'when its grace is over the owner is asked',
    { on: '2026-12-18', taken: taken('missed', 'missed_again') },
    'ask 1, then 2027-01-08T09',
  ],
  ['once, too', { on: '2026-12-19', asked: [1], taken: taken('missed', 'missed_again') }, 'then 2027-01-08T09'],
  ['a paid one is left in peace', { on: '2026-12-13', balance: 60_000n }, 'then 2027-01-08T09'],
  ['a part of it is not enough', { on: '2026-12-13', balance: 60_001n }, 'missed 1, then 2026-12-17T09'],
  ['when all is paid nothing is left to do', { on: '2026-12-13', balance: 0n }, 'never again'],
  ['while it rests it is looked at every day', { on: '2026-12-18', rests: true }, 'then 2026-12-19T09'],
  [
    'one contact a day: it waits for the next',
    { on: '2026-12-13', dunning: { client: { lastContactAt: tenOn('2026-12-13') } } },
    'then 2026-12-14T09',
  ],
  [
    'on the due day there is no next day',
    { on: '2026-12-10', dunning: { client: { lastContactAt: tenOn('2026-12-10') } } },
    'then 2026-12-13T09',
  ],
  [
    'what announces waits for nothing',
    { on: '2026-12-07', dunning: { client: { lastContactAt: tenOn('2026-12-07') } } },
    'upcoming 1, then 2026-12-10T09',
  ],
  [
    'three in a week are enough',
    {
      on: '2026-12-13',
      dunning: {
        client: {
          lastContactAt: tenOn('2026-12-12'),
          recentContacts: ['2026-12-09', '2026-12-11', '2026-12-12'].map(tenOn),
        },
      },
    },
    'then 2026-12-16T09',
  ],
  ['what the terms said is not said again', { on: '2026-12-07', agreedOn: day('2026-12-07') }, 'then 2026-12-10T09'],
  [
    'nobody to write to is somebody’s job',
    { on: '2026-12-07', dunning: { client: { recipient: null } } },
    'find an address, then 2026-12-08T09',
  ],
  [
    'with a debit there is one notice, days ahead',
    { on: '2026-12-07', debits: new Map([[1, day('2026-12-10')]]) },
    'autopay 1, then 2027-01-08T09',
  ],
  [
    'late rather than never, since the debit waits for it',
    { on: '2026-12-10', debits: new Map([[1, day('2026-12-10')]]) },
    'autopay 1 for 2026-12-12, then 2027-01-08T09',
  ],
  [
    'while a debit is tried again nothing is asked for',
    { on: '2026-12-18', debits: new Map([[1, day('2026-12-20')]]), taken: taken('autopay') },
    'then 2027-01-08T09',
  ],
  [
    'a second part falls due while the first is late',
    { on: '2027-01-11', taken: taken('missed', 'missed_again'), asked: [1] },
    'due 2, then 2027-01-14T09',
  ],
  [
    'a quiet weekday is kept',
    { on: '2026-12-06', dunning: { business: { calendar: { sendDays: [1, 2, 3, 5], holidays: new Set() } } } },
    'then 2026-12-07T09',
  ],
])('%s', (_rule, given, expected) => expect(decided(given)).toBe(expected))

describe('the last gate', () => {
  const written = (step: InstalmentStep, change: Partial<Case> = {}) => {
    const facts = factsOf({ on: '2026-12-13', ...change })
    const [instalment] = facts.standing.instalments
    if (!instalment) throw new Error('no instalment')
    return { position: 1, step, basis: instalmentBasis({ instalment, step }, facts.dunning.client.recipient) }
  }
  const gate = (given: Case, step: InstalmentStep = 'missed') => {
    const verdict = gateInstalment(factsOf(given), written(step), instantOf(given.on))
    if (verdict.kind !== 'wait') return verdict.kind
    return `wait ${verdict.until.toZonedDateTimeISO('America/New_York').toPlainDateTime().toString().slice(0, 13)}`
  }
  test.each<[string, Case, string]>([
    ['true still', { on: '2026-12-13', taken: taken('missed') }, 'send'],
    ['paid meanwhile', { on: '2026-12-13', balance: 60_000n }, 'moved'],
    ['a part paid meanwhile', { on: '2026-12-13', balance: 89_999n }, 'moved'],
    ['money on its way, or a pause', { on: '2026-12-13', rests: true }, 'moved'],
    ['another recipient', { on: '2026-12-13', dunning: { client: { recipient: 'bob@example.com' } } }, 'moved'],
    ['pays by itself now', { on: '2026-12-13', debits: new Map([[1, day('2026-12-20')]]) }, 'moved'],
    ['its moment is over', { on: '2026-12-17' }, 'moved'],
    ['the next day is as true', { on: '2026-12-14' }, 'send'],
    ['at night', { on: '2026-12-14T02:00:00Z' }, 'wait 2026-12-14T09'],
    [
      'the client has just heard from us',
      { on: '2026-12-13', dunning: { client: { lastContactAt: tenOn('2026-12-13') } } },
      'wait 2026-12-14T09',
    ],
    [
      'the client has just heard from us, and tomorrow is too late',
      { on: '2026-12-16', dunning: { client: { lastContactAt: tenOn('2026-12-16') } } },
      'moved',
    ],
  ])('%s', (_rule, given, expected) => expect(gate(given)).toBe(expected))

  test('its words say whether it asked for money', () => {
    const asked = (['upcoming', 'due', 'missed', 'missed_again', 'autopay'] as const).map((step) =>
      isRequest(written(step).basis),
    )
    expect(asked).toEqual([false, true, true, true, false])
    expect(isRequest('')).toBe(false)
  })
})

test.each<[string, Parameters<typeof invoiceWith>[0], boolean]>([
  ['the plan’s own hold rests nothing of it', { holds: [holdWith({ kind: 'plan' })] }, false],
  ['a dispute of all does', { holds: [holdWith({ kind: 'plan' }), holdWith({ kind: 'dispute' })] }, true],
  ['of a part does not', { holds: [holdWith({ kind: 'dispute', amount: usd(100n) })] }, false],
  ['money on its way does', { processing: usd(1n) }, true],
  ['a pause that is over does not', { holds: [holdWith({ until: day('2026-12-01') })] }, false],
])('%s', (_rule, change, expected) =>
  expect(restsBesides([invoiceWith(), invoiceWith(change)], Temporal.PlainDate.from('2026-12-10'))).toBe(expected),
)
