import type { Tx } from '#app/db/transaction.server.ts'
import { messageStatesBefore, type MessageEvent, type MessageState } from '#app/domain/message/message-state.ts'

interface Answered {
  readonly id: string
  readonly providerId?: string
  readonly sentHash?: string
}

interface Change {
  readonly event: MessageEvent
  readonly next: MessageState
  readonly reason: string | undefined
  readonly sendAt: Date | undefined
  readonly now: Date
}

/** Writes the next state of messages, compare-and-set: throws where one is no longer in a state from which the event is legal. */
export async function setStates(
  tx: Tx,
  businessId: string,
  messages: readonly Answered[],
  { event, next, reason, sendAt, now }: Change,
): Promise<void> {
  const isOver = next !== 'drafted' && next !== 'queued' && next !== 'sending'
  const ids = messages.map(({ id }) => id)
  const providerIds = messages.map(({ providerId }) => providerId ?? '')
  const hashes = messages.map(({ sentHash }) => sentHash ?? '')
  const before: string[] = messageStatesBefore(event)
  // What is released surely was not taken: the next try is a first one.
  const count = await tx.$executeRaw`
    UPDATE "OutboxMessage" m SET "state" = ${next}::"MessageState",
      "claimedBy" = CASE WHEN ${isOver || next === 'queued'} THEN NULL ELSE m."claimedBy" END,
      "leaseUntil" = CASE WHEN ${isOver || next === 'queued'} THEN NULL ELSE m."leaseUntil" END,
      "tries" = CASE WHEN ${event === 'release'} THEN 0 ELSE m."tries" END,
      "firstTriedAt" = CASE WHEN ${event === 'release'} THEN NULL ELSE m."firstTriedAt" END,
      "sentAt" = CASE WHEN ${event === 'send'} OR (${event === 'deliver'} AND m."sentAt" IS NULL) THEN ${now} ELSE m."sentAt" END,
      "endedAt" = CASE WHEN ${isOver && next !== 'unknown'} THEN ${now} ELSE m."endedAt" END,
      "lastError" = coalesce(${reason ?? null}, m."lastError"),
      "providerId" = coalesce(nullif(c."providerId", ''), m."providerId"),
      "sentHash" = coalesce(nullif(c."sentHash", ''), m."sentHash"),
      "sendAt" = coalesce(${sendAt ?? null}, m."sendAt")
    FROM unnest(${ids}::uuid[], ${providerIds}::text[], ${hashes}::text[]) AS c("id", "providerId", "sentHash")
    WHERE m."businessId" = ${businessId}::uuid AND m."id" = c."id" AND m."state" = ANY(${before}::"MessageState"[])`
  if (count < messages.length) throw new Error(`a message moved before it could ${event}`)
}
