import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import type { AllocationOrder } from '#app/domain/charge/balance-parts.ts'
import type { InterestPreset } from '#app/domain/interest/interest-presets.ts'
import { formatPercent } from '#app/domain/percent.ts'
import { changesOf } from '#app/domain/timeline/changes.ts'

export interface ChargeTerms {
  /** An owner's word that the terms of the invoices name fees and interest, and that clients are businesses. */
  readonly isConfirmed: boolean
  readonly preset: InterestPreset | null
  readonly graceDays: number
  readonly order: AllocationOrder
  readonly feeCapBps: bigint | null
}

/** Changes what may be charged for being late. It counts for what is charged from now on; what was charged stays. */
export async function changeChargeTerms(call: {
  businessId: string
  terms: ChargeTerms
  actor: string
  now: Date
}): Promise<void> {
  const { businessId, terms, actor, now } = call
  await inTransaction(async (tx) => {
    const before = await tx.business.findUniqueOrThrow({ where: { id: businessId }, omit: { logo: true } })
    const feeCapBps = terms.feeCapBps === null ? null : Number(terms.feeCapBps)
    const changed = [
      ...((before.chargesConfirmedAt !== null) === terms.isConfirmed
        ? []
        : [terms.isConfirmed ? 'late charges confirmed' : 'late charges no longer confirmed']),
      ...(before.interestPreset === terms.preset ? [] : ['source of the interest rate']),
      ...(before.interestGraceDays === terms.graceDays ? [] : ['days of grace']),
      ...(before.allocationOrder === terms.order ? [] : ['what a payment settles first']),
      ...(before.feeCapBps === feeCapBps ? [] : ['cap on late fees']),
    ]
    if (changed.length === 0) return
    await tx.business.update({
      where: { id: businessId },
      data: {
        chargesConfirmedAt: terms.isConfirmed ? (before.chargesConfirmedAt ?? now) : null,
        interestPreset: terms.preset,
        interestGraceDays: terms.graceDays,
        allocationOrder: terms.order,
        feeCapBps,
      },
    })
    const changes = changesOf(fields, termsOf(before), {
      lateCharges: terms.isConfirmed,
      interestPreset: terms.preset,
      interestGraceDays: terms.graceDays,
      allocationOrder: terms.order,
      feeCap: terms.feeCapBps === null ? null : formatPercent(terms.feeCapBps),
    })
    await recordEvents(tx, [{ businessId, type: 'business.updated', actor, at: now, data: { changed, changes } }])
  })
}

const fields = ['lateCharges', 'interestPreset', 'interestGraceDays', 'allocationOrder', 'feeCap'] as const

const termsOf = (row: {
  chargesConfirmedAt: Date | null
  interestPreset: string | null
  interestGraceDays: number
  allocationOrder: string
  feeCapBps: number | null
}) => ({
  ...row,
  lateCharges: row.chargesConfirmedAt !== null,
  feeCap: row.feeCapBps === null ? null : formatPercent(BigInt(row.feeCapBps)),
})
