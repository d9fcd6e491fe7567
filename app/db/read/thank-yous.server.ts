import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import type { MessageState } from '#app/domain/message/message-state.ts'
import type { Money } from '#app/domain/money.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'

export interface ThankYouRow {
  readonly paymentId: string
  readonly clientId: string
  readonly clientName: string
  readonly amount: Money
  readonly method: PaymentMethod
  readonly settledAt: Date
  /** Numbers of the invoices it was for, oldest first. */
  readonly invoices: readonly { readonly id: string; readonly number: string }[]
  /** The note itself; null where none was written. */
  readonly note: { readonly id: string; readonly state: MessageState; readonly sentAt: Date | null } | null
}

interface Row {
  paymentId: string
  clientId: string
  clientName: string
  amountMinor: bigint
  currency: string
  method: PaymentMethod
  settledAt: Date
  noteId: string | null
  noteState: MessageState | null
  noteSentAt: Date | null
  invoices: { id: string; number: string }[]
}

const PAGE_ROWS = 50

/**
 * Payments that arrived, newest first, each with its thank-you; `missing` shows only those without one. A note's key is
 * `thank-you/<payment id>`. `before` is the page's last instant and id, as `next` gives it.
 */
export async function listThankYous(
  businessId: string,
  { missing, before }: { missing: boolean; before: { at: Date; id: string } | null },
): Promise<{ rows: ThankYouRow[]; next: { at: Date; id: string } | null }> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT p."id" AS "paymentId", p."clientId", c."name" AS "clientName", p."amountMinor", p."currency", p."method"::text AS "method",
      p."settledAt", m."id" AS "noteId", m."state"::text AS "noteState", m."sentAt" AS "noteSentAt",
      coalesce((SELECT json_agg(json_build_object('id', i."id", 'number', i."number") ORDER BY i."dueOn", i."number")
        FROM "PaymentTarget" t JOIN "Invoice" i ON i."businessId" = t."businessId" AND i."id" = t."invoiceId"
        WHERE t."businessId" = p."businessId" AND t."paymentId" = p."id"), '[]') AS "invoices"
    FROM "Payment" p
    JOIN "Client" c ON c."businessId" = p."businessId" AND c."id" = p."clientId"
    LEFT JOIN "OutboxMessage" m ON m."businessId" = p."businessId" AND m."key" = 'thank-you/' || p."id"
    WHERE p."businessId" = ${businessId}::uuid AND p."settledAt" IS NOT NULL
      ${missing ? Prisma.sql`AND m."id" IS NULL` : Prisma.empty}
      ${before ? Prisma.sql`AND (p."settledAt", p."id") < (${before.at}, ${before.id}::uuid)` : Prisma.empty}
    ORDER BY p."settledAt" DESC, p."id" DESC
    LIMIT ${PAGE_ROWS + 1}`
  const shown = rows.slice(0, PAGE_ROWS)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ amountMinor, currency, noteId, noteState, noteSentAt, ...row }) => ({
      ...row,
      amount: { minor: amountMinor, currency },
      note: noteId && noteState ? { id: noteId, state: noteState, sentAt: noteSentAt } : null,
    })),
    next: rows.length > PAGE_ROWS && last ? { at: last.settledAt, id: last.paymentId } : null,
  }
}
