import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { holdWith } from '../dunning/sample-facts.ts'
import { money } from '../money.ts'
import { labelsOf } from './invoice-label.ts'
import type { LabelFacts } from './invoice-label.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const open: LabelFacts = {
  state: 'issued',
  dueOn: day('2026-03-12'),
  total: money(100n, 'USD'),
  balance: money(100n, 'USD'),
  processing: money(0n, 'USD'),
  holds: [],
}
const hold = (kind: LabelFacts['holds'][number]['kind'], until: string | null = null) =>
  holdWith({ kind, until: until ? day(until) : null })

test.each<[string, Partial<LabelFacts>, string, string[]]>([
  ['an open invoice is due through its due date', {}, '2026-03-12', ['due']],
  ['overdue from the day after', {}, '2026-03-13', ['overdue']],
  ['part paid while something is open', { balance: money(40n, 'USD') }, '2026-03-13', ['overdue', 'part_paid']],
  ['processing while money is on its way', { processing: money(100n, 'USD') }, '2026-03-01', ['due', 'processing']],
  [
    'a promise is told from a pause',
    { holds: [hold('promise'), hold('manual')] },
    '2026-03-01',
    ['due', 'promised', 'paused'],
  ],
  ['a hold that has ended says nothing', { holds: [hold('manual', '2026-02-28')] }, '2026-03-01', ['due']],
  [
    'two holds of one label are one label',
    { holds: [hold('manual'), hold('agency')] },
    '2026-03-01',
    ['due', 'paused'],
  ],
  ['nothing open, nothing overdue', { balance: money(0n, 'USD') }, '2026-04-01', []],
  ['a draft has no labels', { state: 'draft' }, '2026-04-01', []],
  ['nor has a void invoice', { state: 'void', holds: [hold('dispute')] }, '2026-04-01', []],
])('%s', (_rule, change, today, expected) => expect(labelsOf({ ...open, ...change }, day(today))).toEqual(expected))
