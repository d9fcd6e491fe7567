import { expect, test } from 'vitest'
import { describePayRun, payRunText } from './pay-run-words.ts'
import { parsePayRun } from './pay-run.ts'

test.each([
  ['month_end', 'Pays at the end of the month.'],
  ['day:15', 'Pays on day 15 of the month.'],
  ['day:31', 'Pays on day 31, or the last of a shorter month.'],
  ['weekday:5', 'Pays on Fridays.'],
])('%s is kept as it is read, and said in words', (text, words) => {
  const run = parsePayRun(text)
  expect(run && payRunText(run)).toBe(text)
  expect(run && describePayRun(run)).toBe(words)
})
