import type { Tx } from '#app/db/transaction.server.ts'
import { closeCases } from './escalation.server.ts'
import { closeHelp } from './help.server.ts'
import { wakePlans } from './instalment-notices.server.ts'
import { withdrawLetter } from './letters.server.ts'
import { finishTask } from './tasks.server.ts'

/** What a person would do for an invoice only while something is owed. */
const pointless = ['call', 'letter', 'escalation', 'draft', 'broken_promise']

/** Nothing is owed any more: calls that wait are not made, and letters that are not posted are taken back. */
export async function endFollowUp(
  tx: Tx,
  {
    businessId,
    invoiceIds,
    reason,
    now,
  }: { businessId: string; invoiceIds: readonly string[]; reason: string; now: Date },
): Promise<void> {
  const invoiceId = { in: [...invoiceIds] }
  const letters = await tx.letter.findMany({
    where: { businessId, state: { in: ['drafted', 'ready', 'printed'] }, reminders: { some: { invoiceId } } },
    select: { id: true, clientId: true },
  })
  for (const letter of letters) await withdrawLetter(tx, { businessId, ...letter }, reason, now)
  const tasks = await tx.task.findMany({
    where: { businessId, invoiceId, doneAt: null, kind: { in: pointless } },
    select: { key: true },
  })
  for (const { key } of tasks) await finishTask(tx, { businessId, key, outcome: reason, actor: 'system', now })
  await closeCases(tx, { businessId, invoiceIds, reason, now })
  await closeHelp(tx, { businessId, invoiceIds, reason, now })
  await tx.reminder.deleteMany({ where: { businessId, invoiceId, channel: 'phone', outcome: 'pending' } })
  await wakePlans(tx, { businessId, invoiceIds, now })
}
