import { capitalId } from '../random-id.ts'
import type { PayPalCapture, PayPalDispute, PayPalStore } from './paypal-store.ts'
import { reverseCapture } from './refunds.ts'
import { minorUnits, money } from './paypal-money.ts'
import { fullDispute, takesMoney } from './representation.ts'

/** `minor`: how much it is about; undefined: all of the capture. */
export function openDispute(
  store: PayPalStore,
  capture: PayPalCapture,
  { reason, minor }: { reason: string; minor?: number | undefined },
): PayPalDispute {
  const dispute: PayPalDispute = {
    id: `PP-D-${capitalId(5)}`,
    captureId: capture.id,
    status: 'WAITING_FOR_SELLER_RESPONSE',
    reason,
    amount: minor === undefined ? capture.amount : money(BigInt(minor), capture.amount.currency_code),
    outcome: null,
    createdAt: store.now(),
    updatedAt: store.now(),
  }
  store.disputes.put(dispute.id, dispute)
  store.emit(
    'CUSTOMER.DISPUTE.CREATED',
    'dispute',
    'A new dispute opened with Case # ' + dispute.id,
    fullDispute(store, dispute),
  )
  return dispute
}

/** Ends a dispute; an outcome for the buyer takes the money back. */
export function resolveDispute(store: PayPalStore, dispute: PayPalDispute, outcome: string): PayPalDispute {
  const resolved: PayPalDispute = { ...dispute, status: 'RESOLVED', outcome, updatedAt: store.now() }
  store.disputes.put(dispute.id, resolved)
  store.emit(
    'CUSTOMER.DISPUTE.RESOLVED',
    'dispute',
    'A dispute was resolved with case # ' + dispute.id,
    fullDispute(store, resolved),
  )
  const capture = store.captures.get(dispute.captureId)
  if (capture && takesMoney(outcome)) reverseCapture(store, capture, minorUnits(dispute.amount, '/dispute_amount'))
  return resolved
}
