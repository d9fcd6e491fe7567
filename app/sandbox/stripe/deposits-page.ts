import type Stripe from 'stripe'
import { redirectReply, type Reply } from '../http-server.ts'
import { formatMinor, html } from '../markup.ts'
import { field, hosted, link, notice, successUrl } from './hosted-parts.ts'
import { awaitsDeposits } from './micro-deposits.ts'
import { StripeError } from './stripe-error.ts'
import type { StripeStore } from './stripe-store.ts'
import { verifyDeposits } from './verify-deposits.ts'

/** Where a buyer names the two small deposits that arrived on their account. */
export function showDeposits(store: StripeStore, id: string, failure: string | null = null): Reply {
  const intent = store.intents.get(id)
  if (!intent) return notice('This page does not exist', 'Please go back to the business and start again.', 404)
  if (intent.status === 'requires_payment_method')
    return notice('The account was not verified', 'Please go back to the business and pay another way.', 410)
  if (!awaitsDeposits(intent)) {
    const session = sessionOf(store, id)
    const back = session && link(successUrl(session), 'Continue')
    return notice('You’re all done here', 'The account is verified and the debit is on its way.', 200, back)
  }
  return hosted(
    'Verify your bank account',
    html`<h1>Verify your bank account</h1>
      <p>
        Two small deposits arrive within two business days. Name their sums in cents, and
        ${formatMinor(intent.amount, intent.currency)} is debited.
      </p>
      <form method="post" class="card stack">
        ${failure && html`<p class="alert" role="alert">${failure}</p>`} ${field('First deposit', 'first', '32')}
        ${field('Second deposit', 'second', '45')}
        <div class="buttons"><button class="main">Verify</button></div>
      </form>`,
    failure === null ? 200 : 400,
  )
}

export function nameDeposits(store: StripeStore, id: string, form: URLSearchParams): Reply {
  const intent = store.intents.get(id)
  if (!intent) return showDeposits(store, id)
  try {
    verifyDeposits(store, intent, [Number(form.get('first')), Number(form.get('second'))])
  } catch (error) {
    if (!(error instanceof StripeError)) throw error
    return showDeposits(store, id, error.message)
  }
  return redirectReply(`/c/verify/${id}`)
}

const sessionOf = (store: StripeStore, intentId: string): Stripe.Checkout.Session | undefined =>
  store.sessions.get(store.sessionOfIntent.get(intentId) ?? '')?.session
