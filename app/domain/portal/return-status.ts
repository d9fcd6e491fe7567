import { formatMoney } from '../money.ts'
import type { PortalInvoice } from './portal-invoice.ts'
import type { PortalStatus } from './portal-status.ts'

export interface ReturnStatus extends Pick<PortalStatus, 'tone' | 'headline'> {
  readonly title: string
  readonly text: string
  /** True while the provider's word is still awaited: the page looks again by itself. */
  readonly isConfirming: boolean
}

/** What a client reads on coming back from the checkout: only what we have from the provider itself, never what the address says. */
export function returnStatus(invoice: PortalInvoice, hasWaitedLong: boolean): ReturnStatus {
  const last = invoice.payments[0]
  const amount = last ? formatMoney(last.amount, invoice.locale) : ''
  const number = invoice.number
  const known = { isConfirming: false }
  switch (last?.state) {
    case 'settled':
    case 'part_refunded':
    case 'refunded':
    case 'disputed':
      return {
        ...known,
        tone: 'settled',
        title: 'Thank you',
        headline: invoice.state === 'settled' ? 'Paid' : 'Payment received',
        text: `Your payment of ${amount} for invoice ${number} has arrived. A note for your records follows by mail.`,
      }
    case 'processing':
      return {
        ...known,
        tone: 'waiting',
        title: 'Thank you',
        headline: 'Payment processing',
        text: `Your payment of ${amount} is on its way.${
          last.method === 'ach' ? ' A bank debit takes up to four business days.' : ''
        } We write to you when it has arrived; there is nothing more to do.`,
      }
    case 'verifying':
      return {
        ...known,
        tone: 'waiting',
        title: 'Thank you',
        headline: 'One more step',
        text: `Your bank account is to be confirmed first. Two small deposits arrive there in one or two business days; we write to you with the link where you tell their amounts.`,
      }
    case 'failed':
    case 'returned':
    case 'expired':
    case 'cancelled':
      return {
        ...known,
        tone: 'late',
        title: 'That did not go through',
        headline: 'Not paid',
        text: 'No payment was made. You can try again or choose another way on the page of the invoice.',
      }
    case 'started':
    case 'open':
      return {
        isConfirming: true,
        tone: 'waiting',
        title: 'One moment, please',
        headline: 'We are confirming your payment',
        text: hasWaitedLong
          ? 'It takes longer than usual. You can close this page: we write to you as soon as we know.'
          : 'This page looks again by itself every few seconds. There is nothing for you to do.',
      }
    case undefined:
      return {
        ...known,
        tone: 'quiet',
        title: `Invoice ${number}`,
        headline: 'No payment was started',
        text: 'You can pay on the page of the invoice.',
      }
  }
}
