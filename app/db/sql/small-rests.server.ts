import { Prisma } from '#app/db/generated/client.ts'

/**
 * Rests that write themselves off: something was paid or credited, what is left is within the business's limit and in its
 * currency, nothing is on its way, and nothing is being talked about.
 */
const smallRests = Prisma.sql`
  "Business" b JOIN "Invoice" i ON i."businessId" = b."id" AND i."state" = 'issued'
    AND i."balanceMinor" BETWEEN 1 AND b."autoWriteOffMinor" AND i."balanceMinor" < i."totalMinor"
    AND i."currency" = b."currency" AND i."processingMinor" = 0
  WHERE b."autoWriteOffMinor" IS NOT NULL
    AND NOT EXISTS (SELECT FROM "PaymentTarget" t WHERE t."businessId" = i."businessId" AND t."invoiceId" = i."id" AND t."live")
    AND NOT EXISTS (SELECT FROM "PlanInvoice" p WHERE p."businessId" = i."businessId" AND p."invoiceId" = i."id" AND p."live")
    AND NOT EXISTS (SELECT FROM "Dispute" d WHERE d."businessId" = i."businessId" AND d."invoiceId" = i."id"
      AND d."state" IN ('open', 'under_review', 'proposed'))`

/** When the due date of an invoice has passed where its business is. */
const passedAt = Prisma.sql`((i."dueOn" + 1)::timestamp AT TIME ZONE b."timeZone")`

export interface SmallRest {
  readonly businessId: string
  readonly id: string
  readonly clientId: string
}

/** Small rests whose due date has passed by `now`; one of them where `only` names it. */
export function findSmallRests(
  tx: Prisma.TransactionClient,
  { now, limit, only }: { now: Date; limit: number; only?: { businessId: string; id: string } },
): Promise<SmallRest[]> {
  const one = only
    ? Prisma.sql`AND i."businessId" = ${only.businessId}::uuid AND i."id" = ${only.id}::uuid`
    : Prisma.empty
  return tx.$queryRaw<
    SmallRest[]
  >`/* across businesses: a sweep looks for small rests, or one is looked at again by its business */
    SELECT i."businessId", i."id", i."clientId" FROM ${smallRests} AND ${passedAt} <= ${now} ${one} LIMIT ${limit}`
}

/** When the next small rest falls to be written off, as a subquery. */
export const nextSmallRest = (now: Date): Prisma.Sql =>
  Prisma.sql`(SELECT min(${passedAt}) FROM ${smallRests} AND ${passedAt} > ${now})`
