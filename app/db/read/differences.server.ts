import { prisma } from '../client.server.ts'
import type { Difference } from '../generated/client.ts'
import { differenceKinds } from '#app/domain/provider/difference-kind.ts'
import type { DifferenceKind } from '#app/domain/provider/difference-kind.ts'
import { differenceStates } from '#app/domain/provider/difference-state.ts'
import type { DifferenceState } from '#app/domain/provider/difference-state.ts'

const PAGE_ROWS = 25
const COUNTED_MAX = 100

const kindOf = (text: string): DifferenceKind => differenceKinds.find((kind) => kind === text) ?? 'amount'

/** As it is shown. */
const differenceOf = (row: Difference & { client: { id: string; name: string } | null }) => ({
  ...{ id: row.id, ref: row.ref, payer: row.payer, note: row.note, reason: row.reason, client: row.client },
  ...{ paymentId: row.paymentId, method: row.method, orderRef: row.orderRef },
  kind: kindOf(row.kind),
  state: differenceStates.find((state) => state === row.state) ?? 'open',
  provider: row.provider === 'paypal' ? ('paypal' as const) : ('stripe' as const),
  amount: { minor: row.amountMinor, currency: row.currency },
  ours: row.oursMinor === null ? null : { minor: row.oursMinor, currency: row.currency },
  ...{ paidAt: row.paidAt, foundAt: row.foundAt, decidedAt: row.decidedAt },
})
export type ShownDifference = ReturnType<typeof differenceOf>

const withClient = { client: { select: { id: true, name: true } } } as const

/** A page of them, the latest first. */
export async function listDifferences(
  businessId: string,
  { state, after, take = PAGE_ROWS }: { state: DifferenceState; after: string | null; take?: number },
): Promise<{ rows: ShownDifference[]; next: string | null }> {
  const rows = await prisma.difference.findMany({
    where: { businessId, state, ...(after && { id: { lt: after } }) },
    include: withClient,
    orderBy: { id: 'desc' },
    take: take + 1,
  })
  const shown = rows.slice(0, take)
  return { rows: shown.map(differenceOf), next: rows.length > take ? (shown.at(-1)?.id ?? null) : null }
}

export async function readDifference(businessId: string, id: string): Promise<ShownDifference | null> {
  const row = await prisma.difference.findUnique({ where: { businessId_id: { businessId, id } }, include: withClient })
  return row && differenceOf(row)
}

/** How many wait for a person; stops at 100. */
export const countDifferences = (businessId: string): Promise<number> =>
  prisma.difference.count({ where: { businessId, state: 'open' }, take: COUNTED_MAX })
