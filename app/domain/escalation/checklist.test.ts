import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { checklist, missingOf, noAnswers } from './checklist.ts'
import type { EscalationAnswers, EscalationFacts } from './checklist.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

const facts: EscalationFacts = {
  today: day('2027-01-20'),
  stages: [{ stage: 'final_demand', on: day('2027-01-04'), proven: 'delivered', proof: { messageId: 'm' } }],
  unsaid: [],
  calls: [{ on: day('2026-12-20'), outcome: 'reached' }],
  planOffers: [{ on: day('2026-12-01'), how: 'mail', proof: { messageId: 'm' } }],
  disputes: [],
  finalNotice: { on: day('2027-01-04'), answerBy: day('2027-01-19'), proof: { messageId: 'm' } },
}
const answers: EscalationAnswers = {
  costMinor: 5_000,
  weighed: 'Worth it',
  adviceSought: true,
  adviceFrom: 'Our lawyer',
}
const noAnswer = { on: day('2026-12-20'), outcome: 'no_answer' } as const

test.each<[string, Partial<EscalationFacts>, Partial<EscalationAnswers>, string[]]>([
  ['everything was tried', {}, {}, []],
  ['a stage came back', { unsaid: ['second_follow_up'] }, {}, ['stages']],
  ['nothing was said', { stages: [] }, {}, ['stages']],
  [
    'every stage was passed over',
    { stages: [{ stage: 'courtesy', on: day('2027-01-04'), proven: 'skipped', proof: null }] },
    {},
    ['stages'],
  ],
  ['nobody called', { calls: [] }, {}, ['call']],
  ['two calls nobody took', { calls: [noAnswer, noAnswer] }, {}, ['call']],
  ['three calls nobody took', { calls: [noAnswer, noAnswer, noAnswer] }, {}, []],
  ['no plan was offered', { planOffers: [] }, {}, ['plan']],
  ['a part is disputed', { disputes: ['Two hours too many'] }, {}, ['no_dispute']],
  ['no final notice', { finalNotice: null }, {}, ['told']],
  ['its last day is today', { today: day('2027-01-19') }, {}, ['told']],
  ['the cost is not estimated', {}, { costMinor: null }, ['weighed']],
  ['it costs nothing', {}, { costMinor: 0 }, []],
  ['nobody wrote why it is worth it', {}, { weighed: '' }, ['weighed']],
  ['no advice', {}, { adviceSought: false }, ['advice']],
  ['advice of nobody', {}, { adviceFrom: null }, ['advice']],
])('%s', (_what, over, said, missing) =>
  expect(missingOf(checklist({ ...facts, ...over }, { ...answers, ...said }))).toEqual(missing),
)

test('a person answers two of them, the record the rest', () => {
  const checks = checklist({ ...facts, stages: [], calls: [], planOffers: [], finalNotice: null }, noAnswers)
  expect(checks.filter(({ byRecord }) => !byRecord).map(({ key }) => key)).toEqual(['weighed', 'advice'])
  expect(missingOf(checks)).toEqual(['stages', 'call', 'plan', 'told', 'weighed', 'advice'])
})
