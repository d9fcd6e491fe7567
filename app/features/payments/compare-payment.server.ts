import type { Payment } from '#app/db/generated/client.ts'
import { readPaymentBooks } from '#app/db/read/payment-books.server.ts'
import { markMended, noteDifference } from '#app/db/write/differences.server.ts'
import { compareBooks } from '#app/domain/provider/compare-books.ts'
import type { BookFigures, FoundDifference } from '#app/domain/provider/compare-books.ts'
import { gatewayOf } from '#app/gateways/payments/gateway-of.server.ts'
import type { ProviderFinding } from '#app/gateways/payments/payment-gateway.ts'
import { stripeSavedMethods } from '#app/gateways/payments/stripe-saved.server.ts'
import { applyProviderState } from './apply-provider-state.server.ts'

export interface ComparedPayment {
  theirs: BookFigures | null
  ours: BookFigures
  outcome: 'same' | 'found' | 'mended'
}

/**
 * Sets the provider's present record of an attempt beside our books. A difference is written down first; then the provider's state
 * is applied by the road of every webhook, and what is the same afterwards is mended. The rest waits for a person. Null where the
 * provider cannot be asked about it at all. Throws GatewayError when it does not answer.
 */
export async function comparePayment(payment: Payment, now: Date): Promise<ComparedPayment | null> {
  const { businessId, id } = payment
  const asked = await askProvider(payment)
  if (asked === 'nothing to ask by') return null
  const theirs = asked && figuresOf(asked)
  const ours = await ourFigures(payment)
  const found = compareBooks(theirs, ours)
  if (!found) return { theirs, ours, outcome: 'same' }
  const differenceId = await note(payment, { found, theirs, now })
  if (!theirs) return { theirs, ours, outcome: 'found' }
  await applyProviderState(businessId, id, now)
  const after = await ourFigures(payment)
  if (compareBooks(theirs, after)) return { theirs, ours: after, outcome: 'found' }
  if (differenceId) await markMended(businessId, differenceId, now)
  return { theirs, ours: after, outcome: 'mended' }
}

/** Without `isLive`: a question takes no money. */
async function askProvider(payment: Payment): Promise<ProviderFinding | null | 'nothing to ask by'> {
  const { id, provider, checkoutRef, providerRef, currency, amountMinor: minor } = payment
  if (provider === 'manual') return 'nothing to ask by'
  if (checkoutRef && !payment.savedMethodId)
    return gatewayOf(provider).find({ id, checkoutRef, amount: { minor, currency }, isLive: false })
  return provider === 'stripe' && providerRef
    ? stripeSavedMethods.findCharge({ providerRef, isLive: false })
    : 'nothing to ask by'
}

/** Money on its way is no money yet. */
function figuresOf({ status, amount, refunds, returned }: ProviderFinding): BookFigures {
  const kept = refunds.filter((refund) => refund.status !== 'failed')
  return {
    currency: amount.currency,
    taken: status === 'settled' ? amount.minor : 0n,
    givenBack: kept.reduce((sum, refund) => sum + refund.amount.minor, 0n),
    lost: returned?.minor ?? 0n,
  }
}

async function ourFigures({ businessId, id, currency }: Payment): Promise<BookFigures> {
  const books = await readPaymentBooks([{ businessId, id }])
  return books.get(id) ?? { currency, taken: 0n, givenBack: 0n, lost: 0n }
}

async function note(
  payment: Payment,
  { found, theirs, now }: { found: FoundDifference; theirs: BookFigures | null; now: Date },
): Promise<string | null> {
  const { businessId, id, clientId, provider, method, providerRef, checkoutRef, startedAt, settledAt } = payment
  if (provider === 'manual') return null
  return noteDifference(
    {
      ...{ businessId, clientId, paymentId: id, provider, kind: found.kind, payer: null, note: null },
      ...{ ref: providerRef ?? checkoutRef ?? id, orderRef: checkoutRef, paidAt: settledAt ?? startedAt },
      method: method === 'ach' || method === 'paypal' ? method : 'card',
      theirs: { minor: found.theirs, currency: theirs?.currency ?? payment.currency },
      oursMinor: found.ours,
    },
    now,
  )
}
