import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addToSums, compareBooks } from './compare-books.ts'
import type { BookFigures, BookSums } from './compare-books.ts'

const usd = (taken: bigint, givenBack = 0n, lost = 0n): BookFigures => ({ currency: 'USD', taken, givenBack, lost })

test.each([
  ['neither has money', usd(0n), usd(0n), null],
  ['the provider knows none, nor do our books', null, usd(0n), null],
  ['only our books know it', null, usd(5n), { kind: 'unknown_there', theirs: 0n, ours: 5n }],
  ['an attempt that was paid there', usd(5n), usd(0n), { kind: 'not_booked', theirs: 5n, ours: 0n }],
  ['another sum', usd(5n), usd(6n), { kind: 'amount', theirs: 5n, ours: 6n }],
  ['nothing came, we booked it', usd(0n), usd(6n), { kind: 'amount', theirs: 0n, ours: 6n }],
  ['a currency', { ...usd(5n), currency: 'EUR' }, usd(5n), { kind: 'amount', theirs: 5n, ours: null }],
  ['a refund of which we know nothing', usd(5n, 2n), usd(5n), { kind: 'refunds', theirs: 2n, ours: 0n }],
  ['a refund that failed there', usd(5n), usd(5n, 2n), { kind: 'refunds', theirs: 0n, ours: 2n }],
  ['a dispute that was lost', usd(5n, 0n, 5n), usd(5n), { kind: 'losses', theirs: 5n, ours: 0n }],
])('%s', (_what, theirs, ours, found) => expect(compareBooks(theirs, ours)).toEqual(found))

const figures = fc.record({
  currency: fc.constantFrom('USD', 'JPY'),
  taken: fc.bigInt({ min: 0n, max: 3n }),
  givenBack: fc.bigInt({ min: 0n, max: 3n }),
  lost: fc.bigInt({ min: 0n, max: 3n }),
})

test('no difference means that every figure is the same', () =>
  fc.assert(
    fc.property(figures, figures, (theirs, ours) => {
      const isSame = (['taken', 'givenBack', 'lost'] as const).every((what) => theirs[what] === ours[what])
      const isOneCurrency = theirs.currency === ours.currency || ours.taken === 0n
      expect(compareBooks(theirs, ours) === null).toBe(isSame && isOneCurrency)
    }),
  ))

test('sums per currency and side; what a side does not know adds nothing to it', () => {
  const sums: BookSums = {}
  addToSums(sums, { theirs: usd(5n, 1n), ours: usd(5n) })
  addToSums(sums, { theirs: usd(7n), ours: null })
  addToSums(sums, { theirs: null, ours: { ...usd(3n, 0n, 3n), currency: 'JPY' } })
  expect(sums).toEqual({
    USD: {
      theirs: { taken: '12', givenBack: '1', lost: '0' },
      ours: { taken: '5', givenBack: '0', lost: '0' },
    },
    JPY: {
      theirs: { taken: '0', givenBack: '0', lost: '0' },
      ours: { taken: '3', givenBack: '0', lost: '3' },
    },
  })
})
