import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { InvoiceState } from '#app/domain/invoice/invoice-state.ts'
import { sumMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import type { PlanRow, StoredPlanRow } from '#app/domain/plan/plan-row.ts'
import { defaultPlanRules, rulesIn } from '#app/domain/plan/plan-rules.ts'
import type { PlanRules } from '#app/domain/plan/plan-rules.ts'
import { livePlanStates } from '#app/domain/plan/plan-state.ts'
import type { PlanSide, PlanState } from '#app/domain/plan/plan-state.ts'

/** What the business allows for a plan in `currency`: its own limits, or those that hold until it sets any. */
export async function loadPlanRules(tx: Tx, businessId: string, currency: string): Promise<PlanRules> {
  const { currency: own, planRules: rules } = await tx.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { currency: true, planRules: { omit: { businessId: true } } },
  })
  return rules ? rulesIn(rules, own, currency) : defaultPlanRules(currency)
}

/** One round of the talk. */
export interface PlanOffer {
  readonly round: number
  readonly by: PlanSide
  readonly rows: readonly PlanRow[]
  readonly message: string | null
  readonly at: Date
}

/** An invoice a plan covers. */
export interface CoveredInvoice {
  readonly invoiceId: string
  readonly number: string
  readonly state: InvoiceState
  /** What the plan covers of it. */
  readonly amount: Money
  /** What is open on it now. */
  readonly balance: Money
  readonly holdId: string | null
}

/** A plan from its first proposal to its end, as it stands in the books. */
export interface Plan {
  readonly businessId: string
  readonly id: string
  readonly clientId: string
  readonly clientName: string
  readonly state: PlanState
  readonly proposedBy: PlanSide
  readonly total: Money
  readonly reason: string | null
  /** Number of the offer that stands or was accepted. */
  readonly round: number
  readonly answerBy: PlainDate | null
  readonly freezesCharges: boolean
  readonly createdAt: Date
  readonly acceptedAt: Date | null
  readonly acceptedName: string | null
  readonly acceptedFrom: string | null
  readonly termsHash: string | null
  /** The card or account that pays by itself. */
  readonly autopay: string | null
  readonly endedAt: Date | null
  readonly endReason: string | null
  /** Oldest due first. */
  readonly invoices: readonly CoveredInvoice[]
  /** In the order they were made. */
  readonly offers: readonly PlanOffer[]
}

export async function loadPlan(tx: Tx, businessId: string, id: string): Promise<Plan | null> {
  const row = await tx.instalmentPlan.findUnique({ where: { businessId_id: { businessId, id } }, include: withTalk })
  return row && planOfRow(row)
}

/** The plan under talk or agreed for an invoice; null where there is none. */
export async function loadLivePlan(tx: Tx, businessId: string, invoiceId: string): Promise<Plan | null> {
  const row = await tx.instalmentPlan.findFirst({
    where: { businessId, state: { in: [...livePlanStates] }, invoices: { some: { invoiceId, live: true } } },
    include: withTalk,
  })
  return row && planOfRow(row)
}

/** The last plan that spoke of an invoice, over or not. */
export async function loadLatestPlan(tx: Tx, businessId: string, invoiceId: string): Promise<Plan | null> {
  const row = await tx.instalmentPlan.findFirst({
    where: { businessId, invoices: { some: { invoiceId } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: withTalk,
  })
  return row && planOfRow(row)
}

/** The offer that stands, or was accepted. Errors: throws for a plan without offers, which no code writes. */
export function standingOffer({ offers, round, id }: Plan): PlanOffer {
  const offer = offers.find((one) => one.round === round)
  if (!offer) throw new Error(`plan ${id} has no offer ${round}`)
  return offer
}

/** What is open now on all that a plan covers. */
export const openOf = ({ invoices, total }: Plan): Money =>
  sumMoney(
    invoices.map(({ balance }) => balance),
    total.currency,
  )

export const withTalk = {
  client: { select: { name: true } },
  autopay: { select: { label: true } },
  offers: { orderBy: { round: 'asc' } },
  invoices: {
    include: { invoice: { select: { number: true, state: true, balanceMinor: true } } },
    orderBy: [{ invoice: { dueOn: 'asc' } }, { invoiceId: 'asc' }],
  },
} as const satisfies Prisma.InstalmentPlanInclude

export function planOfRow(row: Prisma.InstalmentPlanGetPayload<{ include: typeof withTalk }>): Plan {
  const { currency, client, autopay, offers, invoices, answerBy, totalMinor } = row
  const money = (minor: bigint): Money => ({ minor, currency })
  return {
    ...{ businessId: row.businessId, id: row.id, clientId: row.clientId, clientName: client.name },
    ...{ state: row.state, proposedBy: row.proposedBy, total: money(totalMinor), reason: row.reason, round: row.round },
    ...{ freezesCharges: row.freezesCharges, createdAt: row.createdAt, acceptedAt: row.acceptedAt },
    ...{ acceptedName: row.acceptedName, acceptedFrom: row.acceptedFrom, termsHash: row.termsHash },
    ...{ autopay: autopay?.label ?? null, endedAt: row.endedAt, endReason: row.endReason },
    answerBy: answerBy && dayFromColumn(answerBy),
    invoices: invoices.map(({ invoiceId, amountMinor, holdId, invoice: { number, state, balanceMinor } }) => ({
      ...{ invoiceId, number, state, holdId, amount: money(amountMinor), balance: money(balanceMinor) },
    })),
    offers: offers.map(({ round, by, rows, message, at }) => ({
      ...{ round, by, message, at },
      rows: rowsOfJson(rows, currency),
    })),
  }
}

/** Errors: throws for rows that nobody can have written (a day that is none). */
function rowsOfJson(json: Prisma.JsonValue, currency: string): PlanRow[] {
  return (json as unknown as StoredPlanRow[]).map(({ dueOn, amount }) => {
    const day = parseDay(dueOn)
    if (!day) throw new Error(`a plan's row has no day: ${dueOn}`)
    return { dueOn: day, amount: { minor: BigInt(amount), currency } }
  })
}
