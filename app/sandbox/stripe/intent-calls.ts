import type Stripe from 'stripe'
import { z } from 'zod'
import { checkAmount } from './amount-limits.ts'
import type { FormObject } from './form-body.ts'
import { standingMandate } from './mandate.ts'
import { attemptPayment } from './payment-attempt.ts'
import { cancelIntent, changeIntent, createIntent, refuseIfOfSession, unexpectedState } from './payment-intent.ts'
import { findPaymentMethod } from './payment-method.ts'
import { expand, flag, ignored, integer, list, metadata, readParameters, text } from './parameters.ts'
import { invalidRequest, noSuch, StripeError } from './stripe-error.ts'
import { idOf, type StripeStore } from './stripe-store.ts'
import { verifyDeposits } from './verify-deposits.ts'

const IntentParameters = z.strictObject({
  amount: integer,
  currency: text.toLowerCase(),
  allowed_payment_method_types: list(text).optional(),
  automatic_payment_methods: ignored.optional(),
  capture_method: z.enum(['automatic', 'automatic_async']).optional(),
  confirm: flag.default(false),
  customer: text.optional(),
  description: z.string().max(1000).optional(),
  error_on_requires_action: flag.optional(),
  excluded_payment_method_types: list(text).optional(),
  expand,
  mandate: ignored.optional(),
  mandate_data: ignored.optional(),
  metadata: metadata.optional(),
  off_session: text.optional(),
  payment_method: text.optional(),
  payment_method_options: ignored.optional(),
  receipt_email: z.string().optional(),
  return_url: text.optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
  statement_descriptor: z.string().max(22).optional(),
  statement_descriptor_suffix: z.string().max(22).optional(),
  use_stripe_sdk: flag.optional(),
})
const ConfirmParameters = IntentParameters.pick({
  error_on_requires_action: true,
  expand: true,
  mandate_data: true,
  off_session: true,
  payment_method: true,
  payment_method_options: true,
  receipt_email: true,
  return_url: true,
  setup_future_usage: true,
  use_stripe_sdk: true,
})
const UpdateParameters = z.strictObject({
  description: z.string().optional(),
  expand,
  metadata: metadata.optional(),
  receipt_email: z.string().optional(),
})
const DepositParameters = z.strictObject({ amounts: list(integer), expand })
const CancelParameters = z.strictObject({
  cancellation_reason: z.enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  expand,
})

/** What the API's calls on payment intents do. */
export function paymentIntentCalls(store: StripeStore) {
  function confirm(intent: Stripe.PaymentIntent, given: z.infer<typeof ConfirmParameters>): Stripe.PaymentIntent {
    const methodId = given.payment_method ?? idOf(intent.payment_method)
    if (!['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(intent.status)) {
      throw unexpectedState('confirm', intent)
    }
    if (!methodId) {
      throw invalidRequest('You cannot confirm this PaymentIntent because it’s missing a payment method.', {
        code: 'payment_intent_unexpected_state',
      })
    }
    const method = findPaymentMethod(store, methodId)
    if (!method) throw noSuch('PaymentMethod', methodId, 'payment_method')
    const owner = idOf(method.customer)
    if (owner && owner !== idOf(intent.customer)) {
      throw invalidRequest('The payment method belongs to another customer. Include the customer in the request.', {
        param: 'payment_method',
      })
    }
    if (store.detached.get(method.id)) {
      throw invalidRequest('The provided PaymentMethod was detached from a Customer. It may not be used again.', {
        param: 'payment_method',
        payment_intent: intent,
      })
    }
    const isOffSession = given.off_session !== undefined && given.off_session !== 'false'
    const stage = isOffSession ? 'off session' : 'on page'
    if (isOffSession && standingMandate(store, method.id)?.status === 'inactive') {
      throw invalidRequest('The provided mandate is invalid and can not be used for the payment intent.', {
        code: 'payment_intent_mandate_invalid',
        payment_intent: intent,
      })
    }
    const usage = given.setup_future_usage ? { ...intent, setup_future_usage: given.setup_future_usage } : intent
    const tried = attemptPayment(store, usage, method, { stage, returnUrl: given.return_url ?? null })
    const failure = tried.last_payment_error
    if (!failure) return tried
    const { advice_code, charge, code, decline_code, message = 'The payment failed.' } = failure
    throw new StripeError(402, 'card_error', message, {
      code,
      decline_code,
      advice_code,
      charge,
      payment_intent: tried,
    })
  }

  return {
    create(form: FormObject): Stripe.PaymentIntent {
      if ('payment_method_types' in form) {
        throw invalidRequest(
          'The payment_method_types parameter is no longer supported. Use allowed_payment_method_types.',
          {
            code: 'payment_method_types_no_longer_supported',
            param: 'payment_method_types',
          },
        )
      }
      const given = readParameters(form, IntentParameters)
      checkAmount(given.amount, given.currency)
      if (given.customer && !store.customers.get(given.customer)) throw noSuch('customer', given.customer)
      if (given.off_session !== undefined && !given.confirm) {
        throw invalidRequest('`off_session` can only be passed when `confirm` is true.', { param: 'off_session' })
      }
      const offered = given.currency === 'usd' ? ['card', 'us_bank_account'] : ['card']
      const intent = createIntent(store, {
        amount: given.amount,
        currency: given.currency,
        customer: given.customer ?? null,
        description: given.description ?? null,
        metadata: given.metadata ?? {},
        paymentMethodTypes: offered.filter((type) => given.allowed_payment_method_types?.includes(type) ?? true),
        receiptEmail: given.receipt_email || null,
        setupFutureUsage: given.setup_future_usage ?? null,
        statementDescriptorSuffix: given.statement_descriptor_suffix ?? null,
      })
      if (given.confirm) return confirm(intent, given)
      if (!given.payment_method) return intent
      const method = findPaymentMethod(store, given.payment_method)
      if (!method) throw noSuch('PaymentMethod', given.payment_method, 'payment_method')
      return changeIntent(store, intent, { payment_method: method.id, status: 'requires_confirmation' })
    },
    confirm(intent: Stripe.PaymentIntent, form: FormObject): Stripe.PaymentIntent {
      refuseIfOfSession(store, intent, 'confirm')
      return confirm(intent, readParameters(form, ConfirmParameters))
    },
    cancel(intent: Stripe.PaymentIntent, form: FormObject): Stripe.PaymentIntent {
      refuseIfOfSession(store, intent, 'cancel')
      return cancelIntent(store, intent, readParameters(form, CancelParameters).cancellation_reason ?? null)
    },
    verifyDeposits(intent: Stripe.PaymentIntent, form: FormObject): Stripe.PaymentIntent {
      return verifyDeposits(store, intent, readParameters(form, DepositParameters).amounts)
    },
    update(intent: Stripe.PaymentIntent, form: FormObject): Stripe.PaymentIntent {
      const given = readParameters(form, UpdateParameters)
      const merged = Object.entries({ ...intent.metadata, ...given.metadata }).filter(([, value]) => value !== '')
      return changeIntent(store, intent, {
        metadata: Object.fromEntries(merged),
        ...(given.description !== undefined && { description: given.description || null }),
        ...(given.receipt_email !== undefined && { receipt_email: given.receipt_email || null }),
      })
    },
  }
}
