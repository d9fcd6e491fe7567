import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { fillPeriod } from './fill-period.ts'

test.each([
  ['en-US', 'Hosting {month} {year}', 'Hosting March 2027'],
  ['fr-FR', 'Hébergement {month} {year}', 'Hébergement mars 2027'],
  ['en-US', 'Plan {gold}', 'Plan {gold}'],
])('in %s, %s is %s', (locale, text, expected) => {
  expect(fillPeriod(text, Temporal.PlainDate.from('2027-03-31'), locale)).toBe(expected)
})
