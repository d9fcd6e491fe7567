import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import type { InvoicePart } from '#app/domain/ledger/post.ts'
import { applyCash } from '#app/domain/ledger/cash-application.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { isPositive, toDecimalString } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'

interface Item {
  readonly id: string
  readonly number: string
  readonly dueOn: PlainDate
  readonly balance: Money
}

/** How much of a sum each open invoice gets when nobody says otherwise: the oldest due first (R9). As typed text, by invoice. */
export function proposeAllocation(amount: Money, items: readonly Item[]): Record<string, string> {
  const { parts } = applyCash(
    amount,
    items.map((item) => ({ ...item, id: asInvoiceId(item.id) })),
  )
  return Object.fromEntries(parts.map(({ invoiceId, amount: part }) => [invoiceId, toDecimalString(part)]))
}

/**
 * The sums typed beside invoices (`part-<invoice id>`); an empty one gets nothing. `errors` by invoice, for what is no amount or
 * more than is open.
 */
export function readAllocation(
  form: FormData,
  items: readonly Item[],
): { typed: Record<string, string>; parts: InvoicePart[]; errors: Record<string, string> } {
  const typed: Record<string, string> = {}
  const parts: InvoicePart[] = []
  const errors: Record<string, string> = {}
  for (const { id, balance } of items) {
    const text = String(form.get(`part-${id}`) ?? '').trim()
    typed[id] = text
    if (!text) continue
    const amount = parseTypedAmount(text, balance.currency)
    if (!amount.ok || amount.value.minor < 0n) errors[id] = 'An amount such as 120.00.'
    else if (amount.value.minor > balance.minor) errors[id] = 'More than is open.'
    else if (isPositive(amount.value)) parts.push({ invoiceId: asInvoiceId(id), amount: amount.value })
  }
  return { typed, parts, errors }
}
