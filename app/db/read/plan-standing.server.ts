import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { PlanState } from '#app/db/generated/enums.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { money, subtractMoney, sumMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { planStanding } from '#app/domain/plan/plan-standing.ts'
import type { PlanStanding } from '#app/domain/plan/plan-standing.ts'

/** An invoice of a plan, as it stands now. */
export interface CoveredInvoice {
  readonly id: string
  readonly number: string
  readonly dueOn: PlainDate
  readonly state: string
  /** What the plan covers of it. */
  readonly covered: Money
  /** What is open on it now, fees and interest that came after the agreement included. */
  readonly balance: Money
  /** What of it is on its way. */
  readonly processing: Money
}

/** An agreed plan and how it stands, from the invoices it covers. */
export interface PlanOnRecord {
  readonly id: string
  readonly clientId: string
  readonly currency: string
  readonly state: PlanState
  readonly agreedAt: Date
  readonly autopayMethodId: string | null
  /** Oldest due first. */
  readonly invoices: readonly CoveredInvoice[]
  /** What it covers. */
  readonly total: Money
  readonly standing: PlanStanding
  /** Under way on all its invoices together. */
  readonly processing: Money
}

/**
 * How these plans stand at `now` in the business's zone, keyed by plan; a fixed number of queries for any number. Plans
 * that were never agreed have no instalments and are not among them, nor are other businesses'.
 */
export async function readPlanStandings(
  tx: Tx,
  businessId: string,
  planIds: readonly string[],
  now: Date,
): Promise<Map<string, PlanOnRecord>> {
  if (planIds.length === 0) return new Map()
  const plans = await tx.instalmentPlan.findMany({
    where: { businessId, id: { in: [...planIds] }, acceptedAt: { not: null } },
    include: {
      invoices: { include: { invoice: true } },
      instalments: { orderBy: { position: 'asc' } },
      client: { select: { business: { select: { timeZone: true } } } },
    },
  })
  const later = await readLaterCharges(tx, businessId, plans)
  return new Map(
    plans.map(({ id, clientId, currency, state, autopayMethodId, client, ...plan }) => {
      const inCurrency = (minor: bigint) => money(minor, currency)
      const invoices = plan.invoices
        .map(({ invoice, amountMinor }) => ({
          ...{ id: invoice.id, number: invoice.number, state: invoice.state },
          dueOn: dayFromColumn(invoice.dueOn),
          covered: inCurrency(amountMinor),
          balance: inCurrency(invoice.balanceMinor),
          processing: inCurrency(invoice.processingMinor),
        }))
        .sort((a, b) => compareDays(a.dueOn, b.dueOn) || a.number.localeCompare(b.number, 'en', { numeric: true }))
      const sum = (of: 'covered' | 'balance' | 'processing') =>
        sumMoney(
          invoices.map((invoice) => invoice[of]),
          currency,
        )
      const standing = planStanding({
        covered: sum('covered'),
        balance: subtractMoney(sum('balance'), inCurrency(later.get(id) ?? 0n)),
        rows: plan.instalments.map(({ position, dueOn, amountMinor }) => ({
          ...{ position, dueOn: dayFromColumn(dueOn), amount: inCurrency(amountMinor) },
        })),
        today: todayIn(client.business.timeZone, instantOf(now)),
      })
      const record = { id, clientId, currency, state, agreedAt: plan.acceptedAt ?? plan.createdAt, autopayMethodId }
      return [id, { ...record, invoices, total: sum('covered'), standing, processing: sum('processing') }]
    }),
  )
}

/**
 * The active plan that covers one of these invoices, and how it stands; null when none does. Where several plans do, the
 * one whose next instalment is due first.
 */
export async function activePlanOf(
  tx: Tx,
  businessId: string,
  invoiceIds: readonly string[],
  now: Date,
): Promise<PlanOnRecord | null> {
  const rows = await tx.planInvoice.findMany({
    where: { businessId, invoiceId: { in: [...invoiceIds] }, live: true, plan: { state: 'active' } },
    select: { planId: true },
  })
  const plans = await readPlanStandings(tx, businessId, [...new Set(rows.map(({ planId }) => planId))], now)
  const [first] = [...plans.values()].sort((a, b) => {
    const [dueA, dueB] = [a.standing.next?.dueOn, b.standing.next?.dueOn]
    return dueA && dueB ? compareDays(dueA, dueB) : dueA ? -1 : 1
  })
  return first ?? null
}

/**
 * Fees and interest charged after each plan was agreed, less what was waived of them, in minor units: payments settle what
 * the plan covers first, so these must not make a paid instalment look open.
 */
async function readLaterCharges(
  tx: Tx,
  businessId: string,
  plans: readonly { id: string; acceptedAt: Date | null; invoices: readonly { invoiceId: string }[] }[],
): Promise<Map<string, bigint>> {
  const invoiceIds = plans.flatMap(({ invoices }) => invoices.map(({ invoiceId }) => invoiceId))
  const charges = await tx.charge.findMany({
    where: { businessId, invoiceId: { in: invoiceIds } },
    select: { id: true, invoiceId: true, chargedAt: true },
  })
  if (charges.length === 0) return new Map()
  const entries = await tx.ledgerEntry.findMany({
    where: {
      businessId,
      account: 'receivable',
      postingKey: { in: charges.flatMap(({ id }) => [`charge/${id}`, `waive/${id}`]) },
    },
    select: { postingKey: true, amountMinor: true },
  })
  const standing = new Map<string, bigint>()
  for (const { postingKey, amountMinor } of entries) {
    const id = postingKey.slice(postingKey.indexOf('/') + 1)
    standing.set(id, (standing.get(id) ?? 0n) + amountMinor)
  }
  return new Map(
    plans.map(({ id, acceptedAt, invoices }) => {
      const own = new Set(invoices.map(({ invoiceId }) => invoiceId))
      const late = charges.filter((charge) => own.has(charge.invoiceId) && acceptedAt && charge.chargedAt > acceptedAt)
      return [id, late.reduce((sum, charge) => sum + (standing.get(charge.id) ?? 0n), 0n)]
    }),
  )
}
