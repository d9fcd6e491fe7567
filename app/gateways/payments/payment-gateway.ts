import type { Money } from '#app/domain/money.ts'
import type { ProviderRecord } from '#app/domain/payment/settlement.ts'

export interface CheckoutRequest {
  /** Our row's id: the provider carries it in its metadata, and the idempotency key follows from it. */
  paymentId: string
  businessName: string
  invoiceNumber: string
  amount: Money
  method: 'card' | 'ach' | 'paypal'
  customerEmail: string | null
  returnUrl: string
  cancelUrl: string
  expiresAt: Date
}

export interface Checkout {
  ref: string
  redirectUrl: string
}

/** What the provider itself says about an attempt, in our words. */
export interface ProviderFinding extends ProviderRecord {
  /** The object that holds the money: payment intent or capture. */
  providerRef: string | null
  failureReason: string | null
  /** Cumulative, in the payment's currency. */
  refunded: Money
  disputed: boolean
}

/** How a call ended that did not succeed: `refused` surely did nothing, `lost` may have. */
export class GatewayError extends Error {
  readonly kind: 'refused' | 'lost'

  constructor(kind: 'refused' | 'lost', message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}

/** The one interface to those who move money. Provider formats, amounts as text and error classes stay behind it. */
export interface PaymentGateway {
  /** Opens a hosted checkout. Repeating it with the same paymentId answers the same checkout. Throws GatewayError. */
  startCheckout(request: CheckoutRequest): Promise<Checkout>
  /** Asks for the present state; a live attempt is completed where only we can (PayPal's capture). Null when the provider does not know it. */
  find(payment: { id: string; checkoutRef: string; amount: Money; isLive: boolean }): Promise<ProviderFinding | null>
  /** Closes a checkout that nobody has paid yet; afterwards `find` tells what became of it. */
  cancelCheckout(payment: { id: string; checkoutRef: string }): Promise<void>
}
