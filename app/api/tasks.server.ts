import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import { listTasks } from '#app/db/read/tasks.server.ts'
import { completeTask } from '#app/features/tasks/complete-task.server.ts'
import { reopenTask } from '#app/features/tasks/reopen-task.server.ts'
import { dayOut, DayOutSchema } from './day-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { pageOf, PageQuerySchema } from './page-schema.ts'
import { notFound, problem } from './problem.ts'
import { lineOfText, paragraph } from './text-schema.ts'

export const TaskSchema = z
  .strictObject({
    id: z.uuid(),
    kind: z.string().meta({ description: 'Such as `call`, `letter`, `bounce`, `review`.' }),
    invoiceId: z.uuid().nullable(),
    clientId: z.uuid().nullable(),
    dueOn: DayOutSchema,
    title: z.string(),
    status: z.enum(['open', 'done']),
  })
  .meta({ id: 'Task', description: 'Something only a person can do.' })

const statusOf = (doneAt: Date | null) => (doneAt ? 'done' : 'open')

export async function readTask(businessId: string, id: string): Promise<z.output<typeof TaskSchema> | null> {
  const task = await prisma.task.findUnique({ where: { businessId_id: { businessId, id } } })
  if (!task) return null
  const { kind, invoiceId, clientId, dueOn, title, doneAt } = task
  return { id, kind, invoiceId, clientId, dueOn: dayOut(dueOn), title, status: statusOf(doneAt) }
}

export const taskOperations = [
  operation({
    id: 'listTasks',
    method: 'GET',
    path: '/tasks',
    tag: 'tasks',
    summary: 'Tasks: the open ones by due day, or the done ones, the latest first',
    scope: 'read',
    query: PageQuerySchema.extend({
      status: z.enum(['open', 'done']).default('open'),
      kind: lineOfText(40).optional(),
    }),
    out: pageOf(TaskSchema),
    handle: async ({ caller: { businessId }, query: { status, kind = null, after = null, limit } }) => {
      const { rows, next } = await listTasks(businessId, { done: status === 'done', kind, after, limit })
      const data = rows.map(({ id, kind: taskKind, title, dueOn, doneAt, client, invoice }) => ({
        id,
        kind: taskKind,
        invoiceId: invoice?.id ?? null,
        clientId: client?.id ?? null,
        dueOn: dueOn.toString(),
        title,
        status: statusOf(doneAt),
      }))
      return answer({ data, next })
    },
  }),
  operation({
    id: 'getTask',
    method: 'GET',
    path: '/tasks/{id}',
    tag: 'tasks',
    summary: 'One task',
    scope: 'read',
    out: TaskSchema,
    handle: async ({ caller: { businessId }, id }) => {
      const task = await readTask(businessId, id)
      return task ? answer(task) : refusal(notFound('task'))
    },
  }),
  operation({
    id: 'reopenTask',
    method: 'POST',
    path: '/tasks/{id}/reopen',
    tag: 'tasks',
    summary: 'Put a task that was done a moment ago back on the desk',
    description: 'Not where something followed from it, such as a mail or a step of the ladder.',
    scope: 'write',
    out: TaskSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: taskId, now }) => {
      const reopened = await reopenTask({ businessId, taskId, actor, now })
      if (reopened.ok) return answer(await readTask(businessId, taskId))
      if (reopened.reason === 'not_found') return refusal(notFound('task'))
      return refusal(problem('conflict', 'It is open, was done too long ago, or something followed from it.'))
    },
  }),
  operation({
    id: 'completeTask',
    method: 'POST',
    path: '/tasks/{id}/complete',
    tag: 'tasks',
    summary: 'Take a task off the desk',
    description: 'What is done already stays as it is.',
    scope: 'write',
    body: z.strictObject({
      outcome: paragraph(1000).nullish().meta({ description: 'What came of it; goes on record.' }),
    }),
    out: TaskSchema,
    handle: async ({ caller: { businessId }, actor, id: taskId, body: { outcome = null }, now }) => {
      const done = await completeTask({ businessId, taskId, outcome, actor, now })
      return done.ok ? answer(await readTask(businessId, taskId)) : refusal(notFound('task'))
    },
  }),
]
