import type { WebhookEndpoint } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'

export interface OfEndpoint {
  readonly businessId: string
  readonly endpointId: string
  readonly actor: string
  readonly now: Date
}

/** The endpoint, for whoever decides on it; null where there is none, or it was removed. */
export async function lockEndpoint(
  tx: Tx,
  { businessId, endpointId: id }: Pick<OfEndpoint, 'businessId' | 'endpointId'>,
): Promise<WebhookEndpoint | null> {
  await tx.$queryRaw`SELECT FROM "WebhookEndpoint" WHERE "businessId" = ${businessId}::uuid AND "id" = ${id}::uuid FOR NO KEY UPDATE`
  return tx.webhookEndpoint.findFirst({ where: { businessId, id, removedAt: null } })
}
