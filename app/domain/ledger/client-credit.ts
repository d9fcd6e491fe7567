import { isPositive, minMoney, subtractMoney, sumMoney } from '../money.ts'
import type { Money } from '../money.ts'
import type { PaymentId } from '../ids.ts'
import type { CreditPart } from './post.ts'

/** All of it, in one currency. */
export const creditSum = (credit: readonly CreditPart[], currency: string): Money =>
  sumMoney(
    credit.map(({ amount }) => amount),
    currency,
  )

/**
 * Takes a sum out of a client's credit: first what was left of `first`, then the oldest. `short` is what the credit did not
 * cover; taken and short always sum to the amount. `left` is the credit afterwards.
 */
export function takeCredit(
  amount: Money,
  credit: readonly CreditPart[],
  first: PaymentId | null = null,
): { taken: CreditPart[]; left: CreditPart[]; short: Money } {
  const taken: CreditPart[] = []
  const left: CreditPart[] = []
  let short = amount
  const isFirst = ({ paymentId }: CreditPart) => first !== null && paymentId === first
  for (const part of [...credit.filter(isFirst), ...credit.filter((one) => !isFirst(one))]) {
    const piece = minMoney(short, part.amount)
    if (isPositive(piece)) {
      taken.push({ ...part, amount: piece })
      short = subtractMoney(short, piece)
    }
    const rest = isPositive(piece) ? subtractMoney(part.amount, piece) : part.amount
    if (isPositive(rest)) left.push({ ...part, amount: rest })
  }
  return { taken, left, short }
}
