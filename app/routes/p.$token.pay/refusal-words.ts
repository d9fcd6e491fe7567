import { formatMoney } from '#app/domain/money.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import type { PayFormRefusal } from '#app/features/portal/pay-form.ts'
import type { StartRefusal } from '#app/features/payments/start-payment.server.ts'

/** What the page answers to a refusal. `field` belongs to the amount, `page` to the whole; 409 when the world has moved on. */
export interface RefusalWords {
  readonly where: 'field' | 'page'
  readonly status: 400 | 409 | 503
  readonly text: string
}

export function refusalWords(reason: PayFormRefusal | StartRefusal, invoice: PortalInvoice): RefusalWords {
  const open = formatMoney(invoice.balance, invoice.locale)
  const field = (text: string) => ({ where: 'field', status: 400, text }) as const
  const moved = (text: string) => ({ where: 'page', status: 409, text }) as const
  switch (reason) {
    case 'malformed':
      return { where: 'page', status: 400, text: 'Something in the form did not come through. Please try once more.' }
    case 'amount_missing':
      return field('Please type the amount you would like to pay.')
    case 'amount_unreadable':
      return field('We could not read this amount. Please write it like 250 or 250.00.')
    case 'choice_unclear':
      return field('You typed an amount, but “Everything open” is chosen. Please choose the one you mean.')
    case 'wrong_currency':
    case 'below_minimum':
      return field(`This is less than can be paid online. Please choose a larger amount, up to ${open}.`)
    case 'above_balance':
      return field(`This is more than is open. At most ${open} can be paid.`)
    case 'not_payable':
    case 'nothing_due':
      return moved('There is nothing open on this invoice, so nothing was charged.')
    case 'processing':
      return moved('A payment for this invoice is already on its way, so nothing more was charged.')
    case 'in_progress':
      return moved('Another payment for this invoice is open. Please go on with it, or cancel it and choose again.')
    case 'method_limit':
      return moved('This way to pay does not take a sum as large as this. Please choose another one, or a smaller sum.')
    case 'method_off':
      return moved('This way to pay is not on offer. Please choose another one.')
    case 'provider_down':
      return {
        where: 'page',
        status: 503,
        text: 'The payment service did not answer. Nothing was charged; please try again in a moment.',
      }
  }
}
