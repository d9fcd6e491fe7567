import type Stripe from 'stripe'
import type { Reply } from '../http-server.ts'
import { html } from '../markup.ts'
import { cancelLink, hosted, methodFields } from './hosted-parts.ts'

/** Where a buyer leaves a method to be kept, without paying. */
export function setupPage(session: Stripe.Checkout.Session, intent: Stripe.SetupIntent): Reply {
  const failure = intent.last_setup_error?.message
  return hosted(
    'Keep a payment method',
    html`<h1>Keep a payment method</h1>
      <p class="soft">Nothing is charged now.</p>
      <form method="post" class="card stack">
        ${failure && html`<p class="alert" role="alert">${failure}</p>`} ${methodFields(session.payment_method_types)}
        <div class="buttons">
          <button class="main" name="action" value="save">Save</button>
          <button name="action" value="decline">Decline</button>
        </div>
      </form>
      ${cancelLink(session)}`,
  )
}
