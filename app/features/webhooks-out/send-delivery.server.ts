import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { webhookPayload } from '#app/domain/webhook/webhook-payload.ts'
import { postWebhook } from '#app/gateways/webhook/post-webhook.server.ts'
import { finishAttempt } from './finish-attempt.server.ts'
import { openWebhookSecret } from './webhook-secret.server.ts'

interface Claimed {
  readonly businessId: string
  readonly id: string
  readonly processId: number
}

/**
 * Sends one delivery that this process has claimed, and writes down what came of it. What is told is read from the timeline in
 * this moment: of a person who was removed nothing is told any more. Answers whether it arrived.
 */
export async function sendDelivery(claimed: Claimed, now: () => Date, signal: AbortSignal): Promise<boolean> {
  const { businessId, id } = claimed
  const delivery = await prisma.webhookDelivery.findUnique({
    where: { businessId_id: { businessId, id } },
    include: { event: true, endpoint: true },
  })
  // Its endpoint was removed in this moment.
  if (!delivery) return false
  const { event, endpoint } = delivery
  const at = now()
  const before = performance.now()
  const outcome = await postWebhook(
    {
      url: endpoint.url,
      id: event.id,
      body: webhookPayload({ ...event, data: objectOf(event.data) }),
      secrets: secretsOf(endpoint, at),
    },
    { signal },
  )
  if (signal.aborted && outcome.kind === 'unanswered') {
    await letGo(claimed)
    return false
  }
  const ms = Math.round(performance.now() - before)
  return finishAttempt({ ...claimed, endpointId: endpoint.id, tries: delivery.tries + 1 }, { outcome, ms, at: now() })
}

interface Secrets {
  readonly secret: string
  readonly previousSecret: string | null
  readonly previousSecretEndsAt: Date | null
}

function secretsOf({ secret, previousSecret, previousSecretEndsAt }: Secrets, at: Date): string[] {
  const isLive = previousSecretEndsAt !== null && previousSecretEndsAt > at
  return [secret, ...(previousSecret !== null && isLive ? [previousSecret] : [])].map(openWebhookSecret)
}

const objectOf = (data: Prisma.JsonValue): object =>
  typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {}

/** The worker stops: whether it was heard nobody knows, so it is sent again, under the same id. */
async function letGo({ businessId, id, processId }: Claimed): Promise<void> {
  await prisma.webhookDelivery.updateMany({
    where: { businessId, id, claimedBy: processId },
    data: { claimedBy: null, leaseUntil: null },
  })
}
