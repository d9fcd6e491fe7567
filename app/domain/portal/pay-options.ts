import { isPositive, minMoney, subtractMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { isTooMuchFor } from '../payment/methods-on-offer.ts'
import type { OnlineMethod } from '../payment/methods-on-offer.ts'
import type { PayKind } from '../payment/payable.ts'
import { everythingOpen } from './portal-invoice.ts'
import type { PortalInvoice } from './portal-invoice.ts'

/** One sum the client is offered to pay. */
export interface PayOption {
  readonly kind: Exclude<PayKind, 'other'>
  readonly amount: Money
  /** The invoices it is for, where it is for more than the one that was opened. */
  readonly numbers: readonly string[] | null
  /** YYYY-MM-DD; of an instalment. */
  readonly dueOn: string | null
}

export interface PayChoices {
  /** The first is what is asked for. */
  readonly options: readonly PayOption[]
  readonly least: Money
  /** The most that a sum of the client's own can be. */
  readonly most: Money
  /** Ways to pay at least the smallest of it, in the order they are offered. */
  readonly methods: readonly OnlineMethod[]
}

/** What can be paid here, and how: an instalment comes before the rest of a plan, what is agreed on before what is in question. */
export function payChoices(invoice: PortalInvoice): PayChoices {
  const { balance, disputed, methods, minimumPart } = invoice
  const plan = invoice.answers.plan?.state === 'active' ? invoice.answers.plan : null
  const most = plan ? plan.open : balance
  const everything = plan ? plan.open : everythingOpen(invoice)
  const numbers = plan && plan.numbers.length > 1 ? plan.numbers : null
  const option = (kind: PayOption['kind'], amount: Money, dueOn: string | null = null): PayOption => ({
    ...{ kind, amount, dueOn },
    numbers: kind === 'undisputed' ? null : numbers,
  })
  const rest = subtractMoney(balance, minMoney(disputed, balance))
  const options = [
    ...(plan?.next ? [option('instalment', minMoney(openOf(plan.next), most), plan.next.dueOn)] : []),
    ...(isPositive(disputed) && isPositive(rest) ? [option('undisputed', rest)] : []),
    option('everything', everything),
  ].filter(({ amount }) => isPositive(amount))
  const least = minMoney(minimumPart, everything)
  return {
    options,
    least,
    most,
    methods: methods.filter((each) => !isTooMuchFor(each, least)).map(({ method }) => method),
  }
}

const openOf = ({ amount, paid }: { amount: Money; paid: Money }): Money => subtractMoney(amount, paid)
