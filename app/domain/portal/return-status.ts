import { formatMoney } from '../money.ts'
import { languageOf } from '../words/language.ts'
import type { PortalInvoice } from './portal-invoice.ts'
import type { PortalStatus } from './portal-status.ts'
import { payWords } from './words/pay/pay-words.ts'
import type { ReturnWords } from './words/pay/pay-words.ts'

export interface ReturnStatus extends ReturnWords, Pick<PortalStatus, 'tone'> {
  /** True while the provider's word is still awaited: the page looks again by itself. */
  readonly isConfirming: boolean
  /** Where the client confirms a bank account; null: nothing is to be confirmed. */
  readonly verifyUrl: string | null
}

/** What a client reads on coming back from the checkout: only what we have from the provider itself, never what the address says. */
export function returnStatus(invoice: PortalInvoice, hasWaitedLong: boolean): ReturnStatus {
  const words = payWords[languageOf(invoice.locale)].back
  const [last] = invoice.payments
  const amount = last ? formatMoney(last.amount, invoice.locale) : ''
  const known = { isConfirming: false, verifyUrl: null }
  switch (last?.state) {
    case 'settled':
    case 'part_refunded':
    case 'refunded':
    case 'disputed':
      return {
        ...known,
        tone: 'settled',
        ...(invoice.state === 'settled' ? words.paid(amount) : words.received(amount)),
      }
    case 'processing': {
      const method = last.method === 'ach' || last.method === 'paypal' ? last.method : 'other'
      return { ...known, tone: 'waiting', ...words.processing(amount, method) }
    }
    case 'verifying':
      return { ...known, tone: 'waiting', ...words.verifying, verifyUrl: last.verifyUrl }
    case 'failed':
    case 'returned':
    case 'expired':
    case 'cancelled':
      return { ...known, tone: 'late', ...words.notPaid }
    case 'started':
    case 'open':
      return {
        ...known,
        ...words.confirming,
        isConfirming: true,
        tone: 'waiting',
        text: hasWaitedLong ? words.confirmingLong : words.confirming.text,
      }
    case undefined:
      return { ...known, tone: 'quiet', ...words.nothing }
  }
}
