import { expect, test } from 'vitest'
import { callTask, readCallKey } from './call-task.ts'

test.each([
  ['call/i/6', { stageId: 6, tries: 1, nextKey: 'call/i/6/2' }],
  ['call/i/6/2', { stageId: 6, tries: 2, nextKey: 'call/i/6/3' }],
  ['call/i/6/3', { stageId: 6, tries: 3, nextKey: null }],
  ['call-again/c', { stageId: null, tries: 1, nextKey: 'call-again/c/2' }],
  ['call-again/c/3', { stageId: null, tries: 3, nextKey: null }],
  [null, { stageId: null, tries: 1, nextKey: 'call-again/new/2' }],
  ['letter/i/7', null],
])('%s', (key, meaning) => expect(readCallKey(key, 'new')).toEqual(meaning))

test('the engine’s own tasks are read', () => {
  const { key } = callTask({ invoiceId: 'i', stageId: 106, number: '2041' })
  expect(readCallKey(key, 'new')?.stageId).toBe(106)
})
