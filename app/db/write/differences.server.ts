import type { Prisma } from '../generated/client.ts'
import { prisma } from '../client.server.ts'
import type { Money } from '#app/domain/money.ts'
import type { DifferenceKind } from '#app/domain/provider/difference-kind.ts'
import { newId } from '#app/ids.server.ts'

export interface NewDifference {
  businessId: string
  kind: DifferenceKind
  provider: 'stripe' | 'paypal'
  ref: string
  orderRef: string | null
  method: 'card' | 'ach' | 'paypal'
  /** What the provider says, and what our books say; null: nothing. */
  theirs: Money
  oursMinor: bigint | null
  payer: string | null
  note: string | null
  paidAt: Date
  clientId: string | null
  paymentId: string | null
}

const TEXT_MAX = 300

/**
 * Writes down that two books disagree, before anything is done about it. One that was mended and came back is open again; what a
 * person has decided stays decided. Answers its id; null where a person has decided.
 */
export async function noteDifference(
  { theirs, payer, note, ...facts }: NewDifference,
  now: Date,
): Promise<string | null> {
  const { provider, ref, kind, businessId } = facts
  const data: Prisma.DifferenceUncheckedCreateInput = {
    ...facts,
    ...{ id: newId(), amountMinor: theirs.minor, currency: theirs.currency, foundAt: now },
    ...{ payer: payer?.slice(0, TEXT_MAX) ?? null, note: note?.slice(0, TEXT_MAX) ?? null },
  }
  const { count } = await prisma.difference.createMany({ data: [data], skipDuplicates: true })
  if (count > 0) return data.id
  await prisma.difference.updateMany({
    where: { businessId, provider, ref, kind, state: 'mended' },
    data: { state: 'open', foundAt: now, decidedAt: null, decidedBy: null },
  })
  const there = await prisma.difference.findFirst({ where: { businessId, provider, ref, kind, state: 'open' } })
  return there?.id ?? null
}

/** It is gone: both sides say the same again. */
export async function markMended(businessId: string, id: string, now: Date): Promise<void> {
  await prisma.difference.updateMany({
    where: { businessId, id, state: 'open' },
    data: { state: 'mended', decidedAt: now, decidedBy: 'system' },
  })
}
