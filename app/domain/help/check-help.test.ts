import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { callDays, checkDay, checkHelp, restsForAnswer, restsWhenDeclined, restsWhenGranted } from './check-help.ts'
import type { HelpToCheck } from './check-help.ts'
import { nextHelpState } from './help-state.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const asked = (changes: Partial<HelpToCheck> = {}): HelpToCheck => ({
  invoice: { state: 'issued', balance: { minor: 1n, currency: 'USD' } },
  earlier: 0,
  isOpen: false,
  ...changes,
})

describe('who may ask', () => {
  test.each([
    ['anybody who owes something', {}, { ok: true, value: null }],
    ['again after an answer', { earlier: 2 }, { ok: true, value: null }],
    ['not for ever', { earlier: 3 }, { ok: false, reason: 'too_many' }],
    ['not twice at once', { isOpen: true, earlier: 1 }, { ok: false, reason: 'already_asked' }],
    [
      'not for what is paid',
      { invoice: { state: 'settled', balance: { minor: 0n, currency: 'USD' } } },
      { ok: false, reason: 'not_open' },
    ],
    [
      'nor where nothing is open',
      { invoice: { state: 'issued', balance: { minor: 0n, currency: 'USD' } } },
      { ok: false, reason: 'not_open' },
    ],
  ] as const)('%s', (_rule, changes, answer) => expect(checkHelp(asked(changes))).toEqual(answer))
})

test.each([
  ['today is no time', '2026-11-23', 'already_over'],
  ['tomorrow is', '2026-11-24', null],
  ['half a year is', '2027-05-25', null],
  ['more is not', '2027-05-26', 'too_far'],
])('%s', (_rule, wished, reason) =>
  expect(checkDay(day(wished), day('2026-11-23'))).toEqual(reason ? { ok: false, reason } : { ok: true, value: null }),
)

describe('how long follow-up rests', () => {
  // Thanksgiving is on Thursday, 26 November.
  const calendar = { sendDays: [1, 2, 3, 4, 5, 6, 7], holidays: new Set(['2026-11-26']) }
  const monday = day('2026-11-23')
  test.each([
    ['five business days for an answer', () => restsForAnswer(monday, calendar), '2026-12-01'],
    ['two after the day that was granted', () => restsWhenGranted(day('2026-12-11'), calendar), '2026-12-15'],
    ['one after a no', () => restsWhenDeclined(day('2026-11-25'), calendar), '2026-11-27'],
    ['a call comes on the next one', () => callDays(day('2026-11-25'), calendar).callOn, '2026-11-27'],
    ['and one more is left for it', () => callDays(day('2026-11-25'), calendar).restsUntil, '2026-11-30'],
  ])('%s', (_rule, until, expected) => expect(until().toString()).toBe(expected))
})

test('a request is answered once', () => {
  expect(nextHelpState('open', 'grant')).toBe('granted')
  expect(nextHelpState('open', 'finish')).toBe('done')
  for (const state of ['granted', 'declined', 'done'] as const) {
    for (const event of ['grant', 'decline', 'finish'] as const) expect(nextHelpState(state, event)).toBeNull()
  }
})
