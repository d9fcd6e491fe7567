import { compareDays, formatDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import type { HoldKind } from '../dunning/hold.ts'
import { compareMoney, divideHalfUp, formatMoney, isPositive, minMoney, money, subtractMoney, zero } from '../money.ts'
import type { Money } from '../money.ts'
import { formatPercent } from '../percent.ts'
import type { InvoiceState } from './invoice-state.ts'

export const discountTaxes = ['always', 'on_early_payment', 'never'] as const
/**
 * What an early payment does to tax. `on_early_payment`: net and tax are both reduced, once it is paid early. `never`: only
 * the net sum is. `always`: the invoice's tax was reckoned on the reduced net from the start, so only the net sum is left
 * to reduce. Source: Odoo documentation, "Cash discounts and tax reduction".
 */
export type DiscountTax = (typeof discountTaxes)[number]

export interface DiscountFacts {
  readonly state: InvoiceState
  readonly total: Money
  /** Tax within the total. */
  readonly tax: Money
  /** Credits granted so far: the discount is a share of what they leave. */
  readonly credited: Money
  /** A discount taken before. */
  readonly discounted: Money
  readonly balance: Money
  /** Basis points, and the last day on which a payment may begin. */
  readonly terms: { readonly bps: bigint; readonly until: PlainDate } | null
  readonly taxHandling: DiscountTax
  /** Kinds of the holds in force on the day. */
  readonly holds: readonly HoldKind[]
  /** True when the client owes an older, overdue invoice. */
  readonly hasOverdue: boolean
  readonly despiteOverdue: boolean
}

export interface EarlyDiscount {
  readonly saves: Money
  /** The exact sum that settles the invoice. */
  readonly pays: Money
  readonly until: PlainDate
}

const excluding: readonly HoldKind[] = ['plan', 'proposal', 'dispute']

/**
 * What a payment begun on `startedOn` saves (R12): through the end of the discount's last day, and judged by the day the
 * client began to pay. Not beside an instalment plan or a proposal of one, an open dispute, or older overdue invoices
 * unless the business allows it. Rounding: half up, once, to the minor unit.
 */
export function earlyDiscount(facts: DiscountFacts, startedOn: PlainDate): EarlyDiscount | null {
  const { terms, balance } = facts
  if (!terms || facts.state !== 'issued' || compareDays(startedOn, terms.until) > 0) return null
  if (facts.holds.some((kind) => excluding.includes(kind))) return null
  if (facts.hasOverdue && !facts.despiteOverdue) return null
  if (isPositive(facts.discounted)) return null
  const saves = money(divideHalfUp(discountBase(facts).minor * terms.bps, 10_000n), balance.currency)
  if (!isPositive(saves) || compareMoney(saves, balance) >= 0) return null
  return { saves, pays: subtractMoney(balance, saves), until: terms.until }
}

function discountBase({ total, tax, credited, taxHandling }: DiscountFacts): Money {
  const left = subtractMoney(total, credited)
  if (taxHandling === 'on_early_payment' || !isPositive(total)) return left
  return subtractMoney(left, money(divideHalfUp(tax.minor * left.minor, total.minor), total.currency))
}

/** What of a granted discount reduces tax; the rest reduces the net sum. Rounding: half up. */
export const discountOnTax = (
  granted: Money,
  { total, tax, taxHandling }: Pick<DiscountFacts, 'total' | 'tax' | 'taxHandling'>,
): Money =>
  taxHandling === 'on_early_payment' && isPositive(total)
    ? money(divideHalfUp(granted.minor * tax.minor, total.minor), granted.currency)
    : zero(granted.currency)

/**
 * What a payment of `asked` is promised when it begins: all that it leaves open, as long as that is no more than the
 * discount; nothing when it is only a part.
 */
export function promisedDiscount(offer: EarlyDiscount | null, balance: Money, asked: Money): Money {
  const left = subtractMoney(balance, asked)
  if (!offer || !isPositive(left) || compareMoney(left, offer.saves) > 0) return zero(balance.currency)
  return left
}

/** A discount promised to one invoice of a payment, and what of it reduces tax. */
export interface DiscountPart {
  readonly amount: Money
  readonly tax: Money
}

/** What is given up in the end: never more than was promised, nor than is left. The tax within it shrinks in proportion. */
export function grantedDiscount(promised: DiscountPart, left: Money): DiscountPart | null {
  const amount = minMoney(promised.amount, left)
  if (!isPositive(amount)) return null
  return { amount, tax: money(divideHalfUp(promised.tax.minor * amount.minor, promised.amount.minor), amount.currency) }
}

/** How a granted discount came about, in one line. */
export function discountWords(
  { amount, tax }: DiscountPart,
  terms: { readonly bps: bigint; readonly until: PlainDate },
  locale: string,
): string {
  const split = isPositive(tax)
    ? `; ${formatMoney(subtractMoney(amount, tax), locale)} of it net, ${formatMoney(tax, locale)} tax`
    : '; tax stays as invoiced'
  return `${formatPercent(terms.bps, locale)} for payment begun by ${formatDay(terms.until, locale, 'long')}${split}`
}
