import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { activityPdfName, statementPdfName } from './statement-pdf-name.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('files say in the client’s language what they are, and of when', () => {
  expect(statementPdfName({ locale: 'de-DE', asOf: day('2026-11-23') })).toBe('Offene-Posten-2026-11-23.pdf')
  const period = { from: day('2026-01-01'), to: day('2026-11-23') }
  expect(activityPdfName({ locale: 'en-US', ...period })).toBe('Activity-2026-01-01-2026-11-23.pdf')
})
