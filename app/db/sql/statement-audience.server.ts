import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { StatementAudience } from '#app/domain/statement/statement-wish.ts'

/** Somebody nothing has happened with for so long gets no statement, unless something is open. */
const MONTHS_ACTIVE = 12

const openInvoice = (and: Prisma.Sql) => Prisma.sql`EXISTS (
  SELECT FROM "Invoice" i WHERE i."businessId" = c."businessId" AND i."clientId" = c."id" AND i."state" = 'issued'
    AND i."balanceMinor" > 0 ${and})`

/** Whether the client `c` is among those an audience means, whatever is set for them. */
export function inAudience(audience: StatementAudience, today: PlainDate): Prisma.Sql {
  if (audience === 'overdue') return openInvoice(Prisma.sql`AND i."dueOn" < ${today.toString()}::date`)
  if (audience === 'open') return openInvoice(Prisma.empty)
  const since = today.subtract({ months: MONTHS_ACTIVE }).toString()
  return Prisma.sql`(${openInvoice(Prisma.empty)} OR EXISTS (
    SELECT FROM "LedgerEntry" e WHERE e."businessId" = c."businessId" AND e."clientId" = c."id"
      AND e."account" = 'receivable' AND e."occurredOn" >= ${since}::date))`
}

/** The next clients of a scheduled run behind `after`, by id: those of the audience, those set to `always`, nobody set to `never`. */
export async function findStatementClients(
  businessId: string,
  {
    audience,
    today,
    after,
    limit,
  }: { audience: StatementAudience; today: PlainDate; after: string | null; limit: number },
): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT c."id" FROM "Client" c
    WHERE c."businessId" = ${businessId}::uuid AND c."erasedAt" IS NULL AND c."statements" IS DISTINCT FROM 'never'
      ${after ? Prisma.sql`AND c."id" > ${after}::uuid` : Prisma.empty}
      AND (${inAudience(audience, today)} OR (c."statements" = 'always' AND EXISTS (
        SELECT FROM "Invoice" i WHERE i."businessId" = c."businessId" AND i."clientId" = c."id" AND i."state" <> 'draft')))
    ORDER BY c."id" LIMIT ${limit}`
  return rows.map(({ id }) => id)
}
