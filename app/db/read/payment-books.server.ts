import { prisma } from '../client.server.ts'
import type { BookFigures } from '#app/domain/provider/compare-books.ts'

/**
 * What our ledger says a provider took, gave back and lost of these payments, by payment. What a person paid out by other means
 * left no provider, and counts as being there.
 */
export async function readPaymentBooks(
  payments: readonly { businessId: string; id: string }[],
): Promise<Map<string, BookFigures>> {
  const rows = await prisma.$queryRaw<
    ({ id: string } & Record<'held' | 'givenBack' | 'lost', bigint> & { currency: string })[]
  >`
    /* across businesses: a provider's books are those of the whole installation */
    SELECT p."id", coalesce(l."currency", p."currency") AS currency, p."returnedMinor" AS lost,
      (coalesce(l.minor, 0) + coalesce(r.elsewhere, 0))::bigint AS held, coalesce(r.there, 0)::bigint AS "givenBack"
    FROM "Payment" p
    LEFT JOIN LATERAL (
      SELECT e."currency", sum(e."amountMinor") AS minor FROM "LedgerEntry" e
      WHERE e."businessId" = p."businessId" AND e."paymentId" = p."id" AND e."account" = 'clearing'
      GROUP BY e."currency" ORDER BY e."currency" = p."currency" DESC LIMIT 1) l ON true
    LEFT JOIN LATERAL (
      SELECT sum(f."amountMinor") FILTER (WHERE f."method" <> 'provider' AND f."state" = 'settled') AS elsewhere,
        sum(f."amountMinor") FILTER (WHERE f."method" = 'provider' AND f."state" IN ('processing', 'settled')) AS there
      FROM "Refund" f WHERE f."businessId" = p."businessId" AND f."paymentId" = p."id") r ON true
    WHERE p."id" = ANY(${payments.map(({ id }) => id)}::uuid[])`
  return new Map(
    rows.map(({ id, currency, held, givenBack, lost }) => [
      id,
      { currency, taken: held + givenBack + lost, givenBack, lost },
    ]),
  )
}
