import { settledSince } from '#app/db/read/settled-since.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { endHold } from './holds.server.ts'
import { finishTask } from './tasks.server.ts'
import { recordEvents } from './timeline.server.ts'

/** The task of looking for money that a client says is paid. */
export const noticeTaskKey = (noticeId: string): string => `already-paid/${noticeId}`

const withInvoice = {
  invoice: { select: { number: true, state: true } },
} as const satisfies Prisma.AlreadyPaidNoticeInclude

/**
 * Ends the client's notices of money that has now arrived: their sum came in since they were given, or the invoice is
 * settled. Safe to repeat; without an open notice it is one read. The caller holds the client's lock.
 */
export const matchNotices = (tx: Tx, businessId: string, clientId: string, now: Date): Promise<void> =>
  matchNoticesOf(tx, businessId, [clientId], now)

/** The same for several clients at once. */
export async function matchNoticesOf(
  tx: Tx,
  businessId: string,
  clientIds: readonly string[],
  now: Date,
): Promise<void> {
  const open = await tx.alreadyPaidNotice.findMany({
    where: { businessId, clientId: { in: [...clientIds] }, state: 'open' },
    include: withInvoice,
  })
  for (const notice of open) {
    const settled = await settledSince(tx, businessId, notice.invoiceId, notice.givenAt)
    if (notice.invoice.state !== 'settled' && settled < notice.amountMinor) continue
    await endNotice(tx, notice, 'matched', { actor: 'system', now })
  }
}

const outcomes = { matched: 'the payment was found', not_found: 'no such payment arrived' } as const

/** Closes a notice, its hold and its task. False when it was closed before. */
export async function endNotice(
  tx: Tx,
  notice: Prisma.AlreadyPaidNoticeGetPayload<{ include: typeof withInvoice }>,
  state: 'matched' | 'not_found',
  { actor, now }: { actor: string; now: Date },
): Promise<boolean> {
  const { businessId, id, clientId, invoiceId, holdId } = notice
  const { count } = await tx.alreadyPaidNotice.updateMany({
    where: { businessId, id, state: 'open' },
    data: { state, endedAt: now },
  })
  if (count === 0) return false
  const data = { noticeId: id, number: notice.invoice.number } satisfies TimelineData['already_paid.matched']
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: `already_paid.${state}`, actor, at: now, data }])
  await endHold(tx, { businessId, holdId, actor, now })
  await finishTask(tx, { businessId, key: noticeTaskKey(id), outcome: outcomes[state], actor, now })
  return true
}
