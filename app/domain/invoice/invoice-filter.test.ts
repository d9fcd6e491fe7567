import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { daysBetween } from '../business-day.ts'
import { ageBuckets, dueDaysOf, filterFields, filterQuery, readInvoiceFilter } from './invoice-filter.ts'

const read = (query: string) => readInvoiceFilter(new URLSearchParams(query), 'USD', 'open')
const empty = read('')

describe('an address as a filter', () => {
  test.each([
    ['stage=4', { stage: 4 }],
    ['stage=9', {}],
    ['rests=disputed', { rests: 'disputed' }],
    ['rests=no', { rests: 'no' }],
    ['rests=maybe', {}],
    ['age=31-60', { age: '31-60' }],
    ['label=needs_approval', { label: 'needs_approval' }],
    ['show=draft', { view: 'draft' }],
    ['min=1,200.50', { atLeast: 120_050n }],
    ['min=1200&currency=jpy', { atLeast: 1_200n, currency: 'JPY' }],
    ['min=a+lot&max=', {}],
    ['within=14', { within: 14 }],
    ['owner=none', { caseOwner: 'none' }],
    ["owner='; DROP", {}],
    ['policy=standard', { policy: 'standard' }],
    ['client=nobody', {}],
  ])('%s', (query, expected) => expect(read(query)).toEqual({ ...empty, ...expected }))

  test('whatever stands in an address can be read', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...filterFields), fc.string()), (fields) => {
        expect(read(new URLSearchParams(fields).toString()).view).toBeTruthy()
      }),
    )
  })

  test('a filter keeps its meaning and loses what is not part of it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...filterFields, 'after', 'said'), fc.string()), (fields) => {
        const query = new URLSearchParams(fields)
        const kept = filterQuery(query)
        expect(readInvoiceFilter(new URLSearchParams(kept), 'USD', 'open')).toEqual(
          readInvoiceFilter(query, 'USD', 'open'),
        )
        expect(filterQuery(new URLSearchParams(`${kept}&after=1`))).toBe(kept)
      }),
    )
  })
})

test('every due date lies in one bucket', () => {
  const today = Temporal.PlainDate.from('2026-11-23')
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
      const dueOn = today.add({ days })
      const holding = ageBuckets.filter((bucket) => {
        const { from, to } = dueDaysOf(bucket, today)
        return (!from || daysBetween(from, dueOn) >= 0) && (!to || daysBetween(dueOn, to) >= 0)
      })
      expect(holding).toHaveLength(1)
    }),
  )
})
