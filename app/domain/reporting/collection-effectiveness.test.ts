import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collectionEffectiveness } from './collection-effectiveness.ts'

const facts = (beginning: bigint, billed: bigint, ending: bigint, endingCurrent: bigint) => ({
  ...{ beginning, billed, ending, endingCurrent },
})

test.each([
  ['all that was due is paid', facts(100n, 50n, 30n, 30n), 100],
  ['nothing is paid', facts(100n, 50n, 150n, 20n), 0],
  ['three quarters of what was due', facts(100n, 60n, 70n, 40n), 75],
  ['two thirds', facts(3n, 0n, 1n, 0n), 66.7],
  ['nothing was due', facts(0n, 80n, 80n, 80n), null],
  ['no business at all', facts(0n, 0n, 0n, 0n), null],
])('%s', (_rule, month, expected) => expect(collectionEffectiveness(month)).toBe(expected))

test('it lies between 0 and 100 while nothing is owed that was not billed', () => {
  const part = fc.bigInt({ min: 0n, max: 10n ** 12n })
  fc.assert(
    fc.property(part, part, part, (paid, late, current) => {
      const index = collectionEffectiveness(facts(paid, late + current, late + current, current))
      if (index !== null) expect(index >= 0 && index <= 100).toBe(true)
    }),
  )
})
