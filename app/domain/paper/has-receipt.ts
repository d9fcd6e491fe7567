import type { PaymentState } from '../payment/payment-state.ts'

/** True where money arrived for which a receipt can be given; what was given back since stands on it. */
export const hasReceipt = ({ state }: { readonly state: PaymentState }): boolean =>
  state === 'settled' || state === 'part_refunded' || state === 'refunded'
