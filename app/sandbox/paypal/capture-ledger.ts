import { minorUnits } from './paypal-money.ts'
import type { PayPalStore } from './paypal-store.ts'
import { refundsOf } from './representation.ts'

/** One capture as PayPal's books have it; amounts in minor units. */
export interface LedgerCapture {
  id: string
  order: string
  status: string
  pendingReason: string | null
  currency: string
  amount: number
  refunded: number
  reversed: number
  /** What the business keeps, before fees. */
  net: number
  customId: string | null
  invoiceId: string | null
  createdAt: string
  refunds: { id: string; amount: number; reversal: boolean }[]
  disputes: { id: string; status: string; outcome: string | null }[]
}

export function captureLedger(store: PayPalStore): LedgerCapture[] {
  return store.captures
    .values()
    .map((capture): LedgerCapture => {
      const refunds = refundsOf(store, capture).map(({ id, amount, isReversal }) => ({
        id,
        amount: Number(minorUnits(amount, '/amount')),
        reversal: isReversal,
      }))
      const sum = (reversal: boolean) =>
        refunds.filter((refund) => refund.reversal === reversal).reduce((total, { amount }) => total + amount, 0)
      const amount = Number(minorUnits(capture.amount, '/amount'))
      const received = ['PENDING', 'DECLINED', 'FAILED'].includes(capture.status) ? 0 : amount
      const disputes = store.disputes.values().filter(({ captureId }) => captureId === capture.id)
      return {
        id: capture.id,
        order: capture.orderId,
        status: capture.status,
        pendingReason: capture.pendingReason,
        currency: capture.amount.currency_code,
        amount,
        refunded: sum(false),
        reversed: sum(true),
        net: received - sum(false) - sum(true),
        customId: capture.customId,
        invoiceId: capture.invoiceId,
        createdAt: capture.createdAt,
        refunds,
        disputes: disputes.map(({ id, status, outcome }) => ({ id, status, outcome })),
      }
    })
    .reverse()
}
