import type { Tx } from '#app/db/transaction.server.ts'
import type { MessageState } from '#app/domain/message/message-state.ts'
import { isRequest } from '#app/domain/plan/decide-instalment.ts'
import type { InstalmentStep } from '#app/domain/plan/instalment-ladder.ts'

interface Notice {
  businessId: string
  planId: string
  position: number
  step: InstalmentStep
  /** Null: it was said in another mail. */
  messageId: string | null
}

/** Takes a step of an instalment's small ladder, once: false where it was taken before. */
export async function takeInstalmentStep(tx: Tx, notice: Notice, now: Date): Promise<boolean> {
  const { count } = await tx.instalmentNotice.createMany({ data: { ...notice, at: now }, skipDuplicates: true })
  return count === 1
}

/** What the fate of an instalment's mail means for its step: a request that went out is a contact, one that was cancelled never happened. */
export async function followInstalmentMail(
  tx: Tx,
  message: { businessId: string; id: string; clientId: string; basis: string; sentAt: Date | null },
  state: MessageState,
  now: Date,
): Promise<void> {
  const { businessId, id: messageId, clientId, basis } = message
  if (state === 'cancelled') {
    const steps = await tx.instalmentNotice.findMany({ where: { businessId, messageId }, select: { planId: true } })
    await tx.instalmentNotice.deleteMany({ where: { businessId, messageId } })
    await tx.instalmentPlan.updateMany({
      where: { businessId, id: { in: steps.map(({ planId }) => planId) }, state: 'active' },
      data: { nextCheckAt: now },
    })
    return
  }
  const goesOut = state === 'sent' || (state === 'delivered' && !message.sentAt)
  if (!goesOut || !isRequest(basis)) return
  await tx.client.updateMany({
    where: { businessId, id: clientId },
    data: { lastContactAt: now, nextCheckAt: now },
  })
}

/** Has the active plans looked at that cover these invoices, since something became of one of them. */
export async function wakePlans(
  tx: Tx,
  { businessId, invoiceIds, now }: { businessId: string; invoiceIds: readonly string[]; now: Date },
): Promise<void> {
  await tx.instalmentPlan.updateMany({
    where: { businessId, state: 'active', invoices: { some: { invoiceId: { in: [...invoiceIds] }, live: true } } },
    data: { nextCheckAt: now },
  })
}
