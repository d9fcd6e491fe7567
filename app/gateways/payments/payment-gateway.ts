import type { Money } from '#app/domain/money.ts'
import type { AttemptClaim } from '#app/domain/payment/attempt-claim.ts'
import type { ReportedRefund } from '#app/domain/payment/match-refunds.ts'
import type { ProviderRecord } from '#app/domain/payment/settlement.ts'

export interface CheckoutRequest {
  /** What it is for; the provider's object bears it. */
  claim: AttemptClaim
  /** Our row's id: the provider carries it in its metadata, and the idempotency key follows from it. */
  paymentId: string
  businessName: string
  invoiceNumber: string
  amount: Money
  method: 'card' | 'ach' | 'paypal'
  customerEmail: string | null
  /** Set when the client agreed that the method be kept: the provider's customer it is kept under. */
  saveFor: string | null
  returnUrl: string
  cancelUrl: string
  expiresAt: Date
}

export interface Checkout {
  ref: string
  redirectUrl: string
}

/** What a bank says about trying a declined card again; null: nothing. */
export type AdviceCode = 'try_again_later' | 'confirm_card_data' | 'do_not_try_again'

/** A method the provider keeps for a customer. */
export interface KeptMethod {
  methodRef: string
  kind: 'card' | 'ach'
  /** As the client knows it: "Visa •••• 4242", "Stripe Test Bank •••• 6789". */
  label: string
  mandateRef: string | null
}

/** What the provider itself says about an attempt, in our words. */
export interface ProviderFinding extends ProviderRecord {
  /** The object that holds the money: payment intent or capture. */
  providerRef: string | null
  failureReason: string | null
  /** All of them, those that failed too. */
  refunds: readonly ReportedRefund[]
  disputed: boolean
  /** What the bank took back for good, by a returned debit or a dispute that was lost; null: nothing. */
  returned: Money | null
  /** What the provider kept of it for itself, in the currency it pays out; null: not known yet. */
  fee: Money | null
  /** Where the client confirms two small deposits, and the day (YYYY-MM-DD) they arrive; null unless `verifying`. */
  verification: { url: string; arrivesOn: string } | null
  /** The method it was paid with, where it is kept. */
  kept: KeptMethod | null
  adviceCode: AdviceCode | null
  /** The bank wants the client to be there (3-D Secure): nothing more can be done off session. */
  needsClient: boolean
}

/** One charge of a kept method while the client is away. */
export interface SavedCharge {
  /** What it is for; the provider's object bears it. */
  claim: AttemptClaim
  /** Our row's id: the idempotency key follows from it and from `attempt`. */
  paymentId: string
  attempt: number
  amount: Money
  customerRef: string
  methodRef: string
  kind: 'card' | 'ach'
  description: string
}

/** A hosted page where a client leaves a method to be kept, without paying now. */
export interface SetupRequest {
  /** Ours; the idempotency key follows from it. */
  setupId: string
  customerRef: string
  method: 'card' | 'ach'
  /** In what it will be charged: what can be kept depends on it. */
  currency: string
  returnUrl: string
  cancelUrl: string
}

/** How a call ended that did not succeed: `refused` surely did nothing, `lost` may have. */
export class GatewayError extends Error {
  readonly kind: 'refused' | 'lost'
  /** The provider's own word for it: `resource_missing`; null: none. */
  readonly code: string | null

  constructor(kind: 'refused' | 'lost', message: string, options: ErrorOptions & { code?: string | null } = {}) {
    super(message, options)
    this.kind = kind
    this.code = options.code ?? null
  }
}

/** Money a person decided to give back. */
export interface RefundRequest {
  /** Our row's id: the provider carries it in its metadata, and the idempotency key follows from it. */
  refundId: string
  paymentId: string
  /** The object that holds the money: payment intent or capture. */
  providerRef: string
  amount: Money
}

/** The one interface to those who move money. Provider formats, amounts as text and error classes stay behind it. */
export interface PaymentGateway {
  /** Opens a hosted checkout. Repeating it with the same paymentId answers the same checkout. Throws GatewayError. */
  startCheckout(request: CheckoutRequest): Promise<Checkout>
  /** Asks for the present state; a live attempt is completed where only we can (PayPal's capture). Null when the provider does not know it. */
  find(payment: { id: string; checkoutRef: string; amount: Money; isLive: boolean }): Promise<ProviderFinding | null>
  /** Closes a checkout that nobody has paid yet; afterwards `find` tells what became of it. */
  cancelCheckout(payment: { id: string; checkoutRef: string }): Promise<void>
  /** Gives money back; `find` tells how it stands. Repeating it with the same refundId gives nothing more. Throws GatewayError. */
  refund(request: RefundRequest): Promise<void>
}

/** The one interface to a provider that keeps methods (Stripe). Every call throws GatewayError. */
export interface SavedMethodGateway {
  /** The client at the provider; the same `clientId` answers the same customer. */
  createCustomer(client: { clientId: string; name: string; email: string | null }): Promise<string>
  /** Opens a hosted page for keeping a method. */
  startSetup(request: SetupRequest): Promise<Checkout>
  /** The method that page left behind; null while there is none. */
  findSetup(setupRef: string): Promise<KeptMethod | null>
  /** Charges a kept method. A decline is a finding (`failed`), not an error. Repeating the same attempt answers the same. */
  chargeSaved(charge: SavedCharge): Promise<ProviderFinding>
  /** Tries a declined charge again: the same intent, never a second one. */
  retryCharge(charge: SavedCharge & { providerRef: string }): Promise<ProviderFinding>
  findCharge(charge: { providerRef: string; isLive: boolean }): Promise<ProviderFinding | null>
  /** A charge whose answer was lost, found by our id; null when the provider never made one. `since`: when it was first asked for. */
  findLostCharge(charge: { paymentId: string; customerRef: string; since: Date }): Promise<ProviderFinding | null>
  /** Ends a charge that failed, so that the client can pay another way; harmless where it is over. */
  cancelCharge(charge: { providerRef: string }): Promise<void>
  /** Whether the provider still charges it: false once it was given up there, or its mandate ended. */
  isGood(method: { methodRef: string; mandateRef: string | null }): Promise<boolean>
  /** The provider forgets the method. */
  forget(method: { methodRef: string }): Promise<void>
}
