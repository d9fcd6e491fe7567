import { z } from 'zod'
import { jsonReply } from '../http-server.ts'
import { captureLedger } from '../paypal/capture-ledger.ts'
import { openDispute, resolveDispute } from '../paypal/disputes.ts'
import { approveOrder, endPending } from '../paypal/orders.ts'
import { PayPalError } from '../paypal/paypal-error.ts'
import { money } from '../paypal/paypal-money.ts'
import type { PayPalCapture, PayPalStore } from '../paypal/paypal-store.ts'
import { refundCapture, reverseCapture } from '../paypal/refunds.ts'
import type { Routes } from '../routes.ts'
import type { WebhookSender } from '../webhook-sender.ts'
import { ControlError, readJson } from './control-error.ts'

const paypalActions = ['complete', 'deny', 'refund', 'reverse', 'dispute'] as const

const Details = z.strictObject({
  /** refund, dispute: minor units; default: all that is left. */
  amount: z.int().positive().optional(),
  /** dispute: why, in PayPal's words. */
  reason: z.string().default('MERCHANDISE_OR_SERVICE_NOT_RECEIVED'),
})
const Approval = z.strictObject({ funding: z.enum(['balance', 'echeck', 'declined']).default('balance') })
const Resolution = z.strictObject({
  outcome: z.enum([
    'RESOLVED_BUYER_FAVOUR',
    'RESOLVED_SELLER_FAVOUR',
    'RESOLVED_WITH_PAYOUT',
    'CANCELED_BY_BUYER',
    'ACCEPTED',
    'DENIED',
  ]),
})
const Settings = z.strictObject({ uniqueInvoiceIds: z.boolean() })

/** `POST /paypal/captures/{id}/{complete|deny|refund|reverse}`; the id is a capture or its order. */
export function paypalRoutes(store: PayPalStore, webhooks: WebhookSender): Routes {
  return {
    'GET /paypal/captures': () => jsonReply(200, captureLedger(store)),
    'POST /paypal/captures/{}/{}': async (request, id = '', action = '') => {
      const capture = findCapture(store, id)
      act(store, capture, action, readJson(request, Details))
      await webhooks.flush()
      return jsonReply(200, captureLedger(store).find((entry) => entry.id === capture.id) ?? {})
    },
    'POST /paypal/orders/{}/approve': async (request, id = '') => {
      const order = store.orders.get(id)
      if (!order) throw new ControlError(404, 'no such order')
      if (order.status !== 'CREATED' && order.status !== 'PAYER_ACTION_REQUIRED')
        throw new ControlError(409, `the order is ${order.status}`)
      const { status } = approveOrder(store, order, readJson(request, Approval).funding)
      await webhooks.flush()
      return jsonReply(200, { id, status })
    },
    'POST /paypal/disputes/{}/resolve': async (request, id = '') => {
      const dispute = store.disputes.get(id)
      if (!dispute) throw new ControlError(404, 'no such dispute')
      if (dispute.status === 'RESOLVED') throw new ControlError(409, 'the dispute is resolved')
      const { status, outcome } = resolveDispute(store, dispute, readJson(request, Resolution).outcome)
      await webhooks.flush()
      return jsonReply(200, { id, status, outcome })
    },
    'POST /paypal/settings': (request) => {
      const settings = readJson(request, Settings)
      store.settings.put('settings', settings)
      return jsonReply(200, settings)
    },
  }
}

export function actOnPayPalCapture(store: PayPalStore, id: string, action: string) {
  act(store, findCapture(store, id), action, Details.parse({}))
}

function findCapture(store: PayPalStore, id: string): PayPalCapture {
  const capture = store.captures.get(store.orders.get(id)?.captureId ?? id)
  if (!capture) throw new ControlError(404, 'no such capture')
  return capture
}

function act(store: PayPalStore, capture: PayPalCapture, action: string, { amount, reason }: z.infer<typeof Details>) {
  const name = paypalActions.find((known) => known === action)
  if (!name) throw new ControlError(404, `a capture can ${paypalActions.join(', ')}`)
  const isPending = capture.status === 'PENDING'
  if ((name === 'complete' || name === 'deny') !== isPending)
    throw new ControlError(409, `${name}: the capture is ${capture.status}`)
  try {
    if (name === 'complete') endPending(store, capture, 'COMPLETED')
    else if (name === 'deny') endPending(store, capture, 'DECLINED')
    else if (name === 'dispute') openDispute(store, capture, { reason, minor: amount })
    else if (name === 'refund') refundCapture(store, capture, refundRequest(capture, amount))
    else if (reverseCapture(store, capture) === null)
      throw new ControlError(409, `reverse: the capture is ${capture.status}`)
  } catch (error) {
    if (error instanceof PayPalError) throw new ControlError(409, error.details[0]?.issue ?? error.message)
    throw error
  }
}

function refundRequest(capture: PayPalCapture, amount: number | undefined) {
  return amount === undefined ? {} : { amount: money(BigInt(amount), capture.amount.currency_code) }
}
