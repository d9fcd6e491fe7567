import { expect, test } from 'vitest'
import type { DraftErrors } from '#app/domain/invoice/typed-draft.ts'
import { readLines, readRhythm, readSettings, typedRhythm, typedSettings } from './recurring-form.ts'

const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
const filled = {
  ...{ every: '2', rhythmUnit: 'week', startOn: '2026-12-01', name: ' Hosting ', termsDays: '14', outcome: 'send' },
  ...{ line: 'Hosting {month}', quantity: '2', unit: '10.50', taxRate: '19 %', discount: '' },
}

test('what was typed is read', () => {
  const errors: DraftErrors = {}
  expect(readRhythm(typedRhythm(form(filled)), errors)).toMatchObject({ every: 2, unit: 'week', monthEnd: false })
  expect(readSettings(typedSettings(form(filled)), errors)).toMatchObject({
    ...{ name: 'Hosting', termsDays: 14, purchaseOrder: null, issues: true, sends: true },
    end: { endOn: null, countMax: null },
  })
  expect(readLines(form(filled), 'USD', errors)?.lines).toEqual([
    { description: 'Hosting {month}', quantity: '2', unitAmount: 1_050n, taxRate: '19', discountBps: 0 },
  ])
  expect(errors).toEqual({})
})

test('each fault stands under its field', () => {
  const errors: DraftErrors = {}
  const wrong = form({
    every: '0',
    rhythmUnit: 'moon',
    startOn: 'soon',
    endOn: 'never',
    countMax: '0',
    termsDays: '-1',
  })
  expect(readRhythm(typedRhythm(wrong), errors)).toBeNull()
  expect(readSettings(typedSettings(wrong), errors)).toBeNull()
  expect(readLines(wrong, 'USD', errors)).toBeNull()
  expect(Object.keys(errors).sort()).toEqual(
    ['countMax', 'endOn', 'every', 'line-0', 'name', 'startOn', 'termsDays', 'rhythmUnit'].sort(),
  )
})
