import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
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
    include: {
      client: { select: { id: true, name: true, phone: true } },
      invoice: { select: { id: true, number: true, balanceMinor: true, currency: true } },
    },
  })
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map(({ id, key, kind: taskKind, title, dueOn, openedAt, doneAt, client, invoice }) => ({
      id,
      key,
      kind: taskKind,
      title,
      dueOn: dayFromColumn(dueOn),
      openedAt,
      doneAt,
      client,
      invoice: invoice && {
        id: invoice.id,
        number: invoice.number,
        balance: { minor: invoice.balanceMinor, currency: invoice.currency },
      },
    })),
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
