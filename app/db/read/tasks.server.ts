import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { RightPerson } from '#app/domain/call/call-result.ts'
import type { Money } from '#app/domain/money.ts'

export interface TaskRow {
  readonly id: string
  /** What it is about, e.g. `address/<client id>`. */
  readonly key: string
  readonly kind: string
  readonly title: string
  readonly dueOn: PlainDate
  readonly openedAt: Date
  readonly doneAt: Date | null
  readonly client: { readonly id: string; readonly name: string; readonly phone: string | null } | null
  readonly invoice: { readonly id: string; readonly number: string; readonly balance: Money } | null
}

const PAGE_ROWS = 50

const withContext = {
  client: { select: { id: true, name: true, phone: true } },
  invoice: { select: { id: true, number: true, balanceMinor: true, currency: true } },
} as const satisfies Prisma.TaskInclude

const taskRow = ({ invoice, dueOn, ...task }: Prisma.TaskGetPayload<{ include: typeof withContext }>): TaskRow => ({
  ...{ id: task.id, key: task.key, kind: task.kind, title: task.title, client: task.client },
  ...{ openedAt: task.openedAt, doneAt: task.doneAt, dueOn: dayFromColumn(dueOn) },
  invoice: invoice && {
    id: invoice.id,
    number: invoice.number,
    balance: { minor: invoice.balanceMinor, currency: invoice.currency },
  },
})

/** Open tasks by due day, or the latest done ones. `after` is the id of the last one shown. */
export async function listTasks(
  businessId: string,
  {
    done,
    kind,
    after,
    limit = PAGE_ROWS,
  }: { done: boolean; kind: string | null; after: string | null; limit?: number },
): Promise<{ rows: TaskRow[]; next: string | null }> {
  const rows = await prisma.task.findMany({
    where: { businessId, doneAt: done ? { not: null } : null, ...(kind && { kind }) },
    orderBy: done ? [{ doneAt: 'desc' }, { id: 'desc' }] : [{ dueOn: 'asc' }, { id: 'asc' }],
    ...(after && { cursor: { businessId_id: { businessId, id: after } }, skip: 1 }),
    take: limit + 1,
    include: withContext,
  })
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map(taskRow),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** How many tasks are open of each kind, the most frequent first. */
export async function countOpenTasks(businessId: string): Promise<{ kind: string; count: number }[]> {
  const groups = await prisma.task.groupBy({
    by: ['kind'],
    where: { businessId, doneAt: null },
    _count: { _all: true },
  })
  return groups.map(({ kind, _count }) => ({ kind, count: _count._all })).sort((a, b) => b.count - a.count)
}

/** One task with what it is about; null when the business has no such task. */
export async function readTask(businessId: string, id: string): Promise<TaskRow | null> {
  const task = await prisma.task.findUnique({ where: { businessId_id: { businessId, id } }, include: withContext })
  return task && taskRow(task)
}

export interface Bounce {
  readonly id: string
  readonly subject: string
  readonly toAddress: string
  readonly at: Date | null
  readonly reason: string | null
}

const BOUNCES_SHOWN = 5

/** Mails of a client that came back, the latest first. */
export async function readBounces(businessId: string, clientId: string): Promise<Bounce[]> {
  const rows = await prisma.outboxMessage.findMany({
    where: { businessId, clientId, state: { in: ['bounced', 'complained'] } },
    orderBy: { createdAt: 'desc' },
    take: BOUNCES_SHOWN,
    select: { id: true, subject: true, toAddress: true, endedAt: true, lastError: true },
  })
  return rows.map(({ endedAt, lastError, ...row }) => ({ ...row, at: endedAt, reason: lastError }))
}

/** Somebody a client named, and how we learned of it. */
export interface NamedPerson {
  /** Null when they named nobody. */
  readonly person: RightPerson | null
  readonly heard: 'by telephone' | 'on the portal'
  readonly role: 'bill_to' | 'cc'
  readonly words: string | null
  /** Address the mail had gone to; null where that is not known. */
  readonly toldBy: string | null
  /** Whoever reads that address wants no more mail. */
  readonly leaves: boolean
}

/** Whom a client named, by the call or the answer on the portal that it stands in. */
export async function readNamedPerson(businessId: string, causeId: string): Promise<NamedPerson> {
  const where = { businessId_id: { businessId, id: causeId } }
  const proposal = await prisma.contactProposal.findUnique({ where })
  if (proposal) {
    const { name, email, phone, role, words, toldBy, leaves } = proposal
    return {
      person: name || email || phone ? { name, email, phone } : null,
      ...{ heard: 'on the portal', role: role === 'cc' ? 'cc' : 'bill_to', words, toldBy, leaves },
    }
  }
  const call = await prisma.callRecord.findUnique({ where, select: { details: true } })
  const { person } = (call?.details ?? {}) as { person?: RightPerson | null }
  return { person: person ?? null, heard: 'by telephone', role: 'bill_to', words: null, toldBy: null, leaves: false }
}
