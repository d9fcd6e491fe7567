import type { Money } from '#app/domain/money.ts'
import { fromPaypalAmount } from './paypal-amount.ts'
import { callPaypal } from './paypal-client.server.ts'

interface PaypalMoney {
  currency_code: string
  value: string
}
interface PaypalDispute {
  dispute_id: string
  status: string
  dispute_amount?: PaypalMoney
  dispute_outcome?: { outcome_code?: string; amount_refunded?: PaypalMoney }
}

/** Outcomes with which the buyer gets the money back. Source: PayPal, Disputes API v1, `dispute_outcome.outcome_code`. */
const buyersOutcomes = ['RESOLVED_BUYER_FAVOUR', 'RESOLVED_WITH_PAYOUT', 'ACCEPTED']

/** How the newest dispute over a capture stands, and how much it is about; null: there is none, or it was decided for the business. */
export async function disputeOfCapture(captureId: string): Promise<{ isLost: boolean; amount?: Money } | null> {
  const get = <T>(path: string) => callPaypal<T>({ path, verb: 'GET', headers: { 'Content-Type': 'application/json' } })
  const transaction = encodeURIComponent(captureId)
  const { items } = await get<{ items?: PaypalDispute[] }>(
    `/v1/customer/disputes?disputed_transaction_id=${transaction}`,
  )
  const [newest] = items ?? []
  if (!newest) return null
  if (newest.status !== 'RESOLVED') return { isLost: false }
  const { dispute_outcome: outcome, dispute_amount: disputed } = await get<PaypalDispute>(
    `/v1/customer/disputes/${encodeURIComponent(newest.dispute_id)}`,
  )
  if (!buyersOutcomes.includes(outcome?.outcome_code ?? '')) return null
  const amount = outcome?.amount_refunded ?? disputed
  return { isLost: true, ...(amount && { amount: fromPaypalAmount(amount) }) }
}
