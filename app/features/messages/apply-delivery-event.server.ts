import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import type { MessageEvent } from '#app/domain/message/message-state.ts'

const DeliveryEventSchema = z.object({
  data: z.object({
    email_id: z.string().max(100),
    tags: z.record(z.string(), z.string()).optional(),
    bounce: z.object({ type: z.string().optional(), message: z.string().optional() }).optional(),
    failed: z.object({ reason: z.string().optional() }).optional(),
    suppressed: z.object({ reason: z.string().optional() }).optional(),
  }),
})

const eventOf: Record<string, MessageEvent> = {
  'email.sent': 'send',
  'email.delivered': 'deliver',
  'email.bounced': 'bounce',
  'email.suppressed': 'bounce',
  'email.complained': 'complain',
  'email.failed': 'fail',
}

/** Moves the message a delivery report speaks of; the report may overtake our own note of the send. Null: no message of ours, or nothing to learn. */
export async function applyDeliveryEvent(type: string, body: string, now: Date): Promise<string | null> {
  const event = eventOf[type]
  if (!event) return null
  const { data } = DeliveryEventSchema.parse(JSON.parse(body))
  const taggedId = z.uuid().safeParse(data.tags?.['message'])
  const message = await acrossBusinesses('a delivery report names a message, not its business', () =>
    prisma.outboxMessage.findFirst({
      where: { OR: [{ providerId: data.email_id }, ...(taggedId.success ? [{ id: taggedId.data }] : [])] },
      select: { businessId: true, id: true, clientId: true },
    }),
  )
  if (!message) return null
  const reason = data.bounce?.message ?? data.failed?.reason ?? data.suppressed?.reason
  const next = await inTransaction((tx) =>
    moveMessage(tx, message, event, {
      now,
      providerId: data.email_id,
      ...(reason ? { reason: reason.slice(0, 500) } : {}),
      isTransient: data.bounce?.type === 'Transient',
    }),
  )
  return next ?? 'unchanged'
}
