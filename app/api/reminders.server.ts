import { z } from 'zod'
import type { Prisma } from '#app/db/generated/client.ts'
import { prisma } from '#app/db/client.server.ts'
import { stageKeys } from '#app/domain/dunning/dunning-policy.ts'
import type { ReminderDraft } from '#app/domain/dunning/reminder-draft.ts'
import { messageStates } from '#app/domain/message/message-state.ts'
import { approveMessage } from '#app/features/approvals/approve-message.server.ts'
import type { ApprovalRefusal } from '#app/features/approvals/approve-message.server.ts'
import { postponeDraft } from '#app/features/approvals/postpone-draft.server.ts'
import { skipDraft } from '#app/features/approvals/skip-draft.server.ts'
import { DaySchema, InstantOutSchema } from './day-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import { lineOfText } from './text-schema.ts'

const ReminderSchema = z
  .strictObject({
    id: z.uuid(),
    status: z.enum(messageStates).meta({ description: '`drafted` waits for a decision; `cancelled` was never sent.' }),
    stage: z.enum(stageKeys).nullable().meta({ description: 'The highest stage it speaks for.' }),
    invoiceIds: z.array(z.uuid()),
    clientId: z.uuid(),
    subject: z.string(),
    to: z.string(),
    sendAt: InstantOutSchema.meta({ description: 'The earliest instant at which it goes out.' }),
    needsApproval: z.boolean().meta({ description: 'It goes out only when somebody approves it.' }),
    waitingSince: InstantOutSchema.nullable(),
    reviewReason: z.string().nullable().meta({ description: 'Why it was written anew.' }),
  })
  .meta({ id: 'Reminder', description: 'One mail of the ladder, about one invoice or several.' })

const withSteps = {
  reminders: { where: { accompanying: false }, select: { invoiceId: true }, orderBy: { invoiceId: 'asc' } },
} as const satisfies Prisma.OutboxMessageInclude
const columns = { include: withSteps, omit: { html: true, text: true } } as const
type Row = Prisma.OutboxMessageGetPayload<typeof columns>

function reminderOut(row: Row): z.output<typeof ReminderSchema> {
  const { id, state, clientId, invoiceId, subject, toAddress, sendAt, waitingSince, reviewReason } = row
  const words = row.words as unknown as ReminderDraft | null
  // The steps of a mail that was never sent are not its any more; its words still say what it was about.
  const written = words && words.items.length > 0 ? words.items.map((item) => item.invoiceId) : [invoiceId]
  const taken = row.reminders.map((step) => step.invoiceId)
  return {
    ...{ id, status: state, stage: words?.stage ?? null, clientId, subject, to: toAddress, reviewReason },
    invoiceIds: taken.length > 0 ? taken : written.filter((each) => each !== null),
    sendAt: sendAt.toISOString(),
    needsApproval: state === 'drafted',
    waitingSince: waitingSince && waitingSince.toISOString(),
  }
}

const readReminder = (businessId: string, id: string) =>
  prisma.outboxMessage.findUnique({ where: { businessId_id: { businessId, id }, kind: 'reminder' }, ...columns })

/** What a decision about a reminder is answered with: the reminder as it is now, or why nothing was decided. */
async function decided(businessId: string, id: string, result: { ok: true } | { ok: false; reason: ApprovalRefusal }) {
  const row = await readReminder(businessId, id)
  if (!row) return refusal(notFound('reminder'))
  if (result.ok) return answer(reminderOut(row))
  if (result.reason === 'not_found') return refusal(notFound('reminder'))
  const details = {
    moved: 'What it was written on has changed: it was taken back, and where it is still due, it is written anew.',
    aged: 'It waited longer than the days it names stay true: it was taken back and is written anew.',
    gone: `It waits for no decision: it is ${row.state}.`,
  }
  return refusal(problem('conflict', details[result.reason]))
}

export const reminderOperations = [
  operation({
    id: 'listReminders',
    method: 'GET',
    path: '/reminders',
    tag: 'reminders',
    summary: 'Mails of the ladder, the newest first',
    scope: 'read',
    query: PageQuerySchema.extend({
      status: z.enum(messageStates).optional(),
      clientId: z.uuid().optional(),
      invoiceId: z.uuid().optional(),
    }),
    out: pageOf(ReminderSchema),
    handle: async ({ caller: { businessId }, query }) => {
      const { status, clientId, invoiceId, after } = query
      const rows = await prisma.outboxMessage.findMany({
        where: {
          ...{ businessId, kind: 'reminder' },
          ...(status !== undefined && { state: status }),
          ...(clientId !== undefined && { clientId }),
          ...(invoiceId !== undefined && { OR: [{ invoiceId }, { reminders: { some: { invoiceId } } }] }),
          ...(after !== undefined && { id: { lt: after } }),
        },
        orderBy: { id: 'desc' },
        take: rowsToRead(query),
        ...columns,
      })
      return answer(page(rows, query, reminderOut))
    },
  }),
  operation({
    id: 'getReminder',
    method: 'GET',
    path: '/reminders/{id}',
    tag: 'reminders',
    summary: 'One mail of the ladder',
    description: '`GET /messages/{id}` has its words.',
    scope: 'read',
    out: ReminderSchema,
    handle: async ({ caller: { businessId }, id }) => {
      const row = await readReminder(businessId, id)
      return row ? answer(reminderOut(row)) : refusal(notFound('reminder'))
    },
  }),
  operation({
    id: 'postponeReminder',
    method: 'POST',
    path: '/reminders/{id}/postpone',
    tag: 'reminders',
    summary: 'Put a draft off to another day',
    description: 'Its invoices rest to the day before; what is due then is written anew. At most 60 days ahead.',
    scope: 'write',
    body: z.strictObject({ until: DaySchema }),
    out: ReminderSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { until }, now }) => {
      if (!(await readReminder(businessId, id))) return refusal(notFound('reminder'))
      const postponed = await postponeDraft({ businessId, messageId: id, until, actor, now })
      if (postponed.ok) return decided(businessId, id, postponed)
      const { reason } = postponed
      if (reason === 'not_found' || reason === 'gone') return decided(businessId, id, { ok: false, reason })
      return refusal(invalidField('until', 'must be after today and at most 60 days ahead'))
    },
  }),
  operation({
    id: 'approveReminder',
    method: 'POST',
    path: '/reminders/{id}/approve',
    tag: 'reminders',
    summary: 'Let a draft go out',
    description:
      'It goes out exactly as it stands, at the first instant its client may be written to. The facts are read again first: one whose facts have moved is taken back.',
    scope: 'write',
    out: ReminderSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, now }) => {
      if (!(await readReminder(businessId, id))) return refusal(notFound('reminder'))
      return decided(businessId, id, await approveMessage({ businessId, messageId: id, actor, now }))
    },
  }),
  operation({
    id: 'skipReminder',
    method: 'POST',
    path: '/reminders/{id}/skip',
    tag: 'reminders',
    summary: 'Let a stage pass without its mail',
    description: 'The stage counts as taken, with the reason on record; the ladder goes on with the next one.',
    scope: 'write',
    body: z.strictObject({ reason: lineOfText(300) }),
    out: ReminderSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { reason }, now }) => {
      if (!(await readReminder(businessId, id))) return refusal(notFound('reminder'))
      return decided(businessId, id, await skipDraft({ businessId, messageId: id, reason, actor, now }))
    },
  }),
]
