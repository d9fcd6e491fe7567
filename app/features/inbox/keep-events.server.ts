import { prisma } from '#app/db/client.server.ts'
import type { PastEvent } from '#app/gateways/payments/past-events.server.ts'

const AT_ONCE = 200

/**
 * Puts reports of a provider's own list into the inbox; those that are there already stay as they are. `found`: no webhook brought
 * them so far, which stays on record. Answers how many were new. Throws GatewayError when the provider cannot be asked.
 */
export async function keepEvents(events: AsyncIterable<PastEvent>, now: Date, found: 'found' | null): Promise<number> {
  let kept = 0
  let held: PastEvent[] = []
  const store = async () => {
    const { count } = await prisma.inboxEvent.createMany({
      data: held.map(({ at: _, ...event }) => ({
        ...event,
        receivedAt: now,
        nextTryAt: now,
        foundAt: found === null ? null : now,
      })),
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
