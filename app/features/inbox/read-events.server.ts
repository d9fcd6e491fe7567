import { prisma } from '#app/db/client.server.ts'
import { listPaypalEvents, listStripeEvents } from '#app/gateways/payments/past-events.server.ts'
import type { PastEvent } from '#app/gateways/payments/past-events.server.ts'
import { keepEvents } from './keep-events.server.ts'

const MINUTE_MS = 60_000
const EVERY_MS = 15 * MINUTE_MS
/** What was asked for again each time: events appear late in a list, and clocks differ. */
const OVERLAP_MS = 60 * MINUTE_MS
/** A webhook is given this long before we say that none came. */
const ON_ITS_WAY_MS = MINUTE_MS
/** Stripe forgets its events after thirty days; PayPal keeps them as long. */
const KEPT_MS = 30 * 24 * 60 * MINUTE_MS

const providers = ['stripe', 'paypal'] as const
type Provider = (typeof providers)[number]

/** The providers whose lists are due for a look. The look is this caller's alone: another worker finds nothing due. */
export async function claimEventReads(now: Date): Promise<{ provider: Provider; readUntil: Date }[]> {
  const next = new Date(now.getTime() + EVERY_MS)
  const made = await prisma.providerCursor.createMany({
    data: providers.map((provider) => ({ provider, readUntil: now, nextReadAt: next })),
    skipDuplicates: true,
  })
  if (made.count > 0) return []
  const due = await prisma.providerCursor.updateManyAndReturn({
    where: { nextReadAt: { lte: now } },
    data: { nextReadAt: next },
  })
  return due.flatMap(({ provider, readUntil }) => {
    const known = providers.find((each) => each === provider)
    return known ? [{ provider: known, readUntil }] : []
  })
}

/**
 * Reads a provider's own list of events since the last look and an hour before it, and keeps what no webhook brought: a lost
 * webhook is late, not never. What was missing is on record (`foundAt`) before a worker applies it. Answers how many were new.
 * Throws GatewayError when the provider cannot be asked; the next look then begins where this one did.
 */
export async function readEvents({ provider, readUntil }: { provider: Provider; readUntil: Date }, now: Date) {
  const since = new Date(Math.max(readUntil.getTime() - OVERLAP_MS, now.getTime() - KEPT_MS))
  const events = provider === 'stripe' ? listStripeEvents(since) : listPaypalEvents(since, now)
  const found = await keepEvents(before(events, new Date(now.getTime() - ON_ITS_WAY_MS)), now, 'found')
  await prisma.providerCursor.updateMany({ where: { provider, readUntil }, data: { readUntil: now } })
  return found
}

async function* before(events: AsyncIterable<PastEvent>, until: Date): AsyncGenerator<PastEvent> {
  for await (const event of events) if (event.at <= until) yield event
}
