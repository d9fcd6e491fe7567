import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import { labelled } from '#app/db/sql/invoice-filter.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { InvoiceLabel } from '#app/domain/invoice/invoice-label.ts'
import type { InvoiceState } from '#app/domain/invoice/invoice-state.ts'

export interface InvoiceWish {
  readonly state?: InvoiceState | undefined
  readonly label?: InvoiceLabel | undefined
  readonly clientId?: string | undefined
  readonly number?: string | undefined
  readonly issuedFrom?: PlainDate | undefined
  readonly issuedTo?: PlainDate | undefined
  readonly dueFrom?: PlainDate | undefined
  readonly dueTo?: PlainDate | undefined
  /** With an entry of the timeline at or after it. */
  readonly updatedSince?: Date | undefined
  /** Older than this one. */
  readonly after?: string | undefined
}

/** The ids of the newest invoices that answer all of it; what is not said asks nothing. */
export async function findInvoiceIds(
  businessId: string,
  wish: InvoiceWish,
  { today, limit }: { today: PlainDate; limit: number },
): Promise<string[]> {
  const { label, state, clientId, number, after, updatedSince } = wish
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT i."id" FROM "Invoice" i WHERE i."businessId" = ${businessId}::uuid
      ${label ? labelled(businessId, label, today) : Prisma.empty}
      ${and(state, (asked) => Prisma.sql`i."state" = ${asked}::"InvoiceState"`)}
      ${and(clientId, (id) => Prisma.sql`i."clientId" = ${id}::uuid`)}
      ${and(number, (text) => Prisma.sql`i."number" = ${text}`)}
      ${and(wish.issuedFrom, (day) => Prisma.sql`i."issuedOn" >= ${day.toString()}::date`)}
      ${and(wish.issuedTo, (day) => Prisma.sql`i."issuedOn" <= ${day.toString()}::date`)}
      ${and(wish.dueFrom, (day) => Prisma.sql`i."dueOn" >= ${day.toString()}::date`)}
      ${and(wish.dueTo, (day) => Prisma.sql`i."dueOn" <= ${day.toString()}::date`)}
      ${and(updatedSince, (at) => Prisma.sql`EXISTS (SELECT FROM "TimelineEvent" t WHERE t."businessId" = i."businessId" AND t."invoiceId" = i."id" AND t."at" >= ${at})`)}
      ${and(after, (id) => Prisma.sql`i."id" < ${id}::uuid`)}
    ORDER BY i."id" DESC LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

const and = <T>(asked: T | undefined, condition: (asked: T) => Prisma.Sql) =>
  asked === undefined ? Prisma.empty : Prisma.sql`AND ${condition(asked)}`
