import type { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { callAgainKey } from '#app/domain/call/call-task.ts'
import { nextHelpState } from '#app/domain/help/help-state.ts'
import type { HelpEvent, HelpState } from '#app/domain/help/help-state.ts'
import type { HelpKind } from '#app/domain/help/check-help.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { endHold } from './holds.server.ts'
import { finishTask } from './tasks.server.ts'
import { recordEvents } from './timeline.server.ts'

/** The task of answering; a call that was asked for is a call like any other. */
export const helpTaskKey = (kind: string, helpId: string): string =>
  kind === 'call_back' ? callAgainKey(helpId) : `help/${helpId}`

const withNumber = { invoice: { select: { number: true } } } as const satisfies Prisma.HelpRequestInclude
type Request = Prisma.HelpRequestGetPayload<{ include: typeof withNumber }>

const types = { grant: 'help.granted', decline: 'help.declined', finish: 'help.done' } as const

/** Moves a request on, once, with its hold, its task and its place on record. False when it was answered before. The caller holds the client's lock. */
export async function endHelp(
  tx: Tx,
  request: Request,
  event: HelpEvent,
  call: { said?: { on: string } | { reason: string }; outcome: string; actor: string; now: Date },
): Promise<boolean> {
  const { businessId, id, clientId, invoiceId, kind, holdId } = request
  const { actor, now, outcome } = call
  const state: HelpState | null = nextHelpState(request.state, event)
  if (!state) return false
  const { count } = await tx.helpRequest.updateMany({
    where: { businessId, id, state: request.state },
    data: { state, decidedAt: now, decidedBy: actor },
  })
  if (count === 0) return false
  // What nobody has to answer any more leaves no trace of its own: the payment, or the task, says it.
  if (event !== 'finish' || (kind === 'call_back' && actor !== 'system')) {
    const data = { ...ofRequest(request), ...call.said } as TimelineData[(typeof types)[HelpEvent]]
    await recordEvents(tx, [{ businessId, clientId, invoiceId, type: types[event], actor, at: now, data }])
  }
  if (holdId) await endHold(tx, { businessId, holdId, actor, now })
  await finishTask(tx, { businessId, key: helpTaskKey(kind, id), outcome, actor, now })
  return true
}

const ofRequest = ({ id, kind, invoice }: Pick<Request, 'id' | 'kind' | 'invoice'>) => ({
  ...{ helpId: id, number: invoice.number, kind: kind as HelpKind },
})

/** A task was done that stands for a request: whoever asked to be called was called. False for any other task. */
export async function finishHelpOf(
  tx: Tx,
  { businessId, key, actor, now }: { businessId: string; key: string; actor: string; now: Date },
): Promise<boolean> {
  const [, id] = /^(?:call-again|help)\/([0-9a-f-]{36})(?:\/\d+)?$/.exec(key) ?? []
  if (!id) return false
  const request = await tx.helpRequest.findUnique({
    where: { businessId_id: { businessId, id } },
    include: withNumber,
  })
  return request !== null && endHelp(tx, request, 'finish', { outcome: 'done', actor, now })
}

/** Nothing is owed any more: nobody has to answer. */
export async function closeHelp(
  tx: Tx,
  call: { businessId: string; invoiceIds: readonly string[]; reason: string; now: Date },
): Promise<void> {
  const { businessId, invoiceIds, reason, now } = call
  const open = await tx.helpRequest.findMany({
    where: { businessId, invoiceId: { in: [...invoiceIds] }, state: 'open' },
    include: withNumber,
  })
  for (const request of open) await endHelp(tx, request, 'finish', { outcome: reason, actor: 'system', now })
}
