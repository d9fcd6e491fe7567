import paypal from '@paypal/checkout-server-sdk'
import type { Money } from '#app/domain/money.ts'
import type { ReportedRefund } from '#app/domain/payment/match-refunds.ts'
import { packClaim } from '#app/domain/payment/attempt-claim.ts'
import { env } from '#app/env.server.ts'
import { fromPaypalAmount, toPaypalAmount } from './paypal-amount.ts'
import { callPaypal } from './paypal-client.server.ts'
import { disputeOfCapture } from './paypal-dispute.server.ts'
import { GatewayError, type PaymentGateway, type ProviderFinding } from './payment-gateway.ts'

/** Characters PayPal takes of a reference of ours. Source: Orders v2 */
const REFERENCE_MAX = 256

interface PaypalMoney {
  currency_code: string
  value: string
}
interface PaypalOrder {
  id: string
  status: 'CREATED' | 'SAVED' | 'APPROVED' | 'VOIDED' | 'COMPLETED' | 'PAYER_ACTION_REQUIRED'
  links?: { rel: string; href: string }[]
  purchase_units?: {
    reference_id?: string
    amount?: PaypalMoney
    payments?: {
      captures?: {
        id: string
        status: string
        amount: PaypalMoney
        status_details?: { reason?: string }
        seller_receivable_breakdown?: { paypal_fee?: PaypalMoney }
      }[]
      refunds?: {
        id: string
        status: string
        amount: PaypalMoney
        custom_id?: string
        status_details?: { reason?: string }
      }[]
    }
  }[]
}

/** Orders v2: create, approve (by the buyer, on PayPal's page), capture (by us). No PayPal format leaves this file. */
export const paypalGateway: PaymentGateway = {
  async startCheckout(request) {
    const create = new paypal.orders.OrdersCreateRequest()
    create.prefer('return=representation')
    // The SDK has no method for it here, and without it a repeated call makes a second order.
    ;(create.headers as unknown as Record<string, string>)['PayPal-Request-Id'] = `checkout/${request.paymentId}`
    create.requestBody({
      intent: 'CAPTURE',
      purchase_units: [
        {
          reference_id: packClaim(request.claim, REFERENCE_MAX),
          custom_id: request.paymentId,
          // Unique per attempt: PayPal may refuse an invoice number it has seen.
          invoice_id: `${request.invoiceNumber.slice(0, 100)}-${request.paymentId.slice(-8)}`,
          description: `Invoice ${request.invoiceNumber} · ${request.businessName}`.slice(0, 127),
          amount: amountFor(request.amount),
        },
      ],
      payment_source: {
        paypal: {
          experience_context: {
            brand_name: request.businessName.slice(0, 127),
            user_action: 'PAY_NOW',
            shipping_preference: 'NO_SHIPPING',
            return_url: request.returnUrl,
            cancel_url: request.cancelUrl,
          },
        },
      },
    } as unknown as Parameters<typeof create.requestBody>[0])
    const order = await callPaypal<PaypalOrder>(create)
    const approve = order.links?.find(({ rel }) => rel === 'payer-action' || rel === 'approve')
    if (!approve) throw new GatewayError('refused', 'PayPal answered an order without an address')
    return { ref: order.id, redirectUrl: approve.href }
  },

  async find(payment) {
    const order = await readOrder(payment.checkoutRef)
    if (order?.status !== 'APPROVED' || !payment.isLive) {
      return order && withDispute(describeOrder(order, payment), payment.isLive)
    }
    await capture(payment)
    const captured = await readOrder(payment.checkoutRef)
    return captured && describeOrder(captured, payment)
  },

  // An order that nobody approved lapses by itself; PayPal has no call to close it.
  async cancelCheckout() {},

  async refund({ refundId, providerRef, amount }) {
    const request = new paypal.payments.CapturesRefundRequest(providerRef)
    request.payPalRequestId(`refund/${refundId}`)
    const body = { amount: amountFor(amount), custom_id: refundId }
    request.requestBody(body as unknown as Parameters<typeof request.requestBody>[0])
    await callPaypal(request)
  },
}

/** An amount PayPal has no words for is a plain no, before anybody is asked. */
function amountFor(amount: Money): PaypalMoney {
  try {
    return toPaypalAmount(amount)
  } catch (error) {
    throw new GatewayError('refused', `PayPal does not take ${amount.minor} ${amount.currency}`, { cause: error })
  }
}

/** Disputes are no part of an order; they are asked for once there is money to take back. */
async function withDispute(finding: ProviderFinding, isLive: boolean): Promise<ProviderFinding> {
  if (isLive || finding.status !== 'settled' || !finding.providerRef) return finding
  const dispute = await disputeOfCapture(finding.providerRef)
  const { isLost = false, amount = finding.amount } = dispute ?? {}
  if (!isLost) return { ...finding, disputed: dispute !== null }
  // Taking the money back shows among the refunds as well; only those that somebody asked for are refunds.
  const refunds = finding.refunds.filter(({ refundId }) => refundId !== null)
  return { ...finding, disputed: true, returned: amount, refunds }
}

/** What an order of ours says it is for; null where PayPal does not know it. Throws GatewayError. */
export async function readPaypalClaim(orderRef: string): Promise<string | null> {
  return (await readOrder(orderRef))?.purchase_units?.[0]?.reference_id ?? null
}

async function readOrder(ref: string): Promise<PaypalOrder | null> {
  return callPaypal<PaypalOrder>(new paypal.orders.OrdersGetRequest(ref)).catch((error: unknown) => {
    const { statusCode } = (error instanceof GatewayError ? error.cause : null) as { statusCode?: number }
    if (statusCode === 404) return null
    throw error
  })
}

/** Takes the approved money. Whoever was first, the order then says what happened; a refused instrument leaves it approved. */
async function capture({ id, checkoutRef }: { id: string; checkoutRef: string }): Promise<void> {
  const request = new paypal.orders.OrdersCaptureRequest(checkoutRef)
  request.payPalRequestId(`capture/${id}`)
  request.prefer('return=representation')
  request.requestBody({} as Parameters<typeof request.requestBody>[0])
  await callPaypal(request).catch((error: unknown) => {
    if (!(error instanceof GatewayError) || error.kind !== 'refused') throw error
  })
}

function describeOrder(order: PaypalOrder, payment: { id: string; amount: Money }): ProviderFinding {
  const unit = order.purchase_units?.[0]
  const taken = unit?.payments?.captures?.[0]
  const fee = taken?.seller_receivable_breakdown?.paypal_fee
  const amount = taken ? fromPaypalAmount(taken.amount) : unit?.amount ? fromPaypalAmount(unit.amount) : payment.amount
  return {
    status: taken ? statusOfCapture(taken.status) : order.status === 'VOIDED' ? 'expired' : 'open',
    amount,
    providerRef: taken?.id ?? null,
    failureReason: taken?.status_details?.reason ?? null,
    refunds: (unit?.payments?.refunds ?? []).map((refund) => reportedRefund(refund, payment.id)),
    disputed: false,
    returned: null,
    fee: fee ? fromPaypalAmount(fee) : null,
    verification: null,
    kept: null,
    adviceCode: null,
    needsClient: false,
  }
}

type PaypalRefund = NonNullable<
  NonNullable<NonNullable<PaypalOrder['purchase_units']>[number]['payments']>['refunds']
>[number]

/** `custom_id` is the refund's own, or that of its order where somebody gave the money back at PayPal. */
function reportedRefund(
  { id, status, amount, custom_id: customId, status_details: why }: PaypalRefund,
  paymentId: string,
): ReportedRefund {
  const isOver = status === 'FAILED' || status === 'CANCELLED'
  return {
    ref: id,
    refundId: customId && customId !== paymentId ? customId : null,
    amount: fromPaypalAmount(amount),
    status: isOver ? 'failed' : status === 'COMPLETED' ? 'settled' : 'processing',
    failureReason: isOver ? (why?.reason ?? status) : null,
  }
}

/** COMPLETED of an order means nothing: its capture says whether there is money. */
function statusOfCapture(status: string): ProviderFinding['status'] {
  if (status === 'COMPLETED' || status === 'PARTIALLY_REFUNDED' || status === 'REFUNDED') return 'settled'
  return status === 'PENDING' ? 'processing' : 'failed'
}

/**
 * Asks PayPal whether it sent this: the body is spliced in as received, since re-written JSON may not verify.
 * False: forged. Throws GatewayError when PayPal could not be asked, so that it delivers again.
 */
export async function verifyPaypalEvent(rawBody: string, headers: Headers): Promise<boolean> {
  JSON.parse(rawBody)
  for (const webhookId of env.PAYPAL_WEBHOOK_ID) if (await wasSentTo(webhookId, rawBody, headers)) return true
  return false
}

async function wasSentTo(webhookId: string, rawBody: string, headers: Headers): Promise<boolean> {
  const field = (name: string) => JSON.stringify(headers.get(`paypal-${name}`) ?? '')
  const body = `{"auth_algo":${field('auth-algo')},"cert_url":${field('cert-url')},"transmission_id":${field('transmission-id')},"transmission_sig":${field('transmission-sig')},"transmission_time":${field('transmission-time')},"webhook_id":${JSON.stringify(webhookId)},"webhook_event":${rawBody}}`
  const answer = await callPaypal<{ verification_status?: string }>({
    path: '/v1/notifications/verify-webhook-signature',
    verb: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  }).catch((error: unknown) => {
    if (error instanceof GatewayError && error.kind === 'refused') return { verification_status: 'FAILURE' }
    throw error
  })
  return answer.verification_status === 'SUCCESS'
}
