import { prisma } from '#app/db/client.server.ts'
import { listPaypalEvents, listStripeEvents } from '#app/gateways/payments/past-events.server.ts'
import type { PastEvent } from '#app/gateways/payments/past-events.server.ts'

/** Clocks differ, and reports take their time. */
const OVERLAP_MS = 3_600_000
const AT_ONCE = 200

/**
 * Puts every report that the payment providers made since a restore point into the inbox, as if it had just come in; those that
 * are there already stay as they are. Safe to repeat. Answers how many were new. Throws GatewayError when one cannot be asked.
 */
export async function replayEvents(restorePoint: Date, now: Date): Promise<number> {
  const since = new Date(restorePoint.getTime() - OVERLAP_MS)
  const until = new Date(now.getTime() + OVERLAP_MS)
  return (await keepAll(listStripeEvents(since), now)) + (await keepAll(listPaypalEvents(since, until), now))
}

async function keepAll(events: AsyncIterable<PastEvent>, now: Date): Promise<number> {
  let kept = 0
  let held: PastEvent[] = []
  const store = async () => {
    const { count } = await prisma.inboxEvent.createMany({
      data: held.map((event) => ({ ...event, receivedAt: now, nextTryAt: now })),
      skipDuplicates: true,
    })
    kept += count
    held = []
  }
  for await (const event of events) {
    held.push(event)
    if (held.length >= AT_ONCE) await store()
  }
  await store()
  return kept
}
