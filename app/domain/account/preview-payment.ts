import { isPositive, subtractMoney, zero } from '../money.ts'
import type { Money } from '../money.ts'
import { compareDays } from '../business-day.ts'
import { isTooMuchFor, methodsOnOffer } from '../payment/methods-on-offer.ts'
import type { MethodRules, OnlineMethod } from '../payment/methods-on-offer.ts'
import { payable } from '../payment/payable.ts'
import type { PayableFacts, PayChoice, PayRefusal } from '../payment/payable.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'

/** What one of the chosen invoices gets, and what stays open on it. */
export interface PreviewRow {
  readonly invoiceId: string
  readonly number: string
  readonly amount: Money
  readonly saves: Money
  readonly leftOpen: Money
}

export interface PaymentPreview {
  readonly choice: PayChoice
  readonly total: Money
  /** All that were chosen, oldest due first; those that get nothing, too. */
  readonly rows: readonly PreviewRow[]
  readonly methods: readonly OnlineMethod[]
}

export type PreviewRefusal = 'mixed_currencies' | 'below_minimum' | 'above_balance' | 'nothing_due' | 'in_progress'

const refusals: Record<PayRefusal, PreviewRefusal> = {
  not_payable: 'nothing_due',
  nothing_due: 'nothing_due',
  processing: 'in_progress',
  wrong_currency: 'mixed_currencies',
  below_minimum: 'below_minimum',
  above_balance: 'above_balance',
}

/**
 * How a payment of several invoices would be set against them, shown before it is made. Without a sum of the client's own
 * it is what of them is not in question; all of them, where everything chosen is.
 */
export function previewPayment(
  facts: PayableFacts,
  methods: MethodRules,
  amount: Money | null,
): Result<PaymentPreview, PreviewRefusal> {
  const chosen = facts.invoices.filter(({ id }) => facts.chosen.includes(id))
  if (chosen.some(({ balance }) => balance.currency !== facts.currency)) return refuse('mixed_currencies')
  const { choice, asked } = ask(facts, amount)
  if (!asked.ok) return refuse(refusals[asked.reason])
  const { total, parts } = asked.value
  return ok({
    choice,
    total,
    rows: [...chosen]
      .filter(({ balance }) => isPositive(balance))
      .sort((a, b) => compareDays(a.dueOn, b.dueOn) || a.number.localeCompare(b.number, 'en', { numeric: true }))
      .map(({ id, number, balance }) => {
        const part = parts.find(({ invoiceId }) => invoiceId === id)
        const paid = part?.amount ?? zero(facts.currency)
        const saves = part?.discount ?? zero(facts.currency)
        return {
          ...{ invoiceId: id, number, amount: paid, saves },
          leftOpen: subtractMoney(subtractMoney(balance, paid), saves),
        }
      }),
    methods: methodsOnOffer(methods)
      .filter((offer) => !isTooMuchFor(offer, total))
      .map(({ method }) => method),
  })
}

function ask(facts: PayableFacts, amount: Money | null): { choice: PayChoice; asked: ReturnType<typeof payable> } {
  if (amount) {
    const choice = { kind: 'other', amount } as const
    return { choice, asked: payable(facts, choice) }
  }
  const undisputed = payable(facts, { kind: 'undisputed' })
  return !undisputed.ok && undisputed.reason === 'nothing_due'
    ? { choice: { kind: 'everything' }, asked: payable(facts, { kind: 'everything' }) }
    : { choice: { kind: 'undisputed' }, asked: undisputed }
}
