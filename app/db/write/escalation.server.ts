import { readOpenCase, readOpenCases } from '#app/db/read/escalation.server.ts'
import type { OpenCase } from '#app/db/read/escalation.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { noAnswers } from '#app/domain/escalation/checklist.ts'
import { newId } from '#app/ids.server.ts'
import { endHold } from './holds.server.ts'
import { withdrawLetter } from './letters.server.ts'
import { finishTask } from './tasks.server.ts'
import { recordEvents } from './timeline.server.ts'

interface Deciding {
  businessId: string
  invoiceId: string
  actor: string
  now: Date
}

/** The open case of an invoice, or a new one; null where nothing is owed. The caller holds the client's lock. */
export async function openCase(tx: Tx, { businessId, invoiceId, actor, now }: Deciding): Promise<OpenCase | null> {
  const invoice = await tx.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })
  if (invoice.state !== 'issued') return null
  const known = await readOpenCase(tx, businessId, invoiceId)
  if (known) return known
  const { clientId, number } = invoice
  const id = newId()
  await tx.escalation.create({
    data: { businessId, id, clientId, invoiceId, answers: { ...noAnswers }, openedAt: now },
  })
  await recordEvents(tx, [
    { businessId, clientId, invoiceId, type: 'escalation.opened', actor, at: now, data: { number } },
  ])
  return { id, answers: noAnswers, step: null, reason: null, signedAt: null, holdId: null, letterId: null }
}

/** The task a signed step leaves behind. */
export const stepTaskKey = (caseId: string): string => `escalation/${caseId}`

/**
 * Ends a signed case with everything it had set going: its hold is lifted, its letter taken back unless it is posted, its
 * task done. The stage of the invoice stays where it was. The caller holds the client's lock.
 */
export async function endCase(
  tx: Tx,
  { businessId, invoiceId, actor, now }: Deciding,
  { id, step, holdId, letterId }: OpenCase,
  reason: string,
): Promise<void> {
  if (!step) return
  const ended = await tx.escalation.updateManyAndReturn({
    where: { businessId, id, endedAt: null },
    data: { endedAt: now },
    select: { clientId: true, invoice: { select: { number: true } } },
  })
  const [row] = ended
  if (!row) return
  const { clientId, invoice } = row
  if (holdId) await endHold(tx, { businessId, holdId, actor, now })
  if (letterId) await withdrawLetter(tx, { businessId, id: letterId, clientId }, reason, now)
  await finishTask(tx, { businessId, key: stepTaskKey(id), outcome: reason, actor, now })
  const data = { number: invoice.number, step, reason }
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'escalation.ended', actor, at: now, data }])
}

/** Nothing is owed any more: cases end by themselves. The caller holds the client's lock. */
export async function closeCases(
  tx: Tx,
  {
    businessId,
    invoiceIds,
    reason,
    now,
  }: { businessId: string; invoiceIds: readonly string[]; reason: string; now: Date },
): Promise<void> {
  for (const [invoiceId, open] of await readOpenCases(tx, businessId, invoiceIds)) {
    if (open.step) await endCase(tx, { businessId, invoiceId, actor: 'system', now }, open, reason)
    else {
      const where = { businessId_id: { businessId, id: open.id } }
      await tx.escalation.update({ where, data: { endedAt: now } })
    }
  }
}
