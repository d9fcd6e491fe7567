import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { isLiveDispute } from '#app/domain/dispute/dispute-state.ts'
import type { DisputeMessageKind } from '#app/domain/dispute/dispute-message-kind.ts'
import { answerUntil } from '#app/domain/dispute/objection.ts'
import type { Money } from '#app/domain/money.ts'
import { disputeContext, disputeOf } from './disputes.server.ts'
import type { Dispute } from './disputes.server.ts'

export interface CaseFileRow {
  readonly id: string
  readonly filename: string
  readonly size: number
}

/** One thing said in a case. Days are YYYY-MM-DD in the business's zone. */
export interface CaseMessage {
  readonly id: string
  readonly by: 'client' | 'business'
  readonly kind: DisputeMessageKind
  readonly author: string
  readonly text: string
  readonly on: string
  readonly at: Date
  readonly files: readonly CaseFileRow[]
}

/** A dispute as its two sides see it, from its opening to where it stands. */
export interface DisputeCase extends Omit<Dispute, 'respondBy' | 'decidedOn'> {
  readonly openedOn: string
  readonly respondBy: string
  /** Whose turn it is; null: it is over. */
  readonly waitsFor: 'business' | 'client' | null
  /** The last day on which the client may disagree with the decision; null: they may not. */
  readonly answerUntil: string | null
  /** What of the invoice it is about, where lines were named. */
  readonly lines: readonly string[]
  readonly messages: readonly CaseMessage[]
  readonly creditNotes: readonly { readonly id: string; readonly number: number; readonly amount: Money }[]
  readonly corrected: { readonly id: string; readonly number: string } | null
}

/** What a case is read with. */
export const withCase = {
  client: disputeContext.client,
  invoice: {
    select: {
      ...disputeContext.invoice.select,
      lines: { select: { position: true, description: true }, orderBy: { position: 'asc' } },
    },
  },
  messages: {
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    include: { files: { select: { id: true, filename: true, size: true }, orderBy: { id: 'asc' } } },
  },
  creditNotes: { select: { id: true, number: true, amountMinor: true }, orderBy: { number: 'asc' } },
  corrected: { select: { id: true, number: true } },
} as const satisfies Prisma.DisputeInclude

type CaseRow = Prisma.DisputeGetPayload<{ include: typeof withCase }>

export function caseOf(row: CaseRow): DisputeCase {
  const { decidedOn, respondBy, ...dispute } = disputeOf(row)
  const { timeZone } = dispute.business
  const dayOf = (at: Date) => todayIn(timeZone, instantOf(at)).toString()
  const last = row.messages.at(-1)
  const isLive = isLiveDispute(dispute.state)
  const isTheirTurn = dispute.state === 'proposed' || (dispute.state === 'under_review' && last?.by === 'business')
  return {
    ...dispute,
    openedOn: dayOf(row.openedAt),
    respondBy: respondBy.toString(),
    waitsFor: isLive ? (isTheirTurn ? 'client' : 'business') : null,
    answerUntil: answerUntil({ ...dispute, decidedOn })?.toString() ?? null,
    lines: row.invoice.lines
      .filter(({ position }) => row.lines.includes(position))
      .map(({ description }) => description),
    messages: row.messages.map(({ id, by, kind, author, text, at, files }) => ({
      ...{ id, by, author, text, at, files, on: dayOf(at) },
      kind: kind as DisputeMessageKind,
    })),
    creditNotes: row.creditNotes.map(({ id, number, amountMinor }) => ({
      ...{ id, number },
      amount: { minor: amountMinor, currency: row.currency },
    })),
    corrected: row.corrected,
  }
}

/** One case; null when the business has no such. */
export async function readDisputeCase(businessId: string, id: string): Promise<DisputeCase | null> {
  const row = await prisma.dispute.findUnique({ where: { businessId_id: { businessId, id } }, include: withCase })
  return row && caseOf(row)
}

/** The latest case of an invoice; null where it was never disputed. */
export async function readCaseOfInvoice(businessId: string, invoiceId: string): Promise<DisputeCase | null> {
  const row = await prisma.dispute.findFirst({
    where: { businessId, invoiceId },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    include: withCase,
  })
  return row && caseOf(row)
}

/** The lines of an invoice, each with its tax: what of it can be put in question. */
export async function readDisputableLines(
  businessId: string,
  invoiceId: string,
): Promise<{ position: number; description: string; amount: Money }[]> {
  const { currency, lines } = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: { currency: true, lines: { orderBy: { position: 'asc' } } },
  })
  return lines.map(({ position, description, amountMinor, taxMinor }) => ({
    ...{ position, description },
    amount: { minor: amountMinor + taxMinor, currency },
  }))
}
