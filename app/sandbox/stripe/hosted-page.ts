import type Stripe from 'stripe'
import { redirectReply, type Reply, type SandboxRequest } from '../http-server.ts'
import { formatMinor, HOSTED_PAGE_STYLES, html, pageReply, safeHref, type Fragment, type Markup } from '../markup.ts'
import { createRouter } from '../routes.ts'
import { authenticate, intentOfSession, payOnPage } from './pay-on-page.ts'
import { idOf, type StoredSession, type StripeStore } from './stripe-store.ts'

/** The pages a buyer sees: checkout, and the 3-D Secure challenge. */
export function createHostedPages(store: StripeStore): (request: SandboxRequest) => Promise<Reply | null> {
  const findRoute = createRouter({
    'GET /c/pay/{}': (_request, id = '') => showSession(store, id),
    'POST /c/pay/{}': (request, id = '') => pressButton(store, id, new URLSearchParams(request.body.toString('utf8'))),
    'GET /c/authenticate/{}': (_request, id = '') => showIntent(store, id),
    'POST /c/authenticate/{}': (request, id = '') => {
      const intent = store.intents.get(id)
      const form = new URLSearchParams(request.body.toString('utf8'))
      if (intent) authenticate(store, intent, form.get('action') === 'complete authentication')
      return redirectReply(intent?.next_action?.redirect_to_url?.return_url ?? `/c/authenticate/${id}`)
    },
    'GET /receipts/{}': (_request, id = '') => showReceipt(store, id),
  })
  return async (request) => {
    const { origin, host = '' } = request.headers
    if (request.method === 'POST' && origin !== undefined && origin !== `http://${host}`) {
      return notice('This page was called from elsewhere', 'Nothing was done.', 403)
    }
    return (await findRoute(request)?.handle()) ?? null
  }
}

function showSession(store: StripeStore, id: string): Reply {
  const stored = store.sessions.get(id)
  if (!stored) return notice('This page does not exist', 'Please go back to the business and start again.', 404)
  const { session } = stored
  const intent = intentOfSession(store, stored)
  if (session.status === 'complete') {
    return notice(
      'You’re all done here',
      'This payment has been handed in.',
      200,
      link(successUrl(session), 'Continue'),
    )
  }
  if (session.status === 'expired') {
    return notice('This page has expired', 'Please go back to the business and start again.', 410, cancelLink(session))
  }
  return intent?.status === 'requires_action' ? challengePage(intent, `/c/pay/${id}`) : checkoutPage(stored, intent)
}

function pressButton(store: StripeStore, id: string, form: URLSearchParams): Reply {
  const stored = store.sessions.get(id)
  if (stored?.session.status !== 'open') return redirectReply(`/c/pay/${id}`)
  const action = form.get('action')
  const intent = intentOfSession(store, stored)
  if (action === 'complete authentication' || action === 'fail authentication') {
    if (intent) authenticate(store, intent, action === 'complete authentication')
  } else if (action === 'pay' || action === 'decline' || action === 'settle later') {
    const types = stored.session.payment_method_types
    const wanted = action === 'settle later' ? 'us_bank_account' : (form.get('method') ?? types[0])
    const type = wanted === 'us_bank_account' ? 'us_bank_account' : 'card'
    if (!types.includes(type)) return redirectReply(`/c/pay/${id}`)
    const number = form.get(type === 'card' ? 'card_number' : 'account_number') ?? ''
    const email = form.get('email') || null
    payOnPage(store, stored, {
      type,
      action,
      number: number.replace(/[\s-]/g, ''),
      email,
      name: form.get('name') || null,
    })
  }
  const after = store.sessions.get(id)?.session
  return redirectReply(after?.status === 'complete' ? successUrl(after) : `/c/pay/${id}`)
}

const successUrl = (session: Stripe.Checkout.Session) =>
  (session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id)

function checkoutPage({ session, lineItems }: StoredSession, intent: Stripe.PaymentIntent | undefined): Reply {
  const types = session.payment_method_types
  const amount = formatMinor(session.amount_total ?? 0, session.currency ?? 'usd')
  const name = lineItems[0]?.description ?? 'Payment'
  const failure = intent?.last_payment_error?.message
  return hosted(
    `Pay ${amount}`,
    html`<h1>${name}</h1>
      <p class="amount money">${amount}</p>
      ${
        lineItems.length > 1 &&
        html`<ul class="small soft">
          ${lineItems.map((item) => html`<li>${item.description} · ${formatMinor(item.amount_total, item.currency)}</li>`)}
        </ul>`
      }
      <form method="post" class="card stack">
        ${failure && html`<p class="alert" role="alert">${failure}</p>`}
        ${
          session.customer_details?.email
            ? html`<p class="small soft">Receipt to ${session.customer_details.email}</p>`
            : field('Email', 'email', 'client@example.com', 'email')
        }
        ${
          types.length > 1 &&
          html`<fieldset>
            <legend>Payment method</legend>
            ${types.map((type, place) => methodChoice(type, place === 0))}
          </fieldset>`
        }
        ${
          types.includes('card') &&
          html`<div class="card-fields stack">
            ${field('Card number', 'card_number', '4242 4242 4242 4242')}
            <details class="small soft">
              <summary>Other test cards</summary>
              <p>
                4000 0025 0000 3155 asks for authentication, 4000 0000 0000 9995 has no funds, 4000 0000 0000 0259 is
                disputed, 4000 0000 0000 5126 fails to take a refund.
              </p>
            </details>
          </div>`
        }
        ${
          types.includes('us_bank_account') &&
          html`<div class="bank-fields stack">
            ${field('Account number', 'account_number', '000123456789')}
            <p class="small soft">
              000222222227 has no funds, 000333333335 does not allow the debit. “Settle later” takes four days, as bank
              debits do.
            </p>
          </div>`
        }
        ${types.length === 1 && html`<input type="hidden" name="method" value="${types[0]}" />`}
        <div class="buttons">
          <button class="main" name="action" value="pay">Pay</button>
          ${types.includes('us_bank_account') && html`<button name="action" value="settle later">Settle later</button>`}
          <button name="action" value="decline">Decline</button>
        </div>
      </form>
      ${cancelLink(session)}`,
  )
}

function showIntent(store: StripeStore, id: string): Reply {
  const intent = store.intents.get(id)
  if (!intent) return notice('This page does not exist', 'Please go back to the business and start again.', 404)
  if (intent.status !== 'requires_action') return notice('You’re all done here', 'Nothing is left to confirm.')
  return challengePage(intent, `/c/authenticate/${id}`)
}

function challengePage(intent: Stripe.PaymentIntent, action: string): Reply {
  return hosted(
    'Confirm the payment',
    html`<form method="post" action="${action}" class="card stack">
      <h1>Confirm that it is you</h1>
      <p>Your bank asks you to confirm the payment of ${formatMinor(intent.amount, intent.currency)}.</p>
      <div class="buttons">
        <button class="main" name="action" value="complete authentication">Complete authentication</button>
        <button name="action" value="fail authentication">Fail authentication</button>
      </div>
    </form>`,
  )
}

function showReceipt(store: StripeStore, id: string): Reply {
  const charge = store.charges.get(id)
  if (!charge) return notice('This page does not exist', 'There is no such receipt.', 404)
  const amount = formatMinor(charge.amount, charge.currency)
  return notice(`Receipt for ${amount}`, `${charge.description ?? 'Payment'} · ${idOf(charge.payment_intent) ?? ''}`)
}

function methodChoice(type: string, checked: boolean): Markup {
  const label = type === 'card' ? 'Card' : 'US bank account (ACH)'
  return html`<label class="choice"
    ><input type="radio" name="method" id="method-${type}" value="${type}" ${checked && 'checked'} /> ${label}</label
  >`
}

const field = (label: string, name: string, value: string, type = 'text') =>
  html`<label class="field"
    ><span>${label}</span><input type="${type}" name="${name}" value="${value}" required
  /></label>`

const link = (address: string, words: string) => html`<p><a href="${safeHref(address)}">${words}</a></p>`

const cancelLink = ({ cancel_url: address }: Stripe.Checkout.Session): Fragment =>
  address && link(address, 'Cancel and go back')

const notice = (title: string, words: string, status = 200, more: Fragment = null) =>
  hosted(
    title,
    html`<div class="card stack">
      <h1>${title}</h1>
      <p>${words}</p>
      ${more}
    </div>`,
    status,
  )

function hosted(title: string, content: Markup, status = 200): Reply {
  const body = html`<main class="stack">
    <p class="brand small soft"><span>Sandbox checkout</span><span>Test page: no money moves</span></p>
    ${content}
  </main>`
  return pageReply({ title, styles: HOSTED_PAGE_STYLES, body, status })
}
