import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { DisputeReason } from '#app/domain/dispute/dispute-reason.ts'
import type { DisputeState } from '#app/domain/dispute/dispute-state.ts'
import type { Money } from '#app/domain/money.ts'

export interface DisputeListRow {
  readonly id: string
  readonly state: DisputeState
  readonly reason: DisputeReason
  readonly client: { readonly id: string; readonly name: string }
  readonly invoice: { readonly id: string; readonly number: string }
  /** What is in question; of a whole invoice, what is open of it. */
  readonly atStake: Money
  /** YYYY-MM-DD. */
  readonly respondBy: string
  /** True while the business has to answer. */
  readonly waitsForBusiness: boolean
}

const PAGE_ROWS = 50
const live: DisputeState[] = ['open', 'under_review', 'proposed']
const over: DisputeState[] = ['resolved', 'withdrawn']

/** Disputes that last, the first to be answered first; or those that are over, the latest first. `after` is the last one shown. */
export async function listDisputes(
  businessId: string,
  { isOver, after }: { isOver: boolean; after: string | null },
): Promise<{ rows: DisputeListRow[]; next: string | null }> {
  const rows = await prisma.dispute.findMany({
    where: { businessId, state: { in: isOver ? over : live } },
    orderBy: isOver ? [{ decidedAt: 'desc' }, { id: 'desc' }] : [{ respondBy: 'asc' }, { id: 'asc' }],
    ...(after && { cursor: { businessId_id: { businessId, id: after } }, skip: 1 }),
    take: PAGE_ROWS + 1,
    include: {
      client: { select: { id: true, name: true } },
      invoice: { select: { id: true, number: true, balanceMinor: true } },
      messages: { select: { by: true }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1 },
    },
  })
  const shown = rows.slice(0, PAGE_ROWS)
  return {
    rows: shown.map(({ id, state, reason, client, invoice, messages, amountMinor, currency, respondBy }) => ({
      ...{ id, state, client },
      reason: reason as DisputeReason,
      invoice: { id: invoice.id, number: invoice.number },
      atStake: { minor: amountMinor ?? invoice.balanceMinor, currency },
      respondBy: dayFromColumn(respondBy).toString(),
      waitsForBusiness: state === 'open' || (state === 'under_review' && messages[0]?.by !== 'business'),
    })),
    next: rows.length > PAGE_ROWS ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** How many last and how many are over. */
export async function countDisputes(businessId: string): Promise<{ live: number; over: number }> {
  const groups = await prisma.dispute.groupBy({ by: ['state'], where: { businessId }, _count: { _all: true } })
  const sum = (states: readonly DisputeState[]) =>
    groups.filter(({ state }) => states.includes(state)).reduce((total, { _count }) => total + _count._all, 0)
  return { live: sum(live), over: sum(over) }
}

/** The latest case of an invoice, by its id. */
export async function findCaseOfInvoice(businessId: string, invoiceId: string): Promise<string | null> {
  const found = await prisma.dispute.findFirst({
    where: { businessId, invoiceId },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  return found?.id ?? null
}
