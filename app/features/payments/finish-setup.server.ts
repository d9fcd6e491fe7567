import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { stripeSavedMethods } from '#app/gateways/payments/stripe-saved.server.ts'
import { keepMethod } from './keep-method.server.ts'

const HOUR_MS = 60 * 60_000
/** The provider's page is gone after a day. */
const pageLifeMs = 26 * HOUR_MS

/** Visits to the provider's page whose end nobody has told us of. */
export function findSetupsToAsk(now: Date, limit: number): Promise<{ businessId: string; id: string }[]> {
  return acrossBusinesses('a sweep looks for visits whose end nobody told', () =>
    prisma.methodSetup.findMany({
      where: { nextAskAt: { lte: now } },
      orderBy: { nextAskAt: 'asc' },
      take: limit,
      select: { businessId: true, id: true },
    }),
  )
}

/** One that could not be asked about is asked about again in an hour. */
export async function postponeSetup(businessId: string, id: string, now: Date): Promise<void> {
  await prisma.methodSetup.updateMany({
    where: { businessId, id, nextAskAt: { lte: now } },
    data: { nextAskAt: new Date(now.getTime() + HOUR_MS) },
  })
}

/**
 * Asks the provider whether a client has left a method, and keeps it, once: called alike by webhooks and the sweep, in any
 * order. Throws GatewayError when the provider cannot be asked.
 */
export async function finishSetup(businessId: string, id: string, now: Date): Promise<'kept' | 'waiting' | 'over'> {
  const where = { businessId_id: { businessId, id } }
  const setup = await prisma.methodSetup.findUniqueOrThrow({ where })
  if (setup.endedAt || !setup.setupRef) return 'over'
  const kept = await stripeSavedMethods.findSetup(setup.setupRef)
  if (!kept) {
    const isOver = now.getTime() - setup.startedAt.getTime() > pageLifeMs
    await prisma.methodSetup.updateMany({
      where: { businessId, id, endedAt: null },
      data: isOver ? { endedAt: now, nextAskAt: null } : { nextAskAt: new Date(now.getTime() + 4 * HOUR_MS) },
    })
    return isOver ? 'over' : 'waiting'
  }
  return inTransaction(async (tx) => {
    const { clientId, planId, consentText: text, consentFrom: from, startedAt: at } = setup
    await lockClient(tx, businessId, clientId)
    const ended = await tx.methodSetup.updateMany({
      where: { businessId, id, endedAt: null },
      data: { endedAt: now, nextAskAt: null },
    })
    if (ended.count === 0) return 'over'
    await keepMethod(tx, { businessId, clientId, planId, kept, consent: { text, at, from }, except: null, now })
    return 'kept'
  })
}
