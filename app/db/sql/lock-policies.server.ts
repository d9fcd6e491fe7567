import type { Tx } from '#app/db/transaction.server.ts'

/**
 * Whoever saves, assigns or puts away a policy of a business does so alone: steps are numbered across all of them, and a
 * policy must not go while somebody is given it. Taken before any client. Answers what follows from the business.
 */
export async function lockPolicies(tx: Tx, businessId: string): Promise<{ timeZone: string }> {
  const [business] = await tx.$queryRaw<{ timeZone: string }[]>`
    SELECT "timeZone" FROM "Business" WHERE "id" = ${businessId}::uuid FOR NO KEY UPDATE`
  if (!business) throw new Error(`no business ${businessId}`)
  return business
}

/** The highest number that any step of the business's policies ever had; 0 before the first. */
export async function lastStageIdOf(tx: Tx, businessId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    SELECT coalesce(max(("body"->>'lastStageId')::int), 0) AS "last" FROM "DunningPolicy" WHERE "businessId" = ${businessId}::uuid`
  return row?.last ?? 0
}
