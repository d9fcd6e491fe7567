import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { checkPromise } from './check-promise.ts'
import type { PromiseToCheck } from './check-promise.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const usd = (minor: bigint) => ({ minor, currency: 'USD' })

const promise: PromiseToCheck = {
  amount: usd(50_000n),
  dueOn: day('2026-12-03'),
  source: 'portal',
  note: null,
  today: day('2026-11-23'),
  invoice: { state: 'issued', balance: usd(50_000n) },
  earlierFromPortal: 0,
}

test.each<[string, Partial<PromiseToCheck>, string | null]>([
  ['all that is open, in ten days', {}, null],
  ['a part of it', { amount: usd(100n) }, null],
  ['today', { dueOn: day('2026-11-23') }, null],
  ['the thirtieth day', { dueOn: day('2026-12-23') }, null],
  ['the thirty-first day', { dueOn: day('2026-12-24') }, 'too_far'],
  ['the thirty-first day, told on the telephone', { dueOn: day('2026-12-24'), source: 'call' }, 'needs_note'],
  ['the same with a word of why', { dueOn: day('2026-12-24'), source: 'call', note: 'Their customer pays then' }, null],
  ['a note from the portal opens nothing', { dueOn: day('2026-12-24'), note: 'please' }, 'too_far'],
  ['yesterday', { dueOn: day('2026-11-22') }, 'already_over'],
  ['a cent too much', { amount: usd(50_001n) }, 'more_than_open'],
  ['nothing', { amount: usd(0n) }, 'bad_amount'],
  ['another currency', { amount: { minor: 1n, currency: 'EUR' } }, 'bad_amount'],
  ['a paid invoice', { invoice: { state: 'settled', balance: usd(0n) } }, 'not_open'],
  ['a second time on the portal', { earlierFromPortal: 1 }, null],
  ['a third time on the portal', { earlierFromPortal: 2 }, 'too_many'],
  ['a third time, told to us', { earlierFromPortal: 2, source: 'staff' }, null],
])('%s', (_rule, over, refusal) => {
  const answer = checkPromise({ ...promise, ...over })
  expect(answer.ok ? null : answer.reason).toBe(refusal)
})
