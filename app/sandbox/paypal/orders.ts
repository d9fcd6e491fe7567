import { z } from 'zod'
import { capitalId } from '../random-id.ts'
import { badRequest, unprocessable } from './paypal-error.ts'
import { minorUnits } from './paypal-money.ts'
import type { Funding, PayPalCapture, PayPalOrder, PayPalStore } from './paypal-store.ts'
import { uniqueInvoiceIds } from './paypal-store.ts'
import { approveUrl, fullCapture, fullOrder } from './representation.ts'

export const COMPLETE_ECHECK = 'paypal.complete_echeck'
export const REVERSE_APPROVAL = 'paypal.reverse_approval'
const ECHECK_HOURS = 4 * 24
const APPROVAL_HOURS = 3

const Money = z.object({
  currency_code: z.string().length(3),
  value: z
    .string()
    .max(32)
    .regex(/^-?\d*\.?\d+$/),
})
const Amount = Money.extend({ breakdown: z.record(z.string(), Money).optional() })
const Context = z.object({
  return_url: z.url().optional(),
  cancel_url: z.url().optional(),
  brand_name: z.string().max(127).optional(),
  payment_method_preference: z.string().optional(),
  payment_method: z.object({ payee_preferred: z.string().optional() }).optional(),
})
const Unit = z.object({
  reference_id: z.string().min(1).max(256).default('default'),
  amount: Amount,
  description: z.string().min(1).max(127).optional(),
  custom_id: z.string().min(1).max(127).optional(),
  invoice_id: z.string().min(1).max(127).optional(),
  soft_descriptor: z.string().min(1).max(22).optional(),
  items: z.array(z.unknown()).optional(),
})
export const OrderRequest = z.object({
  intent: z.literal('CAPTURE'),
  purchase_units: z.array(Unit).min(1).max(1),
  payment_source: z.object({ paypal: z.object({ experience_context: Context.optional() }) }).optional(),
  application_context: Context.optional(),
})
const Patches = z
  .array(z.object({ op: z.enum(['add', 'replace', 'remove']), path: z.string(), value: z.unknown() }))
  .min(1)

export function createOrder(store: PayPalStore, given: z.infer<typeof OrderRequest>): PayPalOrder {
  const [unit] = given.purchase_units
  if (!unit) throw badRequest([{ issue: 'MISSING_REQUIRED_PARAMETER', field: '/purchase_units' }])
  checkAmount(unit.amount)
  const context = given.payment_source?.paypal.experience_context ?? given.application_context
  const preference = context?.payment_method_preference ?? context?.payment_method?.payee_preferred
  const order: PayPalOrder = {
    id: capitalId(),
    status: given.payment_source ? 'PAYER_ACTION_REQUIRED' : 'CREATED',
    createdAt: store.now(),
    updatedAt: store.now(),
    unit,
    hasPaymentSource: given.payment_source !== undefined,
    returnUrl: context?.return_url ?? null,
    cancelUrl: context?.cancel_url ?? null,
    brandName: context?.brand_name ?? null,
    immediateOnly: preference === 'IMMEDIATE_PAYMENT_REQUIRED',
    funding: null,
    captureId: null,
  }
  store.orders.put(order.id, order)
  return order
}

function checkAmount({ breakdown, ...amount }: z.infer<typeof Amount>) {
  const field = "/purchase_units/@reference_id=='default'/amount/value"
  const total = minorUnits(amount, field)
  if (!breakdown) return
  const parts = Object.entries(breakdown).map(([name, part]) => {
    const minor = /^0+(\.0+)?$/.test(part.value) ? 0n : minorUnits(part, field)
    return name.endsWith('discount') ? -minor : minor
  })
  if (parts.reduce((sum, part) => sum + part, 0n) !== total) {
    throw unprocessable(
      'AMOUNT_MISMATCH',
      'Should equal item_total + tax_total + shipping + handling + insurance - shipping_discount - discount.',
      { field },
    )
  }
}

const PATCHABLE = ['amount', 'description', 'custom_id', 'invoice_id', 'soft_descriptor']

export function patchOrder(store: PayPalStore, order: PayPalOrder, body: unknown) {
  if (order.status === 'COMPLETED')
    throw unprocessable('ORDER_ALREADY_COMPLETED', 'The order cannot be patched after it is completed.')
  const patches = Patches.safeParse(body)
  if (!patches.success) throw badRequest([{ issue: 'MALFORMED_REQUEST_JSON', location: 'body' }])
  const unit = patches.data.reduce<Record<string, unknown>>(
    (changed, { op, path, value }) => {
      const name = /^\/purchase_units\/@reference_id=='[^']*'\/(\w+)$/.exec(path)?.[1] ?? ''
      if (!PATCHABLE.includes(name)) throw unprocessable('NOT_PATCHABLE', 'Cannot be patched.', { field: path })
      const { [name]: _removed, ...rest } = changed
      return op === 'remove' ? rest : { ...rest, [name]: value }
    },
    { ...order.unit },
  )
  const parsed = Unit.safeParse(unit)
  if (!parsed.success) throw badRequest([{ issue: 'INVALID_PARAMETER_VALUE', location: 'body' }])
  checkAmount(parsed.data.amount)
  store.orders.put(order.id, { ...order, unit: parsed.data, updatedAt: store.now() })
}

/** The buyer agrees on PayPal's page. Nothing is paid yet: uncaptured, the approval is reversed after three hours. */
export function approveOrder(store: PayPalStore, order: PayPalOrder, funding: Funding): PayPalOrder {
  const approved: PayPalOrder = { ...order, status: 'APPROVED', funding, updatedAt: store.now() }
  store.orders.put(order.id, approved)
  store.emit(
    'CHECKOUT.ORDER.APPROVED',
    'checkout-order',
    'An order has been approved by buyer',
    fullOrder(store, approved),
  )
  store.later(APPROVAL_HOURS, REVERSE_APPROVAL, order.id)
  return approved
}

export function reverseApproval(store: PayPalStore, order: PayPalOrder) {
  if (order.status !== 'APPROVED') return
  const voided: PayPalOrder = { ...order, status: 'VOIDED', funding: null, updatedAt: store.now() }
  store.orders.put(order.id, voided)
  const { purchase_units, create_time } = fullOrder(store, voided)
  const resource = { order_id: order.id, purchase_units, payment_source: { paypal: {} }, create_time }
  store.emit(
    'CHECKOUT.PAYMENT-APPROVAL.REVERSED',
    'payment_approval',
    'A payment has been reversed after approval.',
    resource,
  )
}

/** Takes the money of an approved order. Throws PayPalError when there is nothing to take. */
export function captureOrder(store: PayPalStore, order: PayPalOrder): PayPalOrder {
  if (order.status === 'COMPLETED') {
    throw unprocessable(
      'ORDER_ALREADY_CAPTURED',
      "Order already captured. If 'intent=CAPTURE' only one capture per order is allowed.",
    )
  }
  if (order.status !== 'APPROVED')
    throw unprocessable('ORDER_NOT_APPROVED', 'Payer has not yet approved the Order for payment.')
  refuseDuplicateInvoice(store, order)
  if (order.funding === 'declined') {
    store.orders.put(order.id, {
      ...order,
      status: order.hasPaymentSource ? 'PAYER_ACTION_REQUIRED' : 'CREATED',
      funding: null,
    })
    const redirect = { href: approveUrl(store, order), rel: 'redirect', method: 'GET' as const }
    throw unprocessable(
      'INSTRUMENT_DECLINED',
      'The instrument presented was either declined by the processor or bank.',
      {},
      [redirect],
    )
  }
  const isEcheck = order.funding === 'echeck'
  const { amount, custom_id, invoice_id } = order.unit
  const capture: PayPalCapture = {
    id: capitalId(),
    orderId: order.id,
    status: isEcheck ? 'PENDING' : 'COMPLETED',
    pendingReason: isEcheck ? 'ECHECK' : null,
    amount: { currency_code: amount.currency_code, value: amount.value },
    customId: custom_id ?? null,
    invoiceId: invoice_id ?? null,
    createdAt: store.now(),
    updatedAt: store.now(),
  }
  store.captures.put(capture.id, capture)
  store.cancel(REVERSE_APPROVAL, order.id)
  const completed: PayPalOrder = { ...order, status: 'COMPLETED', captureId: capture.id, updatedAt: store.now() }
  store.orders.put(order.id, completed)
  store.emit('CHECKOUT.ORDER.COMPLETED', 'checkout-order', 'Checkout Order Completed', fullOrder(store, completed))
  tellOfCapture(store, capture)
  if (isEcheck) store.later(ECHECK_HOURS, COMPLETE_ECHECK, capture.id)
  return completed
}

export function changeCapture(
  store: PayPalStore,
  capture: PayPalCapture,
  status: PayPalCapture['status'],
): PayPalCapture {
  const changed = { ...capture, status, pendingReason: null, updatedAt: store.now() }
  store.captures.put(capture.id, changed)
  store.cancel(COMPLETE_ECHECK, capture.id)
  return changed
}

/** The end of an eCheck. */
export function endPending(store: PayPalStore, capture: PayPalCapture, status: 'COMPLETED' | 'DECLINED') {
  if (capture.status === 'PENDING') tellOfCapture(store, changeCapture(store, capture, status))
}

function tellOfCapture(store: PayPalStore, capture: PayPalCapture) {
  const event = capture.status === 'DECLINED' ? 'DENIED' : capture.status
  const { value, currency_code } = capture.amount
  const summary = `Payment ${event.toLowerCase()} for ${value} ${currency_code}`
  store.emit(`PAYMENT.CAPTURE.${event}`, 'capture', summary, fullCapture(store, capture))
}

function refuseDuplicateInvoice(store: PayPalStore, order: PayPalOrder) {
  const { invoice_id: invoiceId } = order.unit
  if (!invoiceId || !uniqueInvoiceIds(store)) return
  const isTaken = store.captures
    .values()
    .some((capture) => capture.invoiceId === invoiceId && capture.status !== 'DECLINED')
  if (isTaken)
    throw unprocessable(
      'DUPLICATE_INVOICE_ID',
      'Duplicate Invoice ID detected. To avoid a potential duplicate transaction your account setting requires that Invoice Id be unique for each transaction.',
    )
}
