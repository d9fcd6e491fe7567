import { readClientCredit } from '#app/db/read/client-credit.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { finishTask } from './tasks.server.ts'

/** Once none of a client's credit is left, nobody is to decide what to do with it. */
export async function finishCreditTasks(
  tx: Tx,
  call: { businessId: string; clientId: string; currency: string; outcome: string; actor: string; now: Date },
): Promise<void> {
  const { businessId, clientId, currency, outcome, actor, now } = call
  const left = await readClientCredit(tx, { businessId, clientId, currency })
  if (left.length > 0) return
  const tasks = await tx.task.findMany({
    where: { businessId, clientId, doneAt: null, kind: { in: ['overpayment', 'payment_mismatch'] } },
    select: { key: true },
  })
  for (const { key } of tasks) await finishTask(tx, { businessId, key, outcome, actor, now })
}
