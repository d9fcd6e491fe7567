import { dayToColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
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

/** Takes the task of this cause off the desk. False where it is not open. */
export async function finishTask(
  tx: Tx,
  { key, ...call }: { businessId: string; key: string; outcome: string | null; actor: string; now: Date },
): Promise<boolean> {
  return (await finishTasks(tx, { ...call, keys: [key] })) > 0
}

/** The same for several causes at once. Answers how many tasks were open. */
export async function finishTasks(
  tx: Tx,
  call: { businessId: string; keys: readonly string[]; outcome: string | null; actor: string; now: Date },
): Promise<number> {
  const { businessId, keys, outcome, actor, now } = call
  if (keys.length === 0) return 0
  const tasks = await tx.task.updateManyAndReturn({
    where: { businessId, key: { in: [...keys] }, doneAt: null },
    data: { doneAt: now },
    select: { id: true, kind: true, title: true, clientId: true, invoiceId: true },
  })
  await recordEvents(
    tx,
    tasks.map(({ id: taskId, kind, title, clientId, invoiceId }) => {
      const data = { taskId, kind, title, ...(outcome && { outcome }) } satisfies TimelineData['task.done']
      return { businessId, clientId, invoiceId, type: 'task.done', actor, at: now, data }
    }),
  )
  return tasks.length
}
