import type { Tx } from '#app/db/transaction.server.ts'

/** Which of these refunds PayPal made itself, to take the money back: only its event says so. */
export async function readReversals(tx: Tx, refs: readonly string[]): Promise<ReadonlySet<string>> {
  if (refs.length === 0) return new Set()
  const events = await tx.inboxEvent.findMany({
    where: { provider: 'paypal', type: 'PAYMENT.CAPTURE.REVERSED', objectId: { in: [...refs] } },
    select: { objectId: true },
  })
  return new Set(events.map(({ objectId }) => objectId))
}
