import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packClaim, readClaim } from './attempt-claim.ts'

const minor = fc.bigInt({ min: 1n, max: 99_999_999_999n })
const claims = fc.record({
  businessId: fc.uuid(),
  clientId: fc.uuid(),
  method: fc.constantFrom('card' as const, 'ach' as const, 'paypal' as const),
  amount: fc.record({ minor, currency: fc.constantFrom('USD', 'JPY', 'KWD') }),
  startedAt: fc.integer({ min: 1, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1_000)),
  instalment: fc.option(
    fc.record({ planId: fc.uuid(), position: fc.integer({ min: 1, max: 60 }), savedMethodId: fc.option(fc.uuid()) }),
  ),
  targets: fc.array(fc.record({ invoiceId: fc.uuid(), minor, discountMinor: fc.bigInt({ min: 0n, max: 9_999n }) }), {
    maxLength: 12,
  }),
})

test('law: what is packed is read back, whole where it fits and without its invoices where it does not', () => {
  fc.assert(
    fc.property(claims, fc.constantFrom(256, 500), (claim, longest) => {
      const packed = packClaim(claim, longest)
      expect(packed.length).toBeLessThanOrEqual(longest)
      const isWhole = packClaim(claim, Infinity).length <= longest
      expect(readClaim(packed)).toEqual(isWhole ? claim : { ...claim, targets: [] })
    }),
  )
})

test.each(['', 'default', '01890a5d-ac96-774b-bcce-b302099a8057', '1.a.b.card.USD1.x.', '2.1.1.1.1.1'])(
  'what others wrote is nobody’s claim: %s',
  (text) => expect(readClaim(text)).toBeNull(),
)
