import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { DisputeOutcome } from '#app/domain/dispute/check-outcome.ts'
import type { DisputeReason } from '#app/domain/dispute/dispute-reason.ts'
import type { DisputeState } from '#app/domain/dispute/dispute-state.ts'
import type { InvoiceState } from '#app/domain/invoice/invoice-state.ts'
import type { Money } from '#app/domain/money.ts'

/** What a corrected invoice is to say in place of what we would write. */
export interface Correction {
  readonly line: string | null
  readonly purchaseOrder: string | null
}

/** A dispute as the verbs that act on it need it. */
export interface Dispute {
  readonly businessId: string
  readonly id: string
  readonly clientId: string
  readonly clientName: string
  readonly invoiceId: string
  readonly state: DisputeState
  readonly reason: DisputeReason
  /** What is in question; null: the whole invoice. */
  readonly disputed: Money | null
  readonly respondBy: PlainDate
  readonly holdId: string | null
  readonly outcome: DisputeOutcome | null
  /** What the outcome comes to: credited, or of a corrected invoice what it asks for. */
  readonly amount: Money | null
  readonly correction: Correction
  readonly decidedOn: PlainDate | null
  /** The client's own word on the decision; null: none yet. */
  readonly agreed: boolean | null
  readonly invoice: {
    readonly number: string
    readonly state: InvoiceState
    readonly balance: Money
    readonly total: Money
    readonly isProcessing: boolean
    readonly isOnPlan: boolean
  }
  readonly business: { readonly timeZone: string; readonly locale: string }
}

export const disputeContext = {
  client: { select: { name: true, business: { select: { timeZone: true, locale: true } } } },
  invoice: {
    select: {
      number: true,
      state: true,
      balanceMinor: true,
      totalMinor: true,
      processingMinor: true,
      planParts: { where: { live: true }, select: { planId: true }, take: 1 },
    },
  },
} as const satisfies Prisma.DisputeInclude

export type DisputeRow = Prisma.DisputeGetPayload<{ include: typeof disputeContext }>

export function disputeOf(row: DisputeRow): Dispute {
  const { currency, client, invoice } = row
  const money = (minor: bigint): Money => ({ minor, currency })
  const { business } = client
  return {
    businessId: row.businessId,
    id: row.id,
    clientId: row.clientId,
    clientName: client.name,
    invoiceId: row.invoiceId,
    state: row.state,
    reason: row.reason as DisputeReason,
    disputed: row.amountMinor === null ? null : money(row.amountMinor),
    respondBy: dayFromColumn(row.respondBy),
    holdId: row.holdId,
    outcome: row.outcome as DisputeOutcome | null,
    amount: row.creditMinor === null ? null : money(row.creditMinor),
    correction: correctionOf(row.correction),
    decidedOn: row.decidedAt && todayIn(business.timeZone, instantOf(row.decidedAt)),
    agreed: row.agreed,
    invoice: {
      number: invoice.number,
      state: invoice.state,
      balance: money(invoice.balanceMinor),
      total: money(invoice.totalMinor),
      isProcessing: invoice.processingMinor > 0n,
      isOnPlan: invoice.planParts.length > 0,
    },
    business,
  }
}

function correctionOf(json: Prisma.JsonValue): Correction {
  const { line = null, purchaseOrder = null } = (json ?? {}) as Partial<Correction>
  return { line, purchaseOrder }
}

/** Null for a dispute this business does not have. */
export async function loadDispute(tx: Tx, businessId: string, id: string): Promise<Dispute | null> {
  const row = await tx.dispute.findUnique({
    where: { businessId_id: { businessId, id } },
    include: disputeContext,
  })
  return row && disputeOf(row)
}

/** The dispute of an invoice that lasts; null where none does. */
export async function loadLiveDispute(tx: Tx, businessId: string, invoiceId: string): Promise<Dispute | null> {
  const row = await tx.dispute.findFirst({
    where: { businessId, invoiceId, state: { in: ['open', 'under_review', 'proposed'] } },
    include: disputeContext,
  })
  return row && disputeOf(row)
}
