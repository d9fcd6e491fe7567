import { parseDay } from '../business-day.ts'
import { money } from '../money.ts'
import type { ReminderFacts } from '../dunning/reminder-facts.ts'
import { chargeKinds } from './balance-parts.ts'
import type { NewCharge } from './reckon-charges.ts'

/** A charge as it waits with the message that announces it: plain JSON, minor units as text, days as YYYY-MM-DD. */
export interface AnnouncedCharge {
  readonly invoiceId: string
  readonly kind: string
  readonly stage: number
  readonly minor: string
  readonly currency: string
  readonly fromDay: string
  readonly toDay: string
  readonly calculation: readonly string[]
}

/** All that a message announces. */
export const announcedBy = ({ items }: Pick<ReminderFacts, 'items'>): AnnouncedCharge[] =>
  items.flatMap(({ id, newCharges }) =>
    newCharges.map(({ kind, stage, amount, fromDay, toDay, calculation }) => ({
      invoiceId: id,
      kind,
      stage,
      minor: amount.minor.toString(),
      currency: amount.currency,
      fromDay: fromDay.toString(),
      toDay: toDay.toString(),
      calculation: [...calculation],
    })),
  )

/** The same, read back. Errors: RangeError for anything we did not write. */
export function readAnnounced(kept: unknown): (NewCharge & { readonly invoiceId: string })[] {
  return ((kept ?? []) as AnnouncedCharge[]).map((charge) => {
    const kind = chargeKinds.find((known) => known === charge.kind)
    const fromDay = parseDay(charge.fromDay)
    const toDay = parseDay(charge.toDay)
    if (!kind || !fromDay || !toDay) throw new RangeError('a charge that was announced cannot be read')
    const { invoiceId, stage, calculation } = charge
    return { invoiceId, kind, stage, amount: money(BigInt(charge.minor), charge.currency), fromDay, toDay, calculation }
  })
}
