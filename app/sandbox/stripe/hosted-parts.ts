import type Stripe from 'stripe'
import type { Reply } from '../http-server.ts'
import { HOSTED_PAGE_STYLES, html, pageReply, safeHref, type Fragment, type Markup } from '../markup.ts'

export const successUrl = (session: Stripe.Checkout.Session) =>
  (session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id)

/** Card and bank account, whichever of the two are offered. */
export const methodFields = (types: string[]): Markup => html`
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
        000222222227 has no funds, 000333333335 does not allow the debit. “Settle later” takes four days, as bank debits
        do.
      </p>
    </div>`
  }
  ${types.length === 1 && html`<input type="hidden" name="method" value="${types[0]}" />`}
`

function methodChoice(type: string, checked: boolean): Markup {
  const label = type === 'card' ? 'Card' : 'US bank account (ACH)'
  return html`<label class="choice"
    ><input type="radio" name="method" id="method-${type}" value="${type}" ${checked && 'checked'} /> ${label}</label
  >`
}

export const field = (label: string, name: string, value: string, type = 'text') =>
  html`<label class="field"
    ><span>${label}</span><input type="${type}" name="${name}" value="${value}" required
  /></label>`

export const link = (address: string, words: string) => html`<p><a href="${safeHref(address)}">${words}</a></p>`

export const cancelLink = ({ cancel_url: address }: Stripe.Checkout.Session): Fragment =>
  address && link(address, 'Cancel and go back')

/** A page that only says something. */
export const notice = (title: string, words: string, status = 200, more: Fragment = null) =>
  hosted(
    title,
    html`<div class="card stack">
      <h1>${title}</h1>
      <p>${words}</p>
      ${more}
    </div>`,
    status,
  )

/** A page of one narrow column that says it is a test. */
export function hosted(title: string, content: Markup, status = 200): Reply {
  const body = html`<main class="stack">
    <p class="brand small soft"><span>Sandbox checkout</span><span>Test page: no money moves</span></p>
    ${content}
  </main>`
  return pageReply({ title, styles: HOSTED_PAGE_STYLES, body, status })
}
