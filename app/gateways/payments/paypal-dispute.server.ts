import { callPaypal } from './paypal-client.server.ts'

interface PaypalDispute {
  dispute_id: string
  status: string
  dispute_outcome?: { outcome_code?: string }
}

/** Outcomes with which the buyer gets the money back. Source: PayPal, Disputes API v1, `dispute_outcome.outcome_code`. */
const buyersOutcomes = ['RESOLVED_BUYER_FAVOUR', 'RESOLVED_WITH_PAYOUT', 'ACCEPTED']

/** How the newest dispute over a capture stands; null: there is none, or it was decided for the business. */
export async function disputeOfCapture(captureId: string): Promise<'open' | 'lost' | null> {
  const get = <T>(path: string) => callPaypal<T>({ path, verb: 'GET', headers: { 'Content-Type': 'application/json' } })
  const transaction = encodeURIComponent(captureId)
  const { items } = await get<{ items?: PaypalDispute[] }>(
    `/v1/customer/disputes?disputed_transaction_id=${transaction}`,
  )
  const [newest] = items ?? []
  if (!newest) return null
  if (newest.status !== 'RESOLVED') return 'open'
  const { dispute_outcome: outcome } = await get<PaypalDispute>(
    `/v1/customer/disputes/${encodeURIComponent(newest.dispute_id)}`,
  )
  return buyersOutcomes.includes(outcome?.outcome_code ?? '') ? 'lost' : null
}
