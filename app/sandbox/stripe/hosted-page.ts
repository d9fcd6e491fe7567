import type Stripe from 'stripe'
import { redirectReply, type Reply, type SandboxRequest } from '../http-server.ts'
import { formatMinor, html } from '../markup.ts'
import { createRouter } from '../routes.ts'
import { showDeposits, nameDeposits } from './deposits-page.ts'
import { cancelLink, field, hosted, link, methodFields, notice, successUrl } from './hosted-parts.ts'
import { authenticate, intentOfSession, payOnPage } from './pay-on-page.ts'
import { authenticateSetup, saveOnPage, setupOfSession } from './save-on-page.ts'
import { setupPage } from './setup-page.ts'
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
    'GET /c/verify/{}': (_request, id = '') => showDeposits(store, id),
    'POST /c/verify/{}': (request, id = '') =>
      nameDeposits(store, id, new URLSearchParams(request.body.toString('utf8'))),
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
      session.mode === 'setup' ? 'Your payment method is kept.' : 'This payment has been handed in.',
      200,
      link(successUrl(session), 'Continue'),
    )
  }
  if (session.status === 'expired') {
    return notice('This page has expired', 'Please go back to the business and start again.', 410, cancelLink(session))
  }
  const action = `/c/pay/${id}`
  const setup = setupOfSession(store, stored)
  if (setup)
    return setup.status === 'requires_action' ? challengePage('this card', action) : setupPage(stored.session, setup)
  return intent?.status === 'requires_action' ? paymentChallenge(intent, action) : checkoutPage(stored, intent)
}

function pressButton(store: StripeStore, id: string, form: URLSearchParams): Reply {
  const stored = store.sessions.get(id)
  if (stored?.session.status !== 'open') return redirectReply(`/c/pay/${id}`)
  const action = form.get('action')
  const intent = intentOfSession(store, stored)
  if (action === 'complete authentication' || action === 'fail authentication') {
    const passed = action === 'complete authentication'
    if (intent) authenticate(store, intent, passed)
    else authenticateSetup(store, stored, passed)
  } else if (isMove(action)) {
    const types = stored.session.payment_method_types
    const isBankOnly = action === 'settle later' || action === 'verify'
    const wanted = isBankOnly ? 'us_bank_account' : (form.get('method') ?? types[0])
    const type = wanted === 'us_bank_account' ? 'us_bank_account' : 'card'
    if (!types.includes(type)) return redirectReply(`/c/pay/${id}`)
    const number = form.get(type === 'card' ? 'card_number' : 'account_number') ?? ''
    const given = { email: form.get('email') || null, name: form.get('name') || null }
    const method = { ...given, type, number: number.replace(/[\s-]/g, '') } as const
    const isSetup = stored.session.mode === 'setup'
    if (isSetup && (action === 'save' || action === 'decline')) saveOnPage(store, stored, { ...method, action })
    else if (!isSetup && action !== 'save') payOnPage(store, stored, { ...method, action })
  }
  const after = store.sessions.get(id)?.session
  return redirectReply(after?.status === 'complete' ? successUrl(after) : `/c/pay/${id}`)
}

const moves = ['pay', 'decline', 'settle later', 'verify', 'save'] as const
const isMove = (action: string | null): action is (typeof moves)[number] => moves.some((move) => move === action)

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
        ${methodFields(types)}
        <div class="buttons">
          <button class="main" name="action" value="pay">Pay</button>
          ${types.includes('us_bank_account') && html`<button name="action" value="settle later">Settle later</button>`}
          ${
            types.includes('us_bank_account') &&
            session.payment_method_options?.us_bank_account?.verification_method !== 'instant' &&
            html`<button name="action" value="verify">Verify with small deposits</button>`
          }
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
  return paymentChallenge(intent, `/c/authenticate/${id}`)
}

const paymentChallenge = (intent: Stripe.PaymentIntent, action: string) =>
  challengePage(`the payment of ${formatMinor(intent.amount, intent.currency)}`, action)

function challengePage(what: string, action: string): Reply {
  return hosted(
    'Confirm the payment',
    html`<form method="post" action="${action}" class="card stack">
      <h1>Confirm that it is you</h1>
      <p>Your bank asks you to confirm ${what}.</p>
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
