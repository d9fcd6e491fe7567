import { prisma } from '#app/db/client.server.ts'
import type { MessageRef } from '#app/db/sql/claim-messages.server.ts'

/** Leaves it in `sending` and lets its lease run out at the next try; both are PostgreSQL's time. */
export async function postpone({ businessId, id }: MessageRef, reason: string, seconds: number): Promise<void> {
  await prisma.$executeRaw`
    UPDATE "OutboxMessage" SET "claimedBy" = NULL, "lastError" = ${reason}, "leaseUntil" = clock_timestamp() + make_interval(secs => ${seconds})
    WHERE "businessId" = ${businessId}::uuid AND "id" = ${id}::uuid AND "state" = 'sending'`
}

/** Leaves them in the queue until then. */
export async function waitInQueue(businessId: string, ids: readonly string[], until: Date): Promise<void> {
  if (ids.length === 0) return
  await prisma.outboxMessage.updateMany({
    where: { businessId, id: { in: [...ids] }, state: 'queued' },
    data: { sendAt: until },
  })
}
