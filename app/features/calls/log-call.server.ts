import { dayToColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadSendCalendar } from '#app/db/read/send-calendar.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { finishCallStep } from '#app/db/write/call-step.server.ts'
import { finishHelpOf } from '#app/db/write/help.server.ts'
import { finishTask, openTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { afterCall, isContact } from '#app/domain/call/after-call.ts'
import { outcomePhrases } from '#app/domain/call/call-result.ts'
import type { CallResult } from '#app/domain/call/call-result.ts'
import { readCallKey } from '#app/domain/call/call-task.ts'
import { addBusinessDays } from '#app/domain/calendar/send-calendar.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { applyResult } from './apply-result.server.ts'
import type { CallInContext, ResultRefusal } from './apply-result.server.ts'
import { draftSummary } from './draft-summary.server.ts'

/** Nobody answered: the next try comes this much later. */
const retryBusinessDays = 2

export interface CallToLog {
  businessId: string
  invoiceId: string
  /** The task that asked for it; null: the open one of this invoice, if there is one. */
  taskId: string | null
  /** Made with the form: the same form sent twice is one call. */
  callId: string
  result: CallResult
  spokeWith: string | null
  /** For the desk only. */
  notes: string | null
  /** What the client is to read in the summary, beside what the outcome says. */
  summary: string | null
  caller: { actor: string; name: string }
  now: Date
}

/**
 * Takes down a call and all that follows from it, once: the task and its stage, the promise, dispute or plan that rests
 * the invoice, the next task, and the written summary, drafted for a person to read over and send.
 */
export async function logCall(call: CallToLog): Promise<Result<{ callId: string }, ResultRefusal>> {
  const { businessId, invoiceId, callId, now } = call
  const place = { businessId_id: { businessId, id: invoiceId } }
  const found = await prisma.invoice.findUnique({ where: place, select: { clientId: true } })
  if (!found) return refuse('not_found')
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, found.clientId)
    if ((await tx.callRecord.count({ where: { businessId, id: callId } })) > 0) return ok({ callId })
    const invoice = await tx.invoice.findUniqueOrThrow({
      where: place,
      include: { client: { include: { business: { omit: { logo: true } } } } },
    })
    const today = todayIn(invoice.client.business.timeZone, instantOf(now))
    const calendar = await loadSendCalendar(tx, businessId, today.year)
    const context: CallInContext = {
      ...call,
      invoice,
      today,
      inBusinessDays: (n) => addBusinessDays(today, n, calendar),
    }
    const applied = await applyResult(tx, context)
    if (!applied.ok) return applied

    const task = await taskOf(tx, call)
    const summaryMessageId = await draftSummary(tx, context)
    await insertRecord(tx, context, task?.id ?? null, summaryMessageId)
    await finishStep(tx, context, task?.key ?? null)
    return ok({ callId })
  })
}

async function taskOf(
  tx: Tx,
  { businessId, invoiceId, taskId }: CallToLog,
): Promise<{ id: string; key: string } | null> {
  return tx.task.findFirst({
    where: { businessId, invoiceId, kind: 'call', ...(taskId ? { id: taskId } : { doneAt: null }) },
    orderBy: { dueOn: 'asc' },
    select: { id: true, key: true },
  })
}

async function insertRecord(
  tx: Tx,
  context: CallInContext,
  taskId: string | null,
  summaryMessageId: string | null,
): Promise<void> {
  const { businessId, invoiceId, callId, result, spokeWith, notes, caller, invoice, now } = context
  const { clientId, number } = invoice
  const { outcome } = result
  await tx.callRecord.create({
    data: {
      ...{ businessId, id: callId, clientId, invoiceId, taskId, at: now, calledBy: caller.actor },
      ...{ spokeWith, outcome, notes, summaryMessageId },
      callBackOn: outcome === 'call_back' ? dayToColumn(result.on) : null,
      ...detailsOf(result),
    },
  })
  const data = {
    ...{ callId, number, outcome },
    ...(spokeWith && { spokeWith }),
    ...(notes && { notes }),
  } satisfies TimelineData['call.logged']
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'call.logged', actor: caller.actor, at: now, data }])
}

function detailsOf(result: CallResult): { details?: Prisma.InputJsonObject } {
  const text = JSON.stringify(result, (_name, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))
  const { outcome: _, ...details } = JSON.parse(text) as Prisma.InputJsonObject
  return Object.keys(details).length > 0 ? { details } : {}
}

/** Ends the task and the stage it stands for, or asks for another try. */
async function finishStep(tx: Tx, context: CallInContext, key: string | null): Promise<void> {
  const { businessId, invoiceId, callId, result, caller, invoice, now } = context
  const { clientId, number } = invoice
  if (key) {
    await finishTask(tx, { businessId, key, outcome: outcomePhrases[result.outcome], actor: caller.actor, now })
  }
  const attempt = readCallKey(key, callId)
  if (!attempt) return
  if (key && (isContact(result.outcome) || !attempt.nextKey)) {
    await finishHelpOf(tx, { businessId, key, actor: caller.actor, now })
  }
  const step = afterCall(result.outcome, attempt)
  if (step.kind === 'try_again') {
    await openTask(tx, {
      ...{ businessId, clientId, invoiceId, key: step.key, kind: 'call', now },
      title: `Call again about invoice ${number}: nobody answered ${attempt.tries === 1 ? 'the first time' : 'twice'}`,
      dueOn: context.inBusinessDays(retryBusinessDays),
    })
  } else if (attempt.stageId !== null) {
    const { reason } = step
    await finishCallStep(tx, { businessId, clientId, invoiceId, stageId: attempt.stageId, reason, now })
  }
  await tx.client.update({
    where: { businessId_id: { businessId, id: clientId } },
    data: { nextCheckAt: now, ...(isContact(result.outcome) && { lastContactAt: now }) },
  })
}
