import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { sumMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'

/** An open invoice that a plan could cover. `dueOn` is YYYY-MM-DD. */
export interface PlanCandidate {
  readonly id: string
  readonly number: string
  readonly dueOn: string
  readonly balance: Money
}

interface PlanCandidates {
  readonly clientId: string
  readonly clientName: string
  /** All open invoices of the client in this currency that have no plan. */
  readonly invoices: readonly PlanCandidate[]
  readonly chosen: readonly string[]
  /** Open on the chosen ones. */
  readonly total: Money
}

/** What a plan for these invoices could cover: the first says whose and in which currency. Null where none of them is open. */
export async function readPlanCandidates(
  businessId: string,
  invoiceIds: readonly string[],
): Promise<PlanCandidates | null> {
  const first = await prisma.invoice.findFirst({
    where: { businessId, id: { in: [...invoiceIds] }, state: 'issued' },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    select: { clientId: true, currency: true, client: { select: { name: true } } },
  })
  if (!first) return null
  const { clientId, currency, client } = first
  const open = await prisma.invoice.findMany({
    where: {
      ...{ businessId, clientId, currency, state: 'issued', balanceMinor: { gt: 0n } },
      planParts: { none: { live: true } },
    },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    select: { id: true, number: true, dueOn: true, balanceMinor: true },
  })
  const invoices = open.map(({ id, number, dueOn, balanceMinor }) => ({
    ...{ id, number, dueOn: dayFromColumn(dueOn).toString(), balance: { minor: balanceMinor, currency } },
  }))
  const chosen = invoices.filter(({ id }) => invoiceIds.includes(id))
  return {
    ...{ clientId, clientName: client.name, invoices, chosen: chosen.map(({ id }) => id) },
    total: sumMoney(
      chosen.map(({ balance }) => balance),
      currency,
    ),
  }
}

/** The plan under talk or agreed for an invoice, by id; null where there is none. */
export async function findLivePlan(businessId: string, invoiceId: string): Promise<string | null> {
  const part = await prisma.planInvoice.findFirst({
    where: { businessId, invoiceId, live: true },
    select: { planId: true },
  })
  return part?.planId ?? null
}
