import type { PlainDate } from '../business-day.ts'
import type { Money } from '../money.ts'
import type { PaymentState } from './payment-state.ts'
import type { PaymentMethod } from './settlement.ts'

/** True where money arrived for which a receipt can be given; what was given back since stands on it. */
export const hasReceipt = ({ state }: { readonly state: PaymentState }): boolean =>
  state === 'settled' || state === 'part_refunded' || state === 'refunded'

/** All that stands on a receipt; nothing else may influence its bytes. */
export interface ReceiptDocument {
  readonly business: {
    readonly name: string
    readonly postalAddress: string | null
    readonly email: string
    readonly brandColor: string
  }
  readonly client: { readonly name: string; readonly postalAddress: string | null }
  readonly locale: string
  readonly paymentId: string
  readonly method: PaymentMethod
  readonly receivedOn: PlainDate
  readonly amount: Money
  readonly refunded: Money
  /** What of it went to this invoice, as the client asked. */
  readonly invoice: { readonly number: string; readonly share: Money }
  /** What is open on the invoice now. */
  readonly open: Money
}
