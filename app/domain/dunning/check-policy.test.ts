import { expect, test } from 'vitest'
import { checkPolicy } from './check-policy.ts'
import { defaultPolicy } from './dunning-policy.ts'
import type { DunningPolicy, DunningStage } from './dunning-policy.ts'

const withStage = (id: number, change: Partial<DunningStage>): DunningPolicy => ({
  ...defaultPolicy,
  stages: defaultPolicy.stages.map((stage) => (stage.id === id ? { ...stage, ...change } : stage)),
})
const only = (...ids: number[]): DunningPolicy => ({
  ...defaultPolicy,
  stages: defaultPolicy.stages.filter(({ id }) => ids.includes(id)),
})
const with30More: DunningPolicy = {
  ...defaultPolicy,
  stages: Array.from({ length: 31 }, (_, index) => ({
    ...{ id: index + 9, key: 'first_follow_up', offsetDays: index + 1, channel: 'email', tone: 'polite' },
    needsApproval: false,
  })),
}

test.each<[string, DunningPolicy, string, string]>([
  ['a policy speaks to the client', only(8), 'stages', 'Keep at least one step that speaks to the client.'],
  ['thirty steps are enough', with30More, 'stages', 'Use at most 30 steps.'],
  [
    'a year late is late enough',
    withStage(8, { offsetDays: 366 }),
    'stages.7.offsetDays',
    'Choose a day between 60 days before and 365 days after the due date.',
  ],
  [
    'no half days',
    withStage(4, { offsetDays: 7.5 }),
    'stages.3.offsetDays',
    'Choose a day between 60 days before and 365 days after the due date.',
  ],
  [
    'two steps never share a day',
    withStage(5, { offsetDays: 7 }),
    'stages.3.offsetDays',
    'Two steps cannot share a day.',
  ],
  [
    'steps come in order',
    withStage(5, { offsetDays: 5 }),
    'stages.3.offsetDays',
    'Steps come in the order of their days.',
  ],
  [
    'a courtesy note comes before the due date',
    withStage(1, { offsetDays: 0 }),
    'stages.0.offsetDays',
    'A courtesy note announces the due date, so it goes out before it.',
  ],
  [
    '“due today” is said that day',
    withStage(2, { offsetDays: -1 }),
    'stages.1.offsetDays',
    'The note on the due date goes out on that day: 0.',
  ],
  [
    'nobody is late before the due date',
    withStage(3, { offsetDays: 0 }),
    'stages.2.offsetDays',
    'Words about a late invoice can only be said after the due date.',
  ],
  [
    'the gate is last',
    withStage(8, { offsetDays: 40 }),
    'stages.6.offsetDays',
    'Steps come in the order of their days.',
  ],
  [
    'nothing comes after the gate',
    {
      ...defaultPolicy,
      stages: [...defaultPolicy.stages, { ...defaultPolicy.stages[4], id: 9, offsetDays: 70 } as DunningStage],
    },
    'stages.7.offsetDays',
    'Your decision comes last.',
  ],
  [
    'words never step back',
    withStage(5, { key: 'day_after' }),
    'stages.3.key',
    'The words would step back from “first follow-up” to “note on the day after”.',
  ],
  [
    'the gate sends nothing',
    withStage(8, { channel: 'email' }),
    'stages.7.channel',
    'The decision is yours: nothing is sent.',
  ],
  [
    'only the gate is the owner’s',
    withStage(4, { channel: 'owner' }),
    'stages.3.channel',
    'Choose mail, call or letter.',
  ],
  [
    'a final notice gives two weeks',
    withStage(7, { answerWithinDays: 13 }),
    'stages.6.answerWithinDays',
    'A final notice names a next step, so it gives at least 14 days to answer.',
  ],
  [
    'the next step waits for the answer',
    withStage(7, { answerWithinDays: 16 }),
    'stages.6.answerWithinDays',
    'The next step then comes on day 61 at the earliest.',
  ],
  [
    'a call is not beside a call',
    withStage(6, { channel: 'phone' }),
    'stages.5.alongside',
    'The step itself is that already.',
  ],
  ['a fee is no gift', withStage(5, { fee: { EUR: -1n } }), 'stages.4.fee', 'Give a reasonable amount in EUR.'],
  ['a fee is in a currency', withStage(5, { fee: { XYZ: 1n } }), 'stages.4.fee', 'XYZ is not a currency.'],
  [
    'repeats leave three days',
    { ...defaultPolicy, repeat: { everyDays: 2, times: 3 } },
    'repeat.everyDays',
    'Repeat every 3 to 90 days.',
  ],
  [
    'repeats end',
    { ...defaultPolicy, repeat: { everyDays: 14, times: 25 } },
    'repeat.times',
    'Repeat between 1 and 24 times.',
  ],
  [
    'a repeat waits for the answer',
    { ...defaultPolicy, repeat: { everyDays: 14, times: 1 } },
    'repeat.everyDays',
    'The last step gives 15 days to answer: wait for them before it is said again.',
  ],
  [
    'there is a day between two contacts',
    { ...defaultPolicy, minGapDays: 0 },
    'minGapDays',
    'Leave between 1 and 30 days between two contacts.',
  ],
  [
    'three contacts a week and no more',
    { ...defaultPolicy, maxContactsPerWeek: 4 },
    'maxContactsPerWeek',
    'Between 1 and 3 a week: more would be pestering.',
  ],
  [
    'a tolerance is no debt',
    { ...defaultPolicy, smallBalances: { USD: -1n } },
    'smallBalances',
    'Give a reasonable amount in USD.',
  ],
])('%s', (_rule, policy, field, message) => expect(checkPolicy(policy)).toContainEqual({ field, message }))

test.each<[string, DunningPolicy]>([
  ['without a gate', only(1, 2, 3, 4)],
  ['with one step', only(4)],
  ['with repeats', { ...only(4), repeat: { everyDays: 14, times: 24 } }],
  ['with a fee', withStage(5, { fee: { EUR: 4_000n } })],
])('a policy may stand %s', (_, policy) => expect(checkPolicy(policy)).toEqual([]))
