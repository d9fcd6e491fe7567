import type Stripe from 'stripe'
import { mixedId } from '../random-id.ts'
import { idOf, type StripeStore } from './stripe-store.ts'

/** The buyer's word that a bank account may be debited: once, or again and again while they are away. */
export function createMandate(
  store: StripeStore,
  method: Stripe.PaymentMethod,
  type: 'multi_use' | 'single_use',
  single: { amount: number; currency: string } | null = null,
): Stripe.Mandate {
  const mandate: Stripe.Mandate = {
    id: mixedId('mandate_'),
    object: 'mandate',
    customer_acceptance: {
      accepted_at: store.now(),
      online: { ip_address: '127.0.0.1', user_agent: 'sandbox' },
      type: 'online',
    },
    livemode: false,
    ...(type === 'multi_use' ? { multi_use: {} } : {}),
    payment_method: method.id,
    payment_method_details: { type: 'us_bank_account', us_bank_account: {} },
    ...(single ? { single_use: single } : {}),
    status: 'active',
    type,
  }
  store.mandates.put(mandate.id, mandate)
  return mandate
}

/** The mandate that lets an account be debited while its owner is away, whether it still holds or not. */
export const standingMandate = (store: StripeStore, methodId: string): Stripe.Mandate | undefined =>
  store.mandates
    .values()
    .findLast(({ payment_method, type }) => idOf(payment_method) === methodId && type === 'multi_use')

/** A debit was disputed or the account closed: no standing mandate on it holds any longer. */
export function endMandates(store: StripeStore, methodId: string) {
  for (const mandate of store.mandates.values()) {
    if (idOf(mandate.payment_method) !== methodId || mandate.type !== 'multi_use' || mandate.status !== 'active')
      continue
    const ended: Stripe.Mandate = { ...mandate, status: 'inactive' }
    store.mandates.put(mandate.id, ended)
    store.emit('mandate.updated', ended, { status: 'active' })
  }
}
