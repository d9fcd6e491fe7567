import type { Money } from '#app/domain/money.ts'

/** One sum that a provider took for us, as its own record has it. */
export interface ProviderMoney {
  readonly provider: 'stripe' | 'paypal'
  /** The object that holds the money: payment intent (a charge without one: the charge) or capture. */
  readonly ref: string
  /** The order a PayPal capture belongs to. */
  readonly orderRef: string | null
  readonly method: 'card' | 'ach' | 'paypal'
  readonly taken: Money
  /** Refunds that have not failed. */
  readonly givenBack: Money
  /** What banks took back for good. */
  readonly lost: Money
  /** The payer's address, where the provider tells it. */
  readonly payer: string | null
  readonly note: string | null
  readonly paidAt: Date
}
