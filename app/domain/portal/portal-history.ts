import { formatMoney } from '../money.ts'
import { byMethod } from './payment-phrases.ts'
import type { PortalInvoice, PortalPayment } from './portal-invoice.ts'

export interface PortalHistoryItem {
  /** YYYY-MM-DD in the business's zone. */
  readonly on: string
  readonly text: string
}

/** What happened between the business and the client on this invoice, in the client's words, newest first. */
export function portalHistory(invoice: PortalInvoice): PortalHistoryItem[] {
  const items = [
    ...invoice.payments.flatMap((payment) => paymentItems(payment, invoice.locale)),
    ...invoice.charges.map(({ kind, amount, on }) => ({
      on,
      text: `${kind === 'fee' ? 'Late fee' : 'Interest'} of ${formatMoney(amount, invoice.locale)} added`,
    })),
    ...invoice.mails.map(({ kind, subject, sentOn }) => ({
      on: sentOn,
      text: kind === 'thank_you' ? 'We thanked you by mail' : `We wrote to you: “${subject}”`,
    })),
    { on: invoice.issuedOn, text: `Invoice ${invoice.number} issued` },
  ]
  return items.sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? 1 : -1))
}

/** Attempts that ended without money are the client's own business, except where the money seemed to be on its way. */
function paymentItems(payment: PortalPayment, locale: string): PortalHistoryItem[] {
  const amount = formatMoney(payment.amount, locale)
  const paid = `${amount} ${byMethod[payment.method]}`.trim()
  const on = payment.settledOn ?? payment.startedOn
  const received = { on, text: `We received ${paid}, thank you` }
  switch (payment.state) {
    case 'settled':
      return [received]
    case 'part_refunded':
    case 'refunded':
      return [{ on, text: `${formatMoney(payment.refunded, locale)} of it was refunded` }, received]
    case 'disputed':
      return [{ on, text: 'Your bank is looking into this payment' }, received]
    case 'returned':
      return [{ on, text: 'Your bank took this payment back' }, received]
    case 'processing':
      return [{ on, text: `${paid} is on its way` }]
    case 'failed':
      return [{ on, text: `A payment of ${paid} did not go through` }]
    case 'started':
    case 'open':
    case 'verifying':
    case 'expired':
    case 'cancelled':
      return []
  }
}
