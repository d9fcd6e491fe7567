import type { Payment, PaymentTarget } from '#app/db/generated/client.ts'
import type { AttemptClaim } from '#app/domain/payment/attempt-claim.ts'

/** What the provider's object bears of an attempt. It follows from the rows alone: a repeated call says the same. */
export function claimOf(
  payment: Pick<
    Payment,
    'businessId' | 'clientId' | 'amountMinor' | 'currency' | 'startedAt' | 'planId' | 'planPosition' | 'savedMethodId'
  >,
  method: AttemptClaim['method'],
  targets: readonly Pick<PaymentTarget, 'invoiceId' | 'amountMinor' | 'discountMinor'>[],
): AttemptClaim {
  const { businessId, clientId, amountMinor, currency, startedAt, planId, planPosition, savedMethodId } = payment
  return {
    ...{ businessId, clientId, method, startedAt, amount: { minor: amountMinor, currency } },
    instalment: planId !== null && planPosition !== null ? { planId, position: planPosition, savedMethodId } : null,
    targets: targets
      .map(({ invoiceId, amountMinor: minor, discountMinor }) => ({ invoiceId, minor, discountMinor }))
      .toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1)),
  }
}
