import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readStoredLines, storedLines } from './recurring-lines.ts'

test('lines survive being stored', () => {
  const lines = fc.array(
    fc.record({
      description: fc.string(),
      quantity: fc.integer({ min: -999, max: 999 }).map((n) => `${n}.5`),
      unitAmount: fc.bigInt(-(10n ** 15n), 10n ** 15n),
      taxRate: fc.integer({ min: 0, max: 100 }).map(String),
      discountBps: fc.integer({ min: 0, max: 10_000 }),
    }),
  )
  fc.assert(
    fc.property(lines, (some) => {
      expect(readStoredLines(JSON.parse(JSON.stringify(storedLines(some))))).toEqual(some)
    }),
  )
})

const line = { description: 'Hosting', quantity: '1', unitAmount: '100', taxRate: '0', discountBps: 0 }

test.each([null, {}, [null], [{}], [{ ...line, unitAmount: 100 }], [{ ...line, quantity: 'one' }]])(
  '%j is no list of lines',
  (json) => expect(() => readStoredLines(json)).toThrow(RangeError),
)
