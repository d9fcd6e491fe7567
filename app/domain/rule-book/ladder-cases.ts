import { defaultPolicy, ladderOf } from '../dunning/dunning-policy.ts'
import { presetOf } from '../dunning/policy-presets.ts'
import { tenOn } from '../dunning/sample-facts.ts'
import { done, lookedAtAgain, on, steps, upTo, waiting } from './in-words.ts'
import { cases } from './rule-case.ts'

const gentle = presetOf('gentle').policy
const firm = presetOf('firm').policy
const moved = defaultPolicy.stages.map((stage) => (stage.id === 3 ? { ...stage, id: 33, offsetDays: 3 } : stage))

export const ageIsNotPermission = cases('R1', done, [
  ['nothing is said six days before the due date', on('2026-03-06'), 'wait until 2026-03-07 09:00'],
  ['five days before, the courtesy note', on('2026-03-07'), 'mail courtesy'],
  ['on the due date, the note of the day', on('2026-03-12', upTo('courtesy')), 'mail due_today'],
  ['the day after, the light one', on('2026-03-13', upTo('due_today')), 'mail day_after'],
  ['after a week, the first follow-up', on('2026-03-19', upTo('day_after')), 'mail first_follow_up'],
  ['after two weeks, the second', on('2026-03-26', upTo('first_follow_up')), 'mail second_follow_up'],
  ['after thirty days, the third', on('2026-04-11', upTo('second_follow_up')), 'mail third_follow_up'],
  [
    'after 45, the final notice, which a person reads first',
    on('2026-04-26', upTo('third_follow_up')),
    'draft final_demand',
  ],
  ['after sixty days the owner decides', on('2026-05-11', upTo('final_demand')), 'ask the owner'],
  [
    'age skips nothing: a year late is still only the next stage',
    on('2027-03-12', upTo('day_after')),
    'mail first_follow_up',
  ],
  [
    'a stage that failed is not done',
    on('2026-03-20', upTo('day_after', 'first_follow_up failed 2026-03-19')),
    'mail first_follow_up',
  ],
  [
    'and is not tried twice on one day',
    on('2026-03-19', upTo('day_after', 'first_follow_up failed 2026-03-19')),
    'wait until 2026-03-20 09:00',
  ],
  [
    'a stage a person let pass counts as done',
    on('2026-03-26', upTo('day_after', 'first_follow_up skipped 2026-03-19')),
    'mail second_follow_up',
  ],
  [
    'a stage that waits for approval keeps the next one waiting',
    on('2026-05-30', [...upTo('third_follow_up'), waiting('final_demand', '2026-04-26')]),
    'nothing',
  ],
  ['when every step has been taken, nothing follows by itself', on('2027-01-01', upTo('gate')), 'nothing'],
  [
    'after a later stage an earlier one is not said, though it bounced',
    on('2026-03-27', upTo('day_after', 'first_follow_up failed 2026-03-27', 'second_follow_up completed 2026-03-26')),
    'wait until 2026-04-11 09:00; leave out first_follow_up (already_said)',
  ],
  [
    'under another policy, what was said counts as far as it went',
    on('2026-03-26', upTo('first_follow_up'), { policy: gentle }),
    'wait until 2026-04-11 09:00',
  ],
  [
    'and stages the other policy has below it are closed',
    on('2026-03-22', upTo('first_follow_up'), { policy: { stages: moved } }),
    'wait until 2026-03-26 09:00; leave out day_after (already_said)',
  ],
  [
    'a firmer policy takes the next stage on its own day',
    on('2026-03-20', upTo('first_follow_up'), { policy: firm }),
    'wait until 2026-03-24 09:00',
  ],
])

const repeated = (repeat: { times: number; everyDays: number }): string =>
  ladderOf({ ...defaultPolicy, repeat })
    .slice(6)
    .map(({ key, offsetDays }) => `${key} ${offsetDays}`)
    .join(', ')

export const repeats = cases('R1', repeated, [
  [
    'the last stage that speaks may be repeated',
    { times: 2, everyDays: 5 },
    'final_demand 45, final_demand 50, final_demand 55, gate 60',
  ],
  [
    'but never beyond the gate',
    { times: 9, everyDays: 7 },
    'final_demand 45, final_demand 52, final_demand 59, gate 60',
  ],
])

const contacts = (...days: string[]) => ({
  client: { lastContactAt: tenOn(days.at(-1) ?? ''), recentContacts: days.map(tenOn) },
})
const late = upTo('day_after', 'first_follow_up completed 2026-03-29')
const sentOn13 = { firstSentAt: tenOn('2026-03-13') }
const lateLastNight = { client: { lastContactAt: tenOn('2026-03-18').add({ hours: 13 }) } }

export const spacing = cases('R2', done, [
  [
    'a stage taken ten days late pushes the next by their distance',
    on('2026-04-04', late),
    'wait until 2026-04-05 09:00',
  ],
  ['and not further', on('2026-04-05', late), 'mail second_follow_up'],
  [
    'a stage taken early does not pull the next forward',
    on('2026-03-25', upTo('day_after', 'first_follow_up completed 2026-03-15')),
    'wait until 2026-03-26 09:00',
  ],
  [
    'a stage let pass late pushes as one that was sent',
    on('2026-04-01', upTo('day_after', 'first_follow_up skipped 2026-03-29')),
    'wait until 2026-04-05 09:00',
  ],
  [
    'a contact about anything keeps the day free',
    on('2026-03-19', upTo('day_after'), contacts('2026-03-19')),
    'wait until 2026-03-20 09:00',
  ],
  [
    'a policy may want three days between contacts',
    on('2026-03-20', upTo('day_after'), { ...contacts('2026-03-18'), policy: { minGapDays: 3 } }),
    'wait until 2026-03-21 09:00',
  ],
  [
    'and then it goes on',
    on('2026-03-21', upTo('day_after'), { ...contacts('2026-03-18'), policy: { minGapDays: 3 } }),
    'mail first_follow_up',
  ],
  [
    'the gap counts the business’s days: late last night was yesterday',
    on('2026-03-19', upTo('day_after'), lateLastNight),
    'mail first_follow_up',
  ],
  [
    'the invoice itself arrives before its first reminder',
    on('2026-03-13', upTo('due_today'), { invoice: sentOn13 }),
    'wait until 2026-03-14 09:00',
  ],
  [
    'the day after, its reminder may come',
    on('2026-03-14', upTo('due_today'), { invoice: sentOn13 }),
    'mail day_after',
  ],
  [
    'a policy may give the invoice five days first',
    on('2026-03-17', upTo('due_today'), { invoice: sentOn13, policy: { firstSendGraceDays: 5 } }),
    'wait until 2026-03-18 09:00',
  ],
  [
    'the owner’s decision waits for no gap',
    on('2026-05-11', upTo('final_demand'), contacts('2026-05-11')),
    'ask the owner',
  ],
  [
    'but is spaced from a final notice that went out late',
    on('2026-05-20', upTo('third_follow_up', 'final_demand completed 2026-05-10')),
    'wait until 2026-05-25 00:00',
  ],
])

const allApproved = defaultPolicy.stages.map((stage) => ({ ...stage, needsApproval: true }))

export const nextLook = cases('R2', lookedAtAgain, [
  ['the next look is when something falls due', on('2026-02-12'), '2026-03-07 09:00'],
  ['after a mail, the next day on which another could go out', on('2026-03-07'), '2026-03-08 09:00'],
  [
    'after a draft a long gap sleeps over nothing',
    on('2026-03-07', [], { policy: { minGapDays: 5, stages: allApproved } }),
    '2026-03-08 09:00',
  ],
  ['nothing ahead, no look', on('2027-01-01', upTo('gate')), null],
  [
    'a draft is looked after every day',
    on('2026-04-28', [...upTo('third_follow_up'), waiting('final_demand', '2026-04-26')]),
    '2026-04-29 09:00',
  ],
  ['a lost message is late, not for ever', on('2026-03-07', steps('courtesy pending 2026-03-07')), '2026-03-08 09:00'],
])
