import { prisma } from '#app/db/client.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { Unfinished } from '#app/domain/erasure/why-not-erased.ts'

/** The client as the page about its removal names it; null where the business has none such. */
export async function findErasable(
  businessId: string,
  id: string,
): Promise<{ id: string; name: string; isErased: boolean } | null> {
  const client = await prisma.client.findUnique({
    where: { businessId_id: { businessId, id } },
    select: { id: true, name: true, erasedAt: true },
  })
  return client && { id: client.id, name: client.name, isErased: client.erasedAt !== null }
}

/** What of a client stands against removing it; inside a transaction, as it is there. */
export async function readUnfinished(
  businessId: string,
  clientId: string,
  tx: Pick<Tx, '$queryRaw'> = prisma,
): Promise<Unfinished> {
  const [row] = await tx.$queryRaw<{ [K in keyof Unfinished]: bigint }[]>`
    SELECT
      (SELECT count(*) FROM "Invoice" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid
        AND "state" IN ('draft', 'issued')) AS "openInvoices",
      (SELECT count(*) FROM "Payment" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid
        AND "state" IN ('started', 'open', 'verifying', 'processing', 'disputed')) AS "livePayments",
      (SELECT count(*) FROM "InstalmentPlan" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid
        AND "state" IN ('proposed', 'countered', 'active')) AS "livePlans",
      (SELECT count(*) FROM "Dispute" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid
        AND "state" IN ('open', 'under_review', 'proposed')) AS "openDisputes",
      (SELECT count(*) FROM "Refund" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid
        AND "state" IN ('requested', 'processing')) AS "openRefunds",
      (SELECT count(*) FROM "RecurringInvoice" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid
        AND "state" <> 'ended') AS "recurring",
      (SELECT count(*) FROM (SELECT FROM "LedgerEntry" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid
        AND "account" = 'unapplied' GROUP BY "currency" HAVING sum("amountMinor") <> 0) held) AS "credit"`
  if (!row) throw new Error('counts without a row')
  return Object.fromEntries(Object.entries(row).map(([key, count]) => [key, Number(count)])) as unknown as Unfinished
}

export interface ErasureCounts {
  readonly contacts: number
  readonly messages: number
  readonly letters: number
  readonly calls: number
  readonly files: number
  readonly answers: number
  readonly events: number
  readonly invoices: number
  readonly payments: number
}

/** How much of a client goes (contacts to events) and how much stays (invoices, payments). */
export async function countErasure(businessId: string, clientId: string): Promise<ErasureCounts> {
  const where = { businessId, clientId }
  const [
    contacts,
    messages,
    letters,
    calls,
    cases,
    papers,
    disputes,
    notices,
    help,
    plans,
    events,
    invoices,
    payments,
  ] = await Promise.all([
    prisma.contact.count({ where }),
    prisma.outboxMessage.count({ where }),
    prisma.letter.count({ where }),
    prisma.callRecord.count({ where }),
    prisma.caseFile.count({ where }),
    prisma.invoiceFile.count({ where: { businessId, invoice: { clientId } } }),
    prisma.disputeMessage.count({ where: { businessId, dispute: { clientId } } }),
    prisma.alreadyPaidNotice.count({ where }),
    prisma.helpRequest.count({ where }),
    prisma.instalmentPlan.count({ where }),
    prisma.timelineEvent.count({ where }),
    prisma.invoice.count({ where }),
    prisma.payment.count({ where }),
  ])
  const answers = disputes + notices + help + plans
  return { contacts, messages, letters, calls, files: cases + papers, answers, events, invoices, payments }
}
