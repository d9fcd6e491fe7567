import { addDays } from '../business-day.ts'
import { defaultPolicy } from '../dunning/dunning-policy.ts'
import { entryOffset } from '../dunning/enter-ladder.ts'
import type { EnterBy } from '../dunning/enter-ladder.ts'
import { presetOf } from '../dunning/policy-presets.ts'
import { day, tenOn } from '../dunning/sample-facts.ts'
import { money } from '../money.ts'
import { another, done, on, steps, upTo, waiting } from './in-words.ts'
import { cases } from './rule-case.ts'

const spoken = { client: { lastContactAt: tenOn('2026-04-21') } }
const before14 =
  'courtesy (before_entry), due_today (before_entry), day_after (before_entry), first_follow_up (before_entry)'

export const catchingUp = cases('R3', done, [
  ['a courtesy note is never sent late', on('2026-03-08'), 'wait until 2026-03-12 09:00; leave out courtesy (passed)'],
  [
    'a note of the due date is never sent the day after',
    on('2026-03-13'),
    'mail day_after; leave out courtesy (passed), due_today (passed)',
  ],
  [
    'nor on its evening, once the window has closed',
    on('2026-03-13T00:30:00Z', upTo('courtesy')),
    'wait until 2026-03-13 09:00; leave out due_today (passed)',
  ],
  [
    'a courtesy note that failed is not tried after its day',
    on('2026-03-08', steps('courtesy failed 2026-03-07')),
    'wait until 2026-03-12 09:00; leave out courtesy (passed)',
  ],
  [
    'a stage left out said nothing, so the next need not wait for it',
    on('2026-03-13', steps('courtesy obsolete 2026-03-13', 'due_today obsolete 2026-03-13')),
    'mail day_after',
  ],
  ['after forty days of silence the stages come one by one', on('2026-04-21', upTo('due_today')), 'mail day_after'],
  [
    'with their distance between them',
    on('2026-04-22', upTo('due_today', 'day_after completed 2026-04-21'), spoken),
    'wait until 2026-04-27 09:00',
  ],
  [
    'an old invoice enters where its owner chose; what lies below is closed',
    on('2026-03-27', [], { invoice: { enterFrom: 14 } }),
    `mail second_follow_up; leave out ${before14}`,
  ],
  [
    'one that enters beyond the ladder is left in peace',
    on('2026-06-01', upTo('final_demand', 'gate obsolete 2026-06-01'), { invoice: { enterFrom: 61 } }),
    'nothing',
  ],
])

const entered = ({ by, age, policy = defaultPolicy }: { by: EnterBy; age: number; policy?: typeof defaultPolicy }) =>
  entryOffset(policy, day('2026-03-12'), addDays(day('2026-03-12'), age), by)

export const entering = cases('R3', entered, [
  ['by age: forty days late enters at the third follow-up', { by: 'age', age: 40 }, 30],
  ['by age: the day itself counts', { by: 'age', age: 14 }, 14],
  ['by age: not yet due begins at the beginning', { by: 'age', age: -10 }, null],
  ['by age: nobody comes before the owner unheard', { by: 'age', age: 300 }, 45],
  ['by age: by the policy’s own days', { by: 'age', age: 50, policy: presetOf('gentle').policy }, 45],
  ['at the first: the first follow-up, however late', { by: 'first', age: 300 }, 7],
  ['at the first: not yet due begins at the beginning', { by: 'first', age: 0 }, null],
  ['from now on: only what lies ahead', { by: 'now', age: 10 }, 14],
  ['from now on: today’s stage is not ahead', { by: 'now', age: 14 }, 30],
  ['from now on: with nothing ahead, nothing comes', { by: 'now', age: 300 }, 61],
])

const older = another('2041', '2026-03-12', 'first_follow_up')
const newer = another('2050', '2026-03-19', 'day_after')
const fresh = another('2050', '2026-04-20', 'day_after')
const atFinal = (change: { channel?: 'letter' } = {}) =>
  another('2041', '2026-03-12', 'gate', {
    steps: [...upTo('third_follow_up'), waiting('final_demand', '2026-04-26', change)],
  })
const of = (...invoices: ReturnType<typeof another>[]) => ({ invoices })

export const anchor = cases('R4', done, [
  [
    'each invoice climbs for itself',
    on('2026-03-26', [], of(older, newer)),
    'mail second_follow_up of 2041 and first_follow_up of 2050',
  ],
  [
    'when the older is paid, the newer goes on: no restart',
    on('2026-03-26', [], of({ ...older, balance: money(0n, 'USD') }, newer)),
    'mail first_follow_up of 2050',
  ],
  [
    'and no jump: it waits for its own day',
    on('2026-03-25', [], of({ ...older, balance: money(0n, 'USD') }, newer)),
    'wait until 2026-03-26 09:00',
  ],
  [
    'an invoice that rests does not silence another',
    on('2026-03-26', [], of({ ...older, processing: money(1n, 'USD') }, newer)),
    'mail first_follow_up of 2050',
  ],
  [
    'an invoice whose draft waits does not either',
    on('2026-04-27', [], of(atFinal(), fresh)),
    'mail first_follow_up of 2050',
  ],
  [
    'nor a letter that waits to be posted',
    on('2026-04-27', [], of(atFinal({ channel: 'letter' }), fresh)),
    'mail first_follow_up of 2050',
  ],
  [
    'nor the owner’s decision',
    on('2026-05-12', [], of(another('2041', '2026-03-12', 'gate'), another('2050', '2026-05-11', 'due_today'))),
    'mail day_after of 2050',
  ],
])
