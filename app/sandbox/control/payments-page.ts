import type { Reply } from '../http-server.ts'
import { formatMinor, html, type Fragment } from '../markup.ts'
import { captureLedger, type LedgerCapture } from '../paypal/capture-ledger.ts'
import type { PayPalOrder, PayPalStore } from '../paypal/paypal-store.ts'
import { minorUnits } from '../paypal/paypal-money.ts'
import { approveUrl } from '../paypal/representation.ts'
import { paymentLedger, type LedgerPayment } from '../stripe/payment-ledger.ts'
import type { StripeStore } from '../stripe/stripe-store.ts'
import { inboxPage, writeInstant } from './inbox-frame.ts'

const SHOWN = 100

interface Entry {
  provider: 'stripe' | 'paypal'
  id: string
  at: string
  title: string
  amount: string
  status: string
  notes: string[]
  actions: string[]
  page: string | null
}

/** What the payment providers know, newest first, with what can happen to each payment. */
export function paymentsPage(stripe: StripeStore, paypal: PayPalStore, now: Date, problem: string | null): Reply {
  const entries = [
    ...paymentLedger(stripe).map((payment) => stripeEntry(stripe, payment)),
    ...captureLedger(paypal).map((capture) => paypalEntry(paypal, capture)),
    ...paypal.orders
      .values()
      .filter(isOpen)
      .map((order) => orderEntry(paypal, order)),
  ].sort((a, b) => (a.at < b.at ? 1 : -1))
  const content = html`<h1>${entries.length === 1 ? '1 payment' : `${entries.length} payments`}</h1>
    ${entries.length === 0 && html`<p class="soft">Nothing here yet. Payments appear when a client starts to pay.</p>`}
    <ul class="rows">
      ${entries.slice(0, SHOWN).map((entry) => html`<li class="payment">${entryRow(entry)}</li>`)}
    </ul>`
  return inboxPage({ title: 'Payments', tab: 'payments', now, path: '/inbox/payments', content, problem })
}

function entryRow({ provider, id, at, title, amount, status, notes, actions, page }: Entry): Fragment {
  const tone = /succeeded|complete/i.test(status) ? 'good' : /fail|declined|canceled|expired/i.test(status) ? 'bad' : ''
  return html`<p class="top">
      <span class="sum money">${amount}</span> <span>${title}</span> <span class="mark ${tone}">${status}</span>
    </p>
    <p class="small soft">
      ${provider === 'stripe' ? 'Stripe' : 'PayPal'} · ${writeInstant(new Date(at))} ·
      ${id}${notes.map((note) => ` · ${note}`)}
    </p>
    <form method="post" action="/inbox/payments" class="actions">
      <input type="hidden" name="provider" value="${provider}" /><input type="hidden" name="id" value="${id}" />
      ${page && html`<a class="button" href="${page}">Open the page</a>`}
      ${actions.map((action) => html`<button name="action" value="${action}" aria-label="${action} ${amount} ${title}">${words(action)}</button>`)}
    </form>`
}

const words = (action: string) => action.slice(0, 1).toUpperCase() + action.slice(1)

function stripeEntry(store: StripeStore, payment: LedgerPayment): Entry {
  const { currency, method, refunded, disputed } = payment
  const session = payment.session === null ? undefined : store.sessions.get(payment.session)?.session
  const isUnpaid = payment.status === 'requires_payment_method'
  const status =
    isUnpaid && session ? (session.status === 'complete' ? 'failed' : (session.status ?? 'open')) : payment.status
  return {
    provider: 'stripe',
    id: payment.id,
    at: payment.createdAt,
    title: payment.description ?? 'Payment',
    amount: formatMinor(payment.amount, currency),
    status: status.replaceAll('_', ' '),
    notes: [
      ...(method === null ? [] : [method === 'us_bank_account' ? 'ACH' : method]),
      ...(refunded > 0 ? [`${formatMinor(refunded, currency)} refunded`] : []),
      ...(disputed > 0 ? [`${formatMinor(disputed, currency)} taken back`] : []),
    ],
    actions: stripeActionsOf(payment, session?.status === 'open'),
    page: session?.url ?? null,
  }
}

function stripeActionsOf({ status, method, net, disputes }: LedgerPayment, isOpenSession: boolean): string[] {
  if (status === 'processing' || isOpenSession) return ['settle', 'fail']
  if (status !== 'succeeded' || net === 0) return []
  if (disputes.length > 0) return []
  return ['refund', method === 'us_bank_account' ? 'return' : 'dispute']
}

function paypalEntry(store: PayPalStore, capture: LedgerCapture): Entry {
  const { currency, refunded, reversed, status } = capture
  const hasMoney = status === 'COMPLETED' || status === 'PARTIALLY_REFUNDED'
  return {
    provider: 'paypal',
    id: capture.id,
    at: capture.createdAt,
    title: store.orders.get(capture.order)?.unit.description ?? capture.invoiceId ?? 'Payment',
    amount: formatMinor(capture.amount, currency),
    status: [status, capture.pendingReason].filter(Boolean).join(' ').replaceAll('_', ' ').toLowerCase(),
    notes: [
      ...(refunded > 0 ? [`${formatMinor(refunded, currency)} refunded`] : []),
      ...(reversed > 0 ? [`${formatMinor(reversed, currency)} taken back`] : []),
    ],
    actions: status === 'PENDING' ? ['complete', 'deny'] : hasMoney ? ['refund', 'reverse', 'dispute'] : [],
    page: null,
  }
}

const isOpen = ({ status }: PayPalOrder) => status === 'CREATED' || status === 'PAYER_ACTION_REQUIRED'

function orderEntry(store: PayPalStore, order: PayPalOrder): Entry {
  const { amount, description } = order.unit
  return {
    provider: 'paypal',
    id: order.id,
    at: order.createdAt,
    title: description ?? 'Payment',
    amount: formatMinor(Number(minorUnits(amount, '/amount')), amount.currency_code),
    status: 'waits for the buyer',
    notes: [],
    actions: [],
    page: approveUrl(store, order),
  }
}
