import { redirectReply, type Reply, type SandboxRequest } from '../http-server.ts'
import { HOSTED_PAGE_STYLES, html, pageReply, safeHref, type Fragment, type Markup } from '../markup.ts'
import { approveOrder } from './orders.ts'
import type { Funding, PayPalOrder, PayPalStore } from './paypal-store.ts'
import { payer } from './representation.ts'

const fundings: { value: Funding; label: string }[] = [
  { value: 'balance', label: 'PayPal balance' },
  { value: 'echeck', label: 'Bank account by eCheck (takes four days)' },
  { value: 'declined', label: 'A card that will be declined' },
]

/** The page where a buyer approves an order, and the key that signatures can be checked with. */
export function createApprovePages(
  store: PayPalStore,
  publicKeyPem: () => string,
): (request: SandboxRequest) => Promise<Reply | null> {
  return async (request) => {
    const { method, path, query, headers } = request
    if (path.startsWith('/v1/notifications/certs/')) {
      return { status: 200, headers: { 'content-type': 'application/x-pem-file' }, body: publicKeyPem() }
    }
    if (path !== '/checkoutnow') return null
    const order = store.orders.get(query.get('token') ?? '')
    if (!order) return notice('This page does not exist', 'Please go back to the business and start again.', 404)
    if (order.status === 'APPROVED' || order.status === 'COMPLETED') {
      return notice('You’re all done here', 'This order has been approved.', 200, returnTo(order, 'Continue'))
    }
    if (order.status === 'VOIDED')
      return notice('This order has ended', 'Please go back to the business and start again.', 410)
    if (method !== 'POST') return approvePage(order)
    if (headers.origin !== undefined && headers.origin !== `http://${headers.host ?? ''}`) {
      return notice('This page was called from elsewhere', 'Nothing was done.', 403)
    }
    return press(store, order, new URLSearchParams(request.body.toString('utf8')))
  }
}

function press(store: PayPalStore, order: PayPalOrder, form: URLSearchParams): Reply {
  if (form.get('action') === 'cancel') {
    return order.cancelUrl === null
      ? notice('Cancelled', 'You can close this page.')
      : redirectReply(withQuery(order.cancelUrl, { token: order.id }))
  }
  const offered = offeredFundings(order).map(({ value }) => value)
  const funding = offered.find((value) => value === form.get('funding')) ?? 'balance'
  approveOrder(store, order, funding)
  return order.returnUrl === null ? notice('Approved', 'You can close this page.') : redirectReply(returnUrl(order))
}

const offeredFundings = (order: PayPalOrder) =>
  fundings.filter(({ value }) => value !== 'echeck' || !order.immediateOnly)

const returnUrl = (order: PayPalOrder) =>
  withQuery(order.returnUrl ?? '/', { token: order.id, PayerID: payer.payer_id })

function withQuery(address: string, values: Record<string, string>): string {
  const url = new URL(address)
  Object.entries(values).forEach(([name, value]) => url.searchParams.set(name, value))
  return url.href
}

const returnTo = (order: PayPalOrder, words: string): Fragment =>
  order.returnUrl !== null && html`<p><a href="${safeHref(returnUrl(order))}">${words}</a></p>`

function approvePage(order: PayPalOrder): Reply {
  const { amount, description } = order.unit
  return hosted(
    'Approve the payment',
    html`<h1>${description ?? order.unit.invoice_id ?? 'Payment'}</h1>
      <p class="amount money">${amount.value} ${amount.currency_code}</p>
      <form method="post" class="card stack">
        <p class="small soft">Signed in as ${payer.email_address}${order.brandName && `, paying ${order.brandName}`}</p>
        <fieldset>
          <legend>Pay with</legend>
          ${offeredFundings(order).map(
            ({ value, label }, place) =>
              html`<label class="choice"
                ><input type="radio" name="funding" value="${value}" ${place === 0 && 'checked'} /> ${label}</label
              >`,
          )}
        </fieldset>
        <div class="buttons">
          <button class="main" name="action" value="approve">Approve</button>
          <button name="action" value="cancel">Cancel</button>
        </div>
      </form>`,
  )
}

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
    <p class="brand small soft"><span>Sandbox PayPal</span><span>Test page: no money moves</span></p>
    ${content}
  </main>`
  return pageReply({ title, styles: HOSTED_PAGE_STYLES, body, status })
}
