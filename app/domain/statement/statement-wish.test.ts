import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { readStatementWish, statementQuery } from './statement-wish.ts'

const today = Temporal.PlainDate.from('2026-11-23')

test.each([
  ['', 'kind=open_item'],
  ['kind=nonsense', 'kind=open_item'],
  ['kind=activity', 'kind=activity&from=2025-11-24&to=2026-11-23'],
  ['kind=activity&from=2026-01-01&to=2026-03-31', 'kind=activity&from=2026-01-01&to=2026-03-31'],
  ['kind=activity&from=2026-01-01&to=2030-01-01', 'kind=activity&from=2026-01-01&to=2026-11-23'],
  ['kind=activity&from=1990-01-01', 'kind=activity&from=2016-11-23&to=2026-11-23'],
  ['kind=activity&from=2026-05-01&to=2026-03-31', 'kind=activity&from=2025-04-01&to=2026-03-31'],
])('%s is read as %s', (query, expected) => {
  expect(statementQuery(readStatementWish(new URLSearchParams(query), today))).toBe(expected)
})
