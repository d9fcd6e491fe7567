import { minorUnits, money, paypalFee } from './paypal-money.ts'
import type { PayPalCapture, PayPalDispute, PayPalOrder, PayPalRefund, PayPalStore } from './paypal-store.ts'

/** Seconds only, as PayPal writes its times. */
const instant = (at: string) => at.replace(/\.\d+Z$/, 'Z')

export const payer = {
  email_address: 'buyer@client.example.com',
  payer_id: 'QYR5Z8XDVJNXQ',
  name: { given_name: 'Ada', surname: 'Lovelace' },
  address: { country_code: 'US' },
}

export function approveUrl({ baseUrl }: PayPalStore, order: PayPalOrder): string {
  return `${baseUrl}/checkoutnow?token=${order.id}`
}

export function orderLinks(store: PayPalStore, order: PayPalOrder) {
  const self = `${store.baseUrl}/v2/checkout/orders/${order.id}`
  const links = [{ href: self, rel: 'self', method: 'GET' }]
  if (order.status === 'CREATED' || order.status === 'PAYER_ACTION_REQUIRED') {
    links.push({
      href: approveUrl(store, order),
      rel: order.hasPaymentSource ? 'payer-action' : 'approve',
      method: 'GET',
    })
    links.push({ href: self, rel: 'update', method: 'PATCH' })
  }
  if (order.status !== 'COMPLETED' && order.status !== 'VOIDED')
    links.push({ href: `${self}/capture`, rel: 'capture', method: 'POST' })
  return links
}

export function minimalOrder(store: PayPalStore, order: PayPalOrder) {
  return { id: order.id, status: order.status, links: orderLinks(store, order) }
}

export function fullOrder(store: PayPalStore, order: PayPalOrder) {
  const capture = order.captureId === null ? undefined : store.captures.get(order.captureId)
  const isApproved = order.status === 'APPROVED' || order.status === 'COMPLETED'
  const { email_address, payer_id: account_id, name, address } = payer
  return {
    id: order.id,
    intent: 'CAPTURE',
    status: order.status,
    ...((isApproved || order.hasPaymentSource) && {
      payment_source: {
        paypal: isApproved ? { email_address, account_id, account_status: 'VERIFIED', name, address } : {},
      },
    }),
    purchase_units: [
      {
        ...order.unit,
        payee: { email_address: 'merchant@business.example.com', merchant_id: '2J6QB8YJQSJRJ' },
        ...(capture && {
          payments: {
            captures: [fullCapture(store, capture, false)],
            ...(refundsOf(store, capture).length > 0 && {
              refunds: refundsOf(store, capture).map((refund) => fullRefund(store, refund)),
            }),
          },
        }),
      },
    ],
    ...(isApproved && { payer }),
    create_time: instant(order.createdAt),
    update_time: instant(order.updatedAt),
    links: orderLinks(store, order),
  }
}

export const refundsOf = (store: PayPalStore, capture: PayPalCapture) =>
  store.refunds.values().filter((refund) => refund.captureId === capture.id)

export function fullCapture(store: PayPalStore, capture: PayPalCapture, alone = true) {
  const { currency_code: currency } = capture.amount
  const gross = minorUnits(capture.amount, '/amount')
  const fee = paypalFee(gross, currency)
  const self = `${store.baseUrl}/v2/payments/captures/${capture.id}`
  return {
    id: capture.id,
    amount: capture.amount,
    final_capture: true,
    seller_protection: { status: 'ELIGIBLE', dispute_categories: ['ITEM_NOT_RECEIVED', 'UNAUTHORIZED_TRANSACTION'] },
    ...(capture.status !== 'PENDING' &&
      capture.status !== 'DECLINED' && {
        seller_receivable_breakdown: {
          gross_amount: capture.amount,
          paypal_fee: money(fee, currency),
          net_amount: money(gross - fee, currency),
        },
      }),
    ...(capture.invoiceId !== null && { invoice_id: capture.invoiceId }),
    ...(capture.customId !== null && { custom_id: capture.customId }),
    status: capture.status,
    ...(capture.status === 'PENDING' && capture.pendingReason && { status_details: { reason: capture.pendingReason } }),
    ...(alone && {
      supplementary_data: { related_ids: { order_id: capture.orderId } },
      payee: { email_address: 'merchant@business.example.com', merchant_id: '2J6QB8YJQSJRJ' },
    }),
    create_time: instant(capture.createdAt),
    update_time: instant(capture.updatedAt),
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/refund`, rel: 'refund', method: 'POST' },
      { href: `${store.baseUrl}/v2/checkout/orders/${capture.orderId}`, rel: 'up', method: 'GET' },
    ],
  }
}

export function fullRefund(store: PayPalStore, refund: PayPalRefund) {
  const zero = money(0n, refund.amount.currency_code)
  return {
    id: refund.id,
    amount: refund.amount,
    ...(refund.note !== null && { note_to_payer: refund.note }),
    ...(refund.invoiceId !== null && { invoice_id: refund.invoiceId }),
    ...(refund.customId !== null && { custom_id: refund.customId }),
    seller_payable_breakdown: {
      gross_amount: refund.amount,
      paypal_fee: zero,
      net_amount: refund.amount,
      total_refunded_amount: refund.amount,
    },
    status: refund.status,
    create_time: instant(refund.createdAt),
    update_time: instant(refund.createdAt),
    links: [
      { href: `${store.baseUrl}/v2/payments/refunds/${refund.id}`, rel: 'self', method: 'GET' },
      { href: `${store.baseUrl}/v2/payments/captures/${refund.captureId}`, rel: 'up', method: 'GET' },
    ],
  }
}

export function disputeInfo(store: PayPalStore, dispute: PayPalDispute) {
  return {
    dispute_id: dispute.id,
    create_time: instant(dispute.createdAt),
    update_time: instant(dispute.updatedAt),
    reason: dispute.reason,
    status: dispute.status,
    dispute_state: dispute.status === 'RESOLVED' ? 'RESOLVED' : 'REQUIRED_ACTION',
    dispute_amount: dispute.amount,
    dispute_life_cycle_stage: 'CHARGEBACK',
    dispute_channel: 'INTERNAL',
    links: [{ href: `${store.baseUrl}/v1/customer/disputes/${dispute.id}`, rel: 'self', method: 'GET' }],
  }
}

export function fullDispute(store: PayPalStore, dispute: PayPalDispute) {
  const capture = store.captures.get(dispute.captureId)
  return {
    ...disputeInfo(store, dispute),
    disputed_transactions: [
      {
        seller_transaction_id: dispute.captureId,
        create_time: instant(capture?.createdAt ?? dispute.createdAt),
        transaction_status: 'COMPLETED',
        gross_amount: capture?.amount ?? dispute.amount,
        ...(capture?.customId && { custom: capture.customId }),
        buyer: { name: 'Ada Lovelace' },
        seller: { merchant_id: '2J6QB8YJQSJRJ', name: 'Sandbox merchant' },
      },
    ],
    ...(dispute.outcome !== null && {
      dispute_outcome: {
        outcome_code: dispute.outcome,
        ...(takesMoney(dispute.outcome) && { amount_refunded: dispute.amount }),
      },
    }),
  }
}

export const takesMoney = (outcome: string) =>
  ['RESOLVED_BUYER_FAVOUR', 'RESOLVED_WITH_PAYOUT', 'ACCEPTED'].includes(outcome)
