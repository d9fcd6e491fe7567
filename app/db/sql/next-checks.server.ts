import type { Tx } from '#app/db/transaction.server.ts'

/** When each of these clients is looked at next; null: not before something happens. The caller holds their locks. */
export async function saveNextChecks(
  tx: Tx,
  businessId: string,
  checks: readonly { readonly clientId: string; readonly nextCheckAt: Date | null }[],
): Promise<void> {
  const ids = checks.map(({ clientId }) => clientId)
  const at = checks.map(({ nextCheckAt }) => nextCheckAt?.toISOString() ?? null)
  await tx.$executeRaw`
    UPDATE "Client" c SET "nextCheckAt" = due."at"
    FROM unnest(${ids}::uuid[], ${at}::timestamptz[]) AS due("id", "at")
    WHERE c."businessId" = ${businessId}::uuid AND c."id" = due."id"`
}
