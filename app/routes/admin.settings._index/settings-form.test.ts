import { expect, test } from 'vitest'
import { readSettingsForm } from './settings-form.ts'

const read = (fields: Record<string, string>, currency = 'USD') => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const { minimumPartMinor, cardMaxMinor, achMaxMinor } = readSettingsForm(form, currency)
  return [minimumPartMinor, cardMaxMinor, achMaxMinor]
}

test('sums are read in the business’s currency; an empty limit is none', () =>
  expect(read({ minimumPartMinor: '5', cardMaxMinor: '5,000.00', achMaxMinor: ' ' })).toEqual([500n, 500_000n, null]))

test('a currency without cents', () => expect(read({ minimumPartMinor: '500' }, 'JPY')[0]).toBe(500n))

test('what cannot be read is marked for the check', () =>
  expect(read({ minimumPartMinor: '', cardMaxMinor: 'a lot' })).toEqual([-1n, -1n, null]))
