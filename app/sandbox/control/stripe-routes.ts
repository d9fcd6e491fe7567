import type Stripe from 'stripe'
import { z } from 'zod'
import { jsonReply } from '../http-server.ts'
import type { Routes } from '../routes.ts'
import { closeDispute, disputeOfCharge, isOpenDispute, openDispute } from '../stripe/disputes.ts'
import { awaitsDeposits, DEPOSITS } from '../stripe/micro-deposits.ts'
import { authenticate, intentOfSession, payOnPage } from '../stripe/pay-on-page.ts'
import { failDebit, receiveDebit } from '../stripe/payment-attempt.ts'
import { paymentLedger } from '../stripe/payment-ledger.ts'
import { createRefund, failRefund } from '../stripe/refunds.ts'
import { saveOnPage } from '../stripe/save-on-page.ts'
import { StripeError } from '../stripe/stripe-error.ts'
import { idOf, type StoredSession, type StripeStore } from '../stripe/stripe-store.ts'
import { returnedDebit } from '../stripe/test-cards.ts'
import { endVerification, verifyDeposits } from '../stripe/verify-deposits.ts'
import type { WebhookSender } from '../webhook-sender.ts'
import { ControlError, readJson } from './control-error.ts'

const stripeActions = ['settle', 'fail', 'return', 'dispute', 'refund'] as const
type StripeAction = (typeof stripeActions)[number]

const Details = z.strictObject({
  /** refund, dispute, return: minor units; default: all that is left. */
  amount: z.int().positive().optional(),
  /** settle an open session: by which method; default: the first it offers. */
  method: z.enum(['card', 'us_bank_account']).optional(),
  /** dispute: an inquiry only, which moves no money. */
  warning: z.boolean().default(false),
  reason: z.string().optional(),
  /** dispute: ends the open dispute. */
  outcome: z.enum(['won', 'lost']).optional(),
})
type Details = z.infer<typeof Details>

/**
 * `POST /stripe/payments/{id}/{settle|fail|return|dispute|refund}`; the id is a payment intent, a session or a charge.
 * `POST /stripe/payment_methods/{id}` `{number}`: from now on a kept method behaves as that test number does.
 */
export function stripeRoutes(store: StripeStore, webhooks: WebhookSender): Routes {
  return {
    'GET /stripe/payments': () => jsonReply(200, paymentLedger(store)),
    'POST /stripe/payments/{}/{}': async (request, id = '', action = '') => {
      act(store, id, action, readJson(request, Details))
      await webhooks.flush()
      const payment = paymentLedger(store).find(({ id: intent, session, charge }) =>
        [intent, session, charge].includes(id),
      )
      return jsonReply(200, payment ?? {})
    },
    'POST /stripe/payment_methods/{}': (request, id = '') => {
      const { number } = readJson(request, z.strictObject({ number: z.string().regex(/^\d{5,19}$/) }))
      if (!store.paymentMethods.get(id)) throw new ControlError(404, 'no such payment method')
      store.numbers.put(id, number)
      return jsonReply(200, { id, number })
    },
    'POST /stripe/refunds/{}/fail': async (_request, id = '') => {
      const refund = store.refunds.get(id)
      if (!refund) throw new ControlError(404, 'no such refund')
      const { status } = failRefund(store, refund)
      await webhooks.flush()
      return jsonReply(200, { id, status })
    },
  }
}

export function actOnStripePayment(store: StripeStore, id: string, action: string) {
  act(store, id, action, { warning: false })
}

function act(store: StripeStore, id: string, action: string, details: Details) {
  const name = stripeActions.find((known) => known === action)
  if (!name) throw new ControlError(404, `a payment can ${stripeActions.join(', ')}`)
  try {
    const { intent, session } = findPayment(store, id)
    if (session?.session.status === 'open' && intent?.status !== 'requires_action')
      actOnSession(store, session, name, details)
    else if (intent) actOnIntent(store, intent, name, details)
    else throw new ControlError(409, 'this session is not open')
  } catch (error) {
    if (error instanceof StripeError) throw new ControlError(409, error.message)
    throw error
  }
}

function findPayment(
  store: StripeStore,
  id: string,
): { intent: Stripe.PaymentIntent | undefined; session: StoredSession | undefined } {
  const charge = store.charges.get(id)
  const intent = store.intents.get(charge ? (idOf(charge.payment_intent) ?? '') : id)
  const session = store.sessions.get(intent ? (store.sessionOfIntent.get(intent.id) ?? '') : id)
  const ofSession = session && intentOfSession(store, session)
  if (!intent && !session) throw new ControlError(404, 'no such payment')
  return { intent: intent ?? ofSession, session }
}

/** What the buyer would do on the page. */
function actOnSession(store: StripeStore, stored: StoredSession, action: StripeAction, { method }: Details) {
  if (action !== 'settle' && action !== 'fail') throw new ControlError(409, 'nothing was paid yet')
  const type = method ?? (stored.session.payment_method_types.includes('card') ? 'card' : 'us_bank_account')
  const number = type === 'card' ? '4242424242424242' : '000123456789'
  if (stored.session.mode === 'setup') {
    const kept = action === 'settle' ? 'save' : 'decline'
    return void saveOnPage(store, stored, { type, number, action: kept, email: null, name: null })
  }
  payOnPage(store, stored, { type, number, action: action === 'settle' ? 'pay' : 'decline', email: null, name: null })
}

function actOnIntent(store: StripeStore, intent: Stripe.PaymentIntent, action: StripeAction, details: Details) {
  const charge = store.charges.get(idOf(intent.latest_charge) ?? '')
  if (awaitsDeposits(intent) && (action === 'settle' || action === 'fail')) {
    return void (action === 'settle' ? verifyDeposits(store, intent, DEPOSITS) : endVerification(store, intent))
  }
  if (intent.status === 'requires_action' && (action === 'settle' || action === 'fail')) {
    return void authenticate(store, intent, action === 'settle')
  }
  if (intent.status === 'processing') {
    if (action === 'settle') return void receiveDebit(store, intent)
    if (action === 'fail') return void failDebit(store, intent)
    if (action === 'return') return void failDebit(store, intent, returnedDebit)
  }
  if (!charge || intent.status !== 'succeeded' || action === 'settle' || action === 'fail') {
    throw new ControlError(409, `${action}: the payment is ${intent.status}`)
  }
  if (action === 'refund') return void createRefund(store, charge, { amount: details.amount })
  const open = disputeOfCharge(store, charge.id)
  if (action === 'dispute' && open && isOpenDispute(open))
    return void closeDispute(store, open, details.outcome ?? 'lost')
  const isReturn = action === 'return'
  openDispute(store, charge.id, {
    status: isReturn ? 'lost' : details.warning ? 'warning_needs_response' : 'needs_response',
    reason: details.reason ?? (isReturn ? 'insufficient_funds' : 'fraudulent'),
    amount: details.amount,
  })
}
