import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { AllocationOrder } from '#app/domain/charge/balance-parts.ts'
import type { InterestPreset } from '#app/domain/interest/interest-presets.ts'
import type { DiscountTax } from '#app/domain/invoice/early-discount.ts'

export interface ChargeSettings {
  readonly currency: string
  readonly locale: string
  readonly isConfirmed: boolean
  readonly preset: InterestPreset | null
  readonly graceDays: number
  readonly order: AllocationOrder
  readonly feeCapBps: bigint | null
  /** The newest first. */
  readonly rates: readonly { readonly fromDay: PlainDate; readonly annualBps: bigint; readonly label: string }[]
  readonly discount: { readonly bps: bigint; readonly days: number } | null
  readonly discountTax: DiscountTax
  readonly discountDespiteOverdue: boolean
}

/** What a business charges for being late, and offers for being early. */
export async function readChargeSettings(businessId: string): Promise<ChargeSettings> {
  const business = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    omit: { logo: true },
    include: { interestRates: { orderBy: { fromDay: 'desc' } } },
  })
  const { discountBps, discountDays, feeCapBps } = business
  return {
    currency: business.currency,
    locale: business.locale,
    isConfirmed: business.chargesConfirmedAt !== null,
    preset: business.interestPreset as InterestPreset | null,
    graceDays: business.interestGraceDays,
    order: business.allocationOrder as AllocationOrder,
    feeCapBps: feeCapBps === null ? null : BigInt(feeCapBps),
    rates: business.interestRates.map(({ fromDay, annualBps, label }) => ({
      fromDay: dayFromColumn(fromDay),
      annualBps: BigInt(annualBps),
      label,
    })),
    discount: discountBps === null || discountDays === null ? null : { bps: BigInt(discountBps), days: discountDays },
    discountTax: business.discountTax as DiscountTax,
    discountDespiteOverdue: business.discountDespiteOverdue,
  }
}
