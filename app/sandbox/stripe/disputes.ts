import type Stripe from 'stripe'
import { mixedId } from '../random-id.ts'
import { recordMovement } from './balance-transaction.ts'
import { changeCharge } from './charge.ts'
import { endMandates } from './mandate.ts'
import { invalidRequest } from './stripe-error.ts'
import { idOf, type StripeStore } from './stripe-store.ts'

const DAY_SECONDS = 86_400
const DISPUTE_FEE = 1500

interface NewDispute {
  /** `lost`: a returned bank debit, which cannot be contested; `warning_…`: an inquiry that moves no money. */
  status: 'needs_response' | 'warning_needs_response' | 'lost'
  reason: string
  /** Minor units; undefined: all that was not given back. */
  amount?: number | undefined
}

/** A bank takes a payment back, or asks about it. */
export function openDispute(store: StripeStore, chargeId: string, given: NewDispute): Stripe.Dispute {
  const { status, reason } = given
  const charge = store.charges.get(chargeId)
  if (charge?.status !== 'succeeded') throw invalidRequest('Only a succeeded charge can be disputed.')
  if (charge.disputed) throw invalidRequest('This charge is already disputed.')
  const left = charge.amount - charge.amount_refunded
  const amount = given.amount ?? left
  if (amount > left) throw invalidRequest('A dispute is about what was not refunded.')
  const id = mixedId('du_')
  const movesMoney = status !== 'warning_needs_response'
  const withdrawal = movesMoney ? [recordMovement(store, movement(charge, id, -amount, DISPUTE_FEE))] : []
  const dispute: Stripe.Dispute = {
    id,
    object: 'dispute',
    amount,
    balance_transactions: withdrawal,
    charge: charge.id,
    created: store.now(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: status === 'lost' ? null : store.now() + 9 * DAY_SECONDS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: !movesMoney,
    livemode: false,
    metadata: {},
    payment_intent: idOf(charge.payment_intent),
    reason,
    status,
    ...cardDetails(charge, movesMoney),
  }
  store.disputes.put(id, dispute)
  changeCharge(store, charge, { disputed: true })
  store.emit('charge.dispute.created', dispute)
  if (movesMoney) store.emit('charge.dispute.funds_withdrawn', dispute)
  if (status === 'lost') store.emit('charge.dispute.closed', dispute)
  // Whoever took a debit back has taken back the word that it may be debited.
  if (charge.payment_method_details?.type === 'us_bank_account') endMandates(store, charge.payment_method ?? '')
  return dispute
}

export function closeDispute(store: StripeStore, dispute: Stripe.Dispute, outcome: 'won' | 'lost'): Stripe.Dispute {
  if (!isOpenDispute(dispute)) throw invalidRequest(`This dispute is closed: ${dispute.status}.`)
  const isWarning = dispute.status.startsWith('warning_')
  const charge = store.charges.get(idOf(dispute.charge) ?? '')
  const reinstated = outcome === 'won' && !isWarning && charge
  const back = reinstated ? [recordMovement(store, movement(charge, dispute.id, dispute.amount, 0))] : []
  const closed: Stripe.Dispute = {
    ...dispute,
    status: isWarning ? 'warning_closed' : outcome,
    balance_transactions: [...dispute.balance_transactions, ...back],
  }
  store.disputes.put(dispute.id, closed)
  if (reinstated) store.emit('charge.dispute.funds_reinstated', closed)
  store.emit('charge.dispute.closed', closed)
  return closed
}

export const isOpenDispute = ({ status }: Stripe.Dispute) =>
  status.endsWith('needs_response') || status.endsWith('under_review')

export function disputeOfCharge(store: StripeStore, chargeId: string): Stripe.Dispute | undefined {
  return store.disputes.values().find((dispute) => idOf(dispute.charge) === chargeId)
}

const movement = (charge: Stripe.Charge, source: string, amount: number, fee: number) => ({
  amount,
  fee,
  currency: charge.currency,
  type: 'adjustment' as const,
  reportingCategory: amount < 0 ? 'dispute' : 'dispute_reversal',
  source,
  description: `${amount < 0 ? 'Chargeback withdrawal' : 'Chargeback reversal'} for ${charge.id}`,
})

function cardDetails(charge: Stripe.Charge, movesMoney: boolean): Pick<Stripe.Dispute, 'payment_method_details'> {
  const brand = charge.payment_method_details?.card?.brand
  if (!brand) return {}
  const card = {
    brand,
    case_type: movesMoney ? 'chargeback' : 'inquiry',
    network: brand,
    network_reason_code: '10.4',
  } as const
  return { payment_method_details: { type: 'card', card } }
}

const noEvidence: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
}
