import { formatMoney, toDecimalString } from '#app/domain/money.ts'
import type { Money as Amount } from '#app/domain/money.ts'

/** An amount as its reader writes it; the exact decimal stands in `value` for machines. */
export function Money({ amount, locale, className }: { amount: Amount; locale?: string; className?: string }) {
  return (
    <data value={`${toDecimalString(amount)} ${amount.currency}`} className={className}>
      {formatMoney(amount, locale)}
    </data>
  )
}
