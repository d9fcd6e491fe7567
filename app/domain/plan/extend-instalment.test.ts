import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { extendInstalments } from './extend-instalment.ts'
import type { Extension } from './extend-instalment.ts'
import { planStanding } from './plan-standing.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const today = day('2026-12-10')
/** $900 in three parts; the first is paid, the second nine days late. */
const { instalments } = planStanding({
  covered: usd(90_000n),
  balance: usd(60_000n),
  rows: ['2026-11-01', '2026-12-01', '2027-01-01'].map((dueOn, n) => ({
    ...{ position: n + 1, dueOn: day(dueOn), amount: usd(30_000n) },
  })),
  today,
})
const extended = (change: Partial<Extension>) => {
  const wish = { position: 2, dueOn: day('2026-12-20'), shiftsLater: false, ...change }
  const moves = extendInstalments(instalments, wish, today)
  return moves.ok
    ? moves.value.map(({ instalment, to }) => `${instalment.position}: ${to.toString()}`).join(', ')
    : moves.reason
}

test.each<[string, Partial<Extension>, string]>([
  ['it gets its new day, the later ones keep theirs', {}, '2: 2026-12-20'],
  ['or move along by as many days', { shiftsLater: true }, '2: 2026-12-20, 3: 2027-01-20'],
  ['today is a day', { dueOn: today }, '2: 2026-12-10'],
  ['its own day is no later one', { dueOn: day('2026-12-01') }, 'not_later'],
  ['a day that is over is none', { dueOn: day('2026-12-09') }, 'already_over'],
  ['nobody means a day in two years', { dueOn: day('2028-12-01') }, 'too_far'],
  ['what is paid needs no time', { position: 1 }, 'already_paid'],
  ['there is no fourth', { position: 4 }, 'no_such_instalment'],
])('%s', (_rule, change, expected) => expect(extended(change)).toBe(expected))
