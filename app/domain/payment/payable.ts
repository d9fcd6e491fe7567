import type { InvoiceState } from '../invoice/invoice-state.ts'
import type { InvoiceId } from '../ids.ts'
import { compareMoney, isPositive, minMoney, subtractMoney, sumMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import { allocatePayment, settlingAll } from './allocate-payment.ts'
import type { Allocation, InvoiceToPay } from './allocate-payment.ts'

export interface PayableInvoice extends InvoiceToPay {
  readonly state: InvoiceState
  readonly processing: Money
  /** The part that is in question and rests: it is not asked for, but can be paid. */
  readonly held: Money
}

/** The instalment that comes next, of the agreed plan that covers the chosen invoices. */
export interface PayableInstalment {
  readonly planId: string
  readonly position: number
  /** What of it is open. */
  readonly open: Money
  /** All the invoices its plan covers. */
  readonly invoiceIds: readonly InvoiceId[]
}

export interface PayableFacts {
  readonly currency: string
  /** The invoices the client chose. */
  readonly chosen: readonly InvoiceId[]
  /** These and, where a plan runs, the others it covers. */
  readonly invoices: readonly PayableInvoice[]
  readonly instalment: PayableInstalment | null
  /** The smallest part payment the business accepts; a smaller rest can always be paid as a whole. */
  readonly minimum: Money
}

/**
 * How much: all of the chosen invoices; the next instalment of their plan; what of them is not in question; or a sum of the
 * client's own, which goes to the oldest due first.
 */
export type PayChoice =
  | { readonly kind: 'everything' }
  | { readonly kind: 'instalment' }
  | { readonly kind: 'undisputed' }
  | { readonly kind: 'other'; readonly amount: Money }
export type PayKind = PayChoice['kind']

export type PayRefusal =
  | 'not_payable' // draft, void or written off
  | 'nothing_due'
  | 'processing' // a payment is on its way: a second one would be one too many
  | 'wrong_currency'
  | 'below_minimum'
  | 'above_balance'

/** What the client would be asked to pay now, invoice by invoice, or why nothing can be paid. */
export function payable(facts: PayableFacts, choice: PayChoice): Result<Allocation, PayRefusal> {
  const { currency, instalment } = facts
  const ids = choice.kind === 'instalment' && instalment ? instalment.invoiceIds : facts.chosen
  const invoices = facts.invoices.filter(({ id }) => ids.includes(id))
  if (invoices.length < ids.length || invoices.some(({ balance }) => balance.currency !== currency)) {
    return refuse('not_payable')
  }
  if (invoices.some(({ state }) => state !== 'issued' && state !== 'settled')) return refuse('not_payable')
  if (!invoices.some(isOpen)) return refuse('nothing_due')
  if (invoices.some(({ processing }) => isPositive(processing))) return refuse('processing')
  switch (choice.kind) {
    case 'everything':
      return ok(allocatePayment(settlingAll(invoices, currency), invoices))
    case 'instalment':
      return instalment && isPositive(instalment.open)
        ? ok(allocatePayment(minMoney(instalment.open, settlingAll(invoices, currency)), invoices))
        : refuse('nothing_due')
    case 'undisputed':
      return undisputed(invoices, currency)
    case 'other':
      return ownSum(facts, invoices, choice.amount)
  }
}

const isOpen = ({ state, balance }: PayableInvoice): boolean => state === 'issued' && isPositive(balance)

const openSum = (invoices: readonly PayableInvoice[], currency: string): Money =>
  sumMoney(
    invoices.filter(isOpen).map(({ balance }) => balance),
    currency,
  )

/** Each invoice up to what is asked for; the discount rests with the dispute anyway (R12). */
function undisputed(invoices: readonly PayableInvoice[], currency: string): Result<Allocation, PayRefusal> {
  const asked = invoices.filter(isOpen).map((invoice) => ({
    ...invoice,
    ...(isPositive(invoice.held) && {
      balance: subtractMoney(invoice.balance, minMoney(invoice.held, invoice.balance)),
      discount: null,
    }),
  }))
  const total = settlingAll(asked, currency)
  return isPositive(total) ? ok(allocatePayment(total, asked)) : refuse('nothing_due')
}

function ownSum(
  { currency, minimum }: PayableFacts,
  invoices: readonly PayableInvoice[],
  amount: Money,
): Result<Allocation, PayRefusal> {
  if (amount.currency !== currency) return refuse('wrong_currency')
  const open = openSum(invoices, currency)
  if (compareMoney(amount, open) > 0) return refuse('above_balance')
  const least = minMoney(minimum, settlingAll(invoices, currency))
  if (!isPositive(amount) || compareMoney(amount, least) < 0) return refuse('below_minimum')
  return ok(allocatePayment(amount, invoices))
}
