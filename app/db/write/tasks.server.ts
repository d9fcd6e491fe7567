import { dayToColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { newId } from '#app/ids.server.ts'
import { recordEvents } from './timeline.server.ts'

export interface NewTask {
  businessId: string
  /** One task per cause: a second one of this key is not opened. */
  key: string
  kind: string
  title: string
  clientId: string | null
  invoiceId: string | null
  dueOn: PlainDate
  now: Date
}

/** Puts something on a person's desk, once; a finished task whose cause came back is opened again. */
export async function openTask(tx: Tx, task: NewTask): Promise<void> {
  const { dueOn, now, ...rest } = task
  const facts = { ...rest, dueOn: dayToColumn(dueOn), openedAt: now }
  const id = newId()
  const { count } = await tx.task.createMany({ data: { id, ...facts }, skipDuplicates: true })
  if (count === 0) {
    const again = await tx.task.updateMany({
      where: { businessId: task.businessId, key: task.key, doneAt: { not: null } },
      data: { doneAt: null, title: task.title, dueOn: facts.dueOn, openedAt: now },
    })
    if (again.count === 0) return
  }
  await recordEvents(tx, [
    {
      businessId: task.businessId,
      clientId: task.clientId,
      invoiceId: task.invoiceId,
      type: 'task.opened',
      at: now,
      data: { taskId: id, kind: task.kind, title: task.title, dueOn: dueOn.toString() },
    },
  ])
}
