import { expect, test } from 'vitest'
import { measured } from './metric.ts'
import { better, missed, unmeasured, worse } from './reach.ts'

const metrics = { 'portal.page': measured(400, '/s', 4_000), 'plan.idle_10k': measured(3, 'ms', 1) }

test('a ratio more than twice as bad as recorded is named, whichever way is better', () => {
  expect(worse(metrics, { 'portal.page': 0.19, 'plan.idle_10k': 1.6 })).toEqual([])
  expect(worse(metrics, { 'portal.page': 0.21, 'plan.idle_10k': 1.4 })).toEqual([
    'portal.page: ratio 0.100, recorded 0.210',
    'plan.idle_10k: ratio 3.00, recorded 1.40',
  ])
})

test('what is recorded and was not measured is named', () => {
  expect(unmeasured(metrics, { 'portal.page': 0.1, 'pay.webhooks': 0.02 })).toEqual(['pay.webhooks: was not measured'])
})

test('of two looks the better one counts, figure by figure', () => {
  const again = { 'portal.page': measured(600, '/s', 4_000), 'plan.idle_10k': measured(4, 'ms', 1) }
  expect(better(metrics, again)).toEqual({ ...metrics, 'portal.page': again['portal.page'] })
})

test('what is measured and out of reach is named', () => {
  const found = { 'portal.page': measured(400, '/s', 4_000, { p99: 61 }), 'import.csv_100k': measured(29, 's', null) }
  expect(missed(found)).toEqual([
    'Out of reach: portal.page (ratio ≥ 0.12)',
    'Out of reach: portal.page (p99 ≤ 60 ms)',
    'Out of reach: import.csv_100k (MB ≤ 300 )',
  ])
})
