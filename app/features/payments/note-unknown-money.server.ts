import { homeOfMoney } from '#app/db/read/home-of-money.server.ts'
import { noteDifference } from '#app/db/write/differences.server.ts'
import type { ProviderMoney } from '#app/gateways/payments/provider-money.ts'

/** Money that came in at a provider and belongs to no attempt of ours, such as a charge made in its dashboard: a person says whose it is. */
export async function noteUnknownMoney(found: ProviderMoney, now: Date): Promise<string | null> {
  const { provider, ref, orderRef, method, taken, payer, note, paidAt } = found
  const businessId = await homeOfMoney(payer)
  if (businessId === null) return null
  return noteDifference(
    {
      ...{ businessId, kind: 'unknown_here', provider, ref, orderRef, method, payer, note, paidAt },
      ...{ theirs: taken, oursMinor: null, clientId: null, paymentId: null },
    },
    now,
  )
}
