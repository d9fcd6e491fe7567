import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import type { MessageState } from '#app/domain/message/message-state.ts'
import type { Money } from '#app/domain/money.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'
import { missingWhy, shelfStates } from '#app/domain/thank-you/thank-you-shelf.ts'
import type { MissingWhy, ThankYouShelf } from '#app/domain/thank-you/thank-you-shelf.ts'

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
  readonly note: {
    readonly id: string
    readonly state: MessageState
    readonly sendAt: Date
    readonly sentAt: Date | null
    /** What went wrong with it, or why it was called off. */
    readonly reason: string | null
  } | null
  /** Why nobody was thanked; null where somebody was, or will be. */
  readonly missing: MissingWhy | null
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
  noteSendAt: Date | null
  noteSentAt: Date | null
  noteReason: string | null
  metInvoice: boolean
  hasAddress: boolean
  invoices: { id: string; number: string }[]
}

const PAGE_ROWS = 50
const COUNTED_MAX = 100
/** Thanks that come later than this would only puzzle. */
const MISSING_DAYS = 90

interface Wish {
  readonly shelf: ThankYouShelf | null
  /** The page's last instant and id, as `next` gives it. */
  readonly before: { readonly at: Date; readonly id: string } | null
  readonly now: Date
}

/** Payments that arrived, newest first, each with its thank-you, whose key is `thank-you/<payment id>`; all, or those of one shelf. */
export async function listThankYous(
  businessId: string,
  { shelf, before, now }: Wish,
): Promise<{ rows: ThankYouRow[]; next: { at: Date; id: string } | null }> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT p."id" AS "paymentId", p."clientId", c."name" AS "clientName", p."amountMinor", p."currency", p."method"::text AS "method",
      p."settledAt", m."id" AS "noteId", m."state"::text AS "noteState", m."sendAt" AS "noteSendAt", m."sentAt" AS "noteSentAt",
      m."lastError" AS "noteReason",
      EXISTS (SELECT FROM "LedgerEntry" l WHERE l."businessId" = p."businessId" AND l."paymentId" = p."id"
        AND l."account" = 'receivable') AS "metInvoice",
      EXISTS (SELECT FROM "Contact" k WHERE k."businessId" = p."businessId" AND k."clientId" = p."clientId"
        AND k."state" = 'usable' AND k."role" IN ('bill_to', 'approver', 'cc')) AS "hasAddress",
      coalesce((SELECT json_agg(json_build_object('id', i."id", 'number', i."number") ORDER BY i."dueOn", i."number")
        FROM "PaymentTarget" t JOIN "Invoice" i ON i."businessId" = t."businessId" AND i."id" = t."invoiceId"
        WHERE t."businessId" = p."businessId" AND t."paymentId" = p."id"), '[]') AS "invoices"
    ${fromShelf(businessId, shelf, now)}
      ${before ? Prisma.sql`AND (p."settledAt", p."id") < (${before.at}, ${before.id}::uuid)` : Prisma.empty}
    ORDER BY p."settledAt" DESC, p."id" DESC
    LIMIT ${PAGE_ROWS + 1}`
  const shown = rows.slice(0, PAGE_ROWS)
  const last = shown.at(-1)
  return {
    rows: shown.map(thankYouRow),
    next: rows.length > PAGE_ROWS && last ? { at: last.settledAt, id: last.paymentId } : null,
  }
}

/** How many wait, came back or are missing; each count stops at 100. What went well is not counted. */
export async function countThankYous(
  businessId: string,
  now: Date,
): Promise<Record<'held' | 'queued' | 'bounced' | 'missing', number>> {
  const count = async (shelf: ThankYouShelf) => {
    const [row] = await prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS "count" FROM (SELECT ${fromShelf(businessId, shelf, now)} LIMIT ${COUNTED_MAX}) AS counted`
    return row?.count ?? 0
  }
  const [held, queued, bounced, missing] = await Promise.all([
    count('held'),
    count('queued'),
    count('bounced'),
    count('missing'),
  ])
  return { held, queued, bounced, missing }
}

/** Notes by their state where a shelf is one of states, payments where it is not: each by its own index. */
function fromShelf(businessId: string, shelf: ThankYouShelf | null, now: Date): Prisma.Sql {
  const tables = Prisma.sql`FROM "Payment" p
    JOIN "Client" c ON c."businessId" = p."businessId" AND c."id" = p."clientId"
    LEFT JOIN "OutboxMessage" m ON m."businessId" = p."businessId" AND m."key" = 'thank-you/' || p."id"
    WHERE p."businessId" = ${businessId}::uuid AND p."settledAt" IS NOT NULL`
  if (shelf === null) return tables
  if (shelf === 'missing') {
    const since = new Date(now.getTime() - MISSING_DAYS * 24 * 3_600_000)
    return Prisma.sql`${tables} AND p."settledAt" >= ${since} AND (m."id" IS NULL OR m."state" = 'cancelled')`
  }
  const due = { held: Prisma.sql`AND m."sendAt" > ${now}`, queued: Prisma.sql`AND m."sendAt" <= ${now}` }
  return Prisma.sql`FROM "OutboxMessage" m
    JOIN "Payment" p ON p."businessId" = m."businessId" AND p."id" = substr(m."key", 11)::uuid
    JOIN "Client" c ON c."businessId" = p."businessId" AND c."id" = p."clientId"
    WHERE m."businessId" = ${businessId}::uuid AND m."kind" = 'thank_you' AND p."settledAt" IS NOT NULL
      AND m."state" = ANY (${[...shelfStates[shelf]]}::"MessageState"[])
      ${shelf === 'held' || shelf === 'queued' ? due[shelf] : Prisma.empty}`
}

function thankYouRow(row: Row): ThankYouRow {
  const { amountMinor, currency, noteId, noteState, noteSendAt, noteSentAt, noteReason, metInvoice, hasAddress } = row
  const { paymentId, clientId, clientName, method, settledAt, invoices } = row
  const wasCalledOff = noteState === 'cancelled'
  return {
    ...{ paymentId, clientId, clientName, method, settledAt, invoices, amount: { minor: amountMinor, currency } },
    note:
      noteId && noteState && noteSendAt
        ? { id: noteId, state: noteState, sendAt: noteSendAt, sentAt: noteSentAt, reason: noteReason }
        : null,
    missing: noteId && !wasCalledOff ? null : missingWhy({ metInvoice, wasCalledOff, hasAddress }),
  }
}
