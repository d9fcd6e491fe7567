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

/** Keeps what a provider told us, once; a repeat changes nothing. It is handled later, by a worker. */
export async function receiveWebhook(event: VerifiedEvent, now: Date): Promise<'stored' | 'known'> {
  const { count } = await prisma.inboxEvent.createMany({
    data: { ...event, receivedAt: now, nextTryAt: now },
    skipDuplicates: true,
  })
  const outcome = count === 1 ? 'stored' : 'known'
  countWebhook(event.provider, outcome)
  return outcome
}
