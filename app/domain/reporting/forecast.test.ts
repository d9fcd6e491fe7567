import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { forecast, weighPromise } from './forecast.ts'
import type { ExpectedItem } from './forecast.ts'

const today = Temporal.PlainDate.from('2026-03-02')
const item = (source: ExpectedItem['source'], inDays: number, minor: bigint) => ({
  ...{ source, minor, on: today.add({ days: inDays }) },
})

test.each([
  ['nobody promised yet: it counts whole', { kept: 0, broken: 0 }, { kept: 0, broken: 0 }, 100n],
  ['two promises say too little: the business counts', { kept: 0, broken: 2 }, { kept: 3, broken: 1 }, 75n],
  ['three of the client count', { kept: 1, broken: 2 }, { kept: 9, broken: 0 }, 33n],
  ['who kept all', { kept: 3, broken: 0 }, { kept: 0, broken: 9 }, 100n],
])('%s', (_rule, client, business, expected) => expect(weighPromise(100n, client, business)).toBe(expected))

test('each source lands in its week; what is late by habit stands apart', () => {
  const made = forecast(
    [
      item('promise', -1, 10n),
      item('plan', 6, 20n),
      item('invoice', 7, 40n),
      item('invoice', -1, 80n),
      item('invoice', 83, 160n),
      item('invoice', 84, 320n),
    ],
    today,
  )
  expect(made.weeks).toHaveLength(12)
  expect(made.weeks[0]).toMatchObject({ promises: 10n, plans: 20n, invoices: 0n, total: 30n })
  expect(made.weeks[1]).toMatchObject({ invoices: 40n, total: 40n })
  expect(made.weeks[11]?.total).toBe(160n)
  expect([made.later, made.pastUsualDay]).toEqual([320n, 80n])
})

test('nothing is lost and nothing counts twice', () => {
  const any = fc.array(
    fc.record({
      source: fc.constantFrom('promise' as const, 'plan' as const, 'invoice' as const),
      inDays: fc.integer({ min: -40, max: 200 }),
      minor: fc.bigInt({ min: 0n, max: 10n ** 9n }),
    }),
  )
  fc.assert(
    fc.property(any, (rows) => {
      const { weeks, later, pastUsualDay } = forecast(
        rows.map(({ source, inDays, minor }) => item(source, inDays, minor)),
        today,
      )
      const all = weeks.reduce((sum, { total }) => sum + total, later + pastUsualDay)
      expect(all).toBe(rows.reduce((sum, { minor }) => sum + minor, 0n))
    }),
  )
})
