import type Stripe from 'stripe'
import type { Money } from '#app/domain/money.ts'
import type { ReportedRefund } from '#app/domain/payment/match-refunds.ts'
import type { AdviceCode, KeptMethod, ProviderFinding } from './payment-gateway.ts'
import { fromStripeAmount } from './stripe-amount.ts'

/** What a finding needs to see of an intent. */
export const intentParts = ['latest_charge.balance_transaction', 'payment_method'] as const

/** What is asked beside the intent. */
export interface IntentNews {
  /** The newest dispute about it. */
  readonly dispute: Stripe.Dispute | null
  readonly refunds: readonly Stripe.Refund[]
}

/** A checkout as a finding. The intent behind it must come with its `intentParts`. */
export function findingOfSession(session: Stripe.Checkout.Session, asked: Money, news: IntentNews): ProviderFinding {
  const intent = intentOf(session)
  const inSession = fromStripeAmount(session.amount_total ?? 0, session.currency ?? asked.currency)
  const status = statusOfSession(session, intent)
  return intent
    ? { ...findingOfIntent(intent, news), status, ...(status === 'settled' ? {} : { amount: inSession }) }
    : { ...nothing(asked), status, amount: inSession }
}

export const intentOf = ({ payment_intent: intent }: Stripe.Checkout.Session): Stripe.PaymentIntent | null =>
  typeof intent === 'object' ? intent : null

function statusOfSession(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null) {
  if (session.payment_status === 'paid') return 'settled'
  if (session.status !== 'complete') return session.status === 'expired' ? 'expired' : 'open'
  if (intent && waitsForDeposits(intent)) return 'verifying'
  return intent?.status === 'requires_payment_method' || intent?.status === 'canceled' ? 'failed' : 'processing'
}

/** An intent that was charged without a checkout: whatever is neither money nor on its way has failed. */
export function findingOfIntent(intent: Stripe.PaymentIntent, { dispute, refunds }: IntentNews): ProviderFinding {
  const { last_payment_error: error, status, currency } = intent
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null
  const isPaid = status === 'succeeded'
  const isDisputed = dispute !== null && !/^(warning_|won|prevented)/.test(dispute.status)
  return {
    status: isPaid
      ? 'settled'
      : status === 'processing'
        ? 'processing'
        : waitsForDeposits(intent)
          ? 'verifying'
          : 'failed',
    amount: fromStripeAmount(isPaid ? intent.amount_received : intent.amount, currency),
    providerRef: intent.id,
    failureReason: error?.decline_code ?? error?.code ?? null,
    refunds: refunds.map(reportedRefund),
    disputed: isDisputed,
    returned: dispute?.status === 'lost' ? fromStripeAmount(dispute.amount, dispute.currency) : null,
    fee: feeOf(charge),
    verification: verificationOf(intent),
    kept: isPaid || status === 'processing' ? keptBy(intent, charge) : null,
    adviceCode: adviceOf(error?.advice_code),
    needsClient:
      error?.code === 'authentication_required' || (status === 'requires_action' && !waitsForDeposits(intent)),
  }
}

function nothing(asked: Money): ProviderFinding {
  return {
    status: 'open',
    amount: asked,
    providerRef: null,
    failureReason: null,
    refunds: [],
    disputed: false,
    returned: null,
    fee: null,
    verification: null,
    kept: null,
    adviceCode: null,
    needsClient: false,
  }
}

/** Known a moment after the charge, in the currency Stripe pays out in. Source: docs.stripe.com/api/balance_transactions */
function feeOf(charge: Stripe.Charge | null): Money | null {
  const movement = charge?.balance_transaction
  return movement && typeof movement === 'object' ? fromStripeAmount(movement.fee, movement.currency) : null
}

function reportedRefund({
  id,
  amount,
  currency,
  status,
  metadata,
  failure_reason: why,
}: Stripe.Refund): ReportedRefund {
  const isOver = status === 'failed' || status === 'canceled'
  return {
    ref: id,
    refundId: metadata?.refundId ?? null,
    amount: fromStripeAmount(amount, currency),
    status: isOver ? 'failed' : status === 'succeeded' ? 'settled' : 'processing',
    failureReason: isOver ? (why ?? status) : null,
  }
}

const waitsForDeposits = ({ status, next_action }: Stripe.PaymentIntent): boolean =>
  status === 'requires_action' && next_action?.type === 'verify_with_microdeposits'

function verificationOf(intent: Stripe.PaymentIntent): ProviderFinding['verification'] {
  const deposits = waitsForDeposits(intent) ? intent.next_action?.verify_with_microdeposits : undefined
  if (!deposits) return null
  const arrivesOn = new Date(deposits.arrival_date * 1_000).toISOString().slice(0, 10)
  return { url: deposits.hosted_verification_url, arrivesOn }
}

function keptBy(intent: Stripe.PaymentIntent, charge: Stripe.Charge | null): KeptMethod | null {
  const { setup_future_usage: usage, payment_method: method } = intent
  if (usage !== 'off_session' || method === null || typeof method !== 'object') return null
  return keptMethod(method, charge?.payment_method_details?.us_bank_account?.mandate ?? null)
}

/** A kept method in our words; null for a kind we did not ask for. */
export function keptMethod(method: Stripe.PaymentMethod, mandate: string | Stripe.Mandate | null): KeptMethod | null {
  const mandateRef = typeof mandate === 'object' ? (mandate?.id ?? null) : mandate
  const { card, us_bank_account: account } = method
  if (card) return { methodRef: method.id, kind: 'card', label: label(brandName(card.brand), card.last4), mandateRef }
  if (!account) return null
  return { methodRef: method.id, kind: 'ach', label: label(bankName(account.bank_name), account.last4), mandateRef }
}

/** Reads the same in every language. */
const label = (name: string, last4: string | null) => `${name} •••• ${last4 ?? '????'}`

const brands: Record<string, string> = { amex: 'American Express', jcb: 'JCB', unionpay: 'UnionPay', diners: 'Diners' }
const brandName = (brand: string) => brands[brand] ?? brand.charAt(0).toUpperCase() + brand.slice(1)

/** Banks are often named in capitals, which shouts. */
const bankName = (name: string | null | undefined) =>
  name?.replace(/[A-Z]{3,}/g, (word) => word.charAt(0) + word.slice(1).toLowerCase()) ?? 'Bank'

const advices: readonly AdviceCode[] = ['try_again_later', 'confirm_card_data', 'do_not_try_again']
const adviceOf = (code: string | undefined): AdviceCode | null => advices.find((advice) => advice === code) ?? null
