import { prisma } from '#app/db/client.server.ts'
import { countWebhook } from '#app/metrics/webhook-lag.ts'

export interface VerifiedEvent {
  provider: 'stripe' | 'paypal' | 'resend'
  eventId: string
  type: string
  objectId: string
  /** The verified bytes, as text. */
  body: string
}

/** Keeps what a provider told us, once; a repeat changes nothing, but ends a silence. It is handled later, by a worker. */
export async function receiveWebhook(event: VerifiedEvent, now: Date): Promise<'stored' | 'known'> {
  const { provider, eventId, type, objectId, body } = event
  const count = await prisma.$executeRaw`
    INSERT INTO "InboxEvent" ("provider", "eventId", "type", "objectId", "body", "receivedAt", "nextTryAt")
    VALUES (${provider}, ${eventId}, ${type}, ${objectId}, ${body}, ${now}, ${now}) ON CONFLICT DO NOTHING`
  const outcome = count === 1 ? 'stored' : 'known'
  if (outcome === 'known') {
    const isUntold = { provider, eventId, foundAt: { not: null }, toldAt: null }
    await prisma.inboxEvent.updateMany({ where: isUntold, data: { toldAt: now } })
  }
  countWebhook(provider, outcome)
  return outcome
}
