import { expect, test } from 'vitest'
import { clientFilterQuery, readClientFilter } from './client-filter.ts'

const none = { view: 'all', search: null, caseOwner: null, policy: null }

test.each([
  ['', none],
  ['show=overdue', { ...none, view: 'overdue' }],
  ['show=everything', none],
  ['q=++Ada++', { ...none, search: 'Ada' }],
  ['owner=none', { ...none, caseOwner: 'none' }],
  ['owner=%27%3B', none],
  ['policy=standard', { ...none, policy: 'standard' }],
  ['policy=soft', none],
])('%s', (query, filter) => expect(readClientFilter(new URLSearchParams(query))).toEqual(filter))

test('what is kept of an address is its filter', () => {
  expect(clientFilterQuery(new URLSearchParams('after=1&q=Ada&owner=&show=open'))).toBe('show=open&q=Ada')
})
