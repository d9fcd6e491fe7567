import { prisma } from '#app/db/client.server.ts'
import { readCharges } from '#app/db/read/charges.server.ts'
import { readEarlyDiscounts } from '#app/db/read/early-discounts.server.ts'
import { readResidue } from '#app/db/read/residue.server.ts'
import { addDays } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { dailyInterest } from '#app/domain/charge/reckon-charges.ts'
import type { Money } from '#app/domain/money.ts'

/** What an invoice's balance is made of, and what can be done about it; days as ISO text. */
export interface ChargesView {
  readonly principal: Money
  readonly fees: Money
  readonly interest: Money
  readonly paid: Money
  readonly credited: Money
  readonly discounted: Money
  readonly charges: readonly ChargeView[]
  /** The interest of one more day, while it runs. */
  readonly daily: Money | null
  readonly discount: { readonly saves: Money; readonly pays: Money; readonly until: string } | null
  /** Too little to be chased: it can be written off. */
  readonly residue: Money | null
}

export interface ChargeView {
  readonly id: string
  readonly kind: 'fee' | 'interest'
  readonly amount: Money
  readonly open: Money
  readonly paid: Money
  readonly calculation: readonly string[]
  readonly chargedAt: Date
  readonly waived: { readonly amount: Money; readonly reason: string } | null
}

export async function readChargesView(
  businessId: string,
  { id, state, total }: { id: string; state: string; total: Money },
  today: PlainDate,
): Promise<ChargesView> {
  const [charged, discounts, residue] = await Promise.all([
    readCharges(prisma, businessId, [id]),
    readEarlyDiscounts(prisma, businessId, [id], today),
    readResidue(prisma, businessId, id),
  ])
  const nothing = { ...total, minor: 0n }
  const { parts, charges = [], facts } = charged.get(id) ?? {}
  const tomorrow = addDays(today, 1)
  const daily = facts && state === 'issued' ? dailyInterest(facts, tomorrow) : null
  const discount = discounts.get(id)
  return {
    principal: parts?.principal ?? nothing,
    fees: parts?.fees ?? nothing,
    interest: parts?.interest ?? nothing,
    paid: parts?.paid ?? nothing,
    credited: parts?.credited ?? nothing,
    discounted: parts?.discounted ?? nothing,
    charges: charges.map(({ waived, fromDay: _, toDay: _to, takenBack: _back, ...charge }) => ({
      ...charge,
      waived: waived && { amount: waived.amount, reason: waived.reason },
    })),
    daily: daily?.from.equals(tomorrow) ? daily.perDay : null,
    discount: discount ? { ...discount, until: discount.until.toString() } : null,
    residue,
  }
}
