import type { PaymentState } from './payment-state.ts'

export const paymentViews = ['all', 'received', 'clearing', 'failed', 'refunded', 'charged_back', 'unfinished'] as const

/** A way to look at the list of payments. */
export type PaymentView = (typeof paymentViews)[number]

/** The states each view shows; null: every one. */
export const statesOf: Record<PaymentView, readonly PaymentState[] | null> = {
  all: null,
  received: ['settled', 'part_refunded'],
  clearing: ['processing', 'verifying'],
  failed: ['failed'],
  refunded: ['part_refunded', 'refunded'],
  charged_back: ['disputed', 'returned'],
  unfinished: ['started', 'open', 'expired', 'cancelled'],
}
