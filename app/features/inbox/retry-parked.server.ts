import { prisma } from '#app/db/client.server.ts'

/** Hands every report that could not be applied to the worker once more, from its first try on. Answers how many. */
export async function retryParked(now: Date): Promise<number> {
  const { count } = await prisma.inboxEvent.updateMany({
    where: { state: 'parked' },
    data: { state: 'received', tries: 0, nextTryAt: now, handledAt: null },
  })
  return count
}
