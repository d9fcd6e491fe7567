import { prisma } from '#app/db/client.server.ts'
import { isWorthProlonging, sessionEndsAt } from '#app/domain/account/account-limits.ts'
import { dateOf, instantOf } from '#app/domain/business-day.ts'
import { hashPortalToken } from '#app/portal-token.server.ts'

/** Somebody who has shown that they read the client's mail: may see and do what concerns all invoices of that client. */
export interface AccountSession {
  readonly contactId: string
  /** The address the code went to. */
  readonly email: string
}

/**
 * The session a token stands for with this client; null for one that is unknown, over, or another client's. Using it puts
 * its end off: the one thing of the portal that reading moves, and only for whoever holds a session.
 */
export async function findSession(sought: {
  businessId: string
  clientId: string
  token: string | null
  now: Date
}): Promise<AccountSession | null> {
  const { businessId, clientId, token, now } = sought
  if (!token) return null
  const found = await prisma.portalSession.findUnique({
    where: { tokenHash: hashPortalToken(token) },
    include: { contact: { select: { email: true, clientId: true } } },
  })
  if (!found || found.businessId !== businessId || found.clientId !== clientId) return null
  if (found.endedAt || found.expiresAt <= now) return null
  if (found.contact.clientId !== clientId || found.contact.email !== found.sentTo) return null

  const wouldEndAt = sessionEndsAt(instantOf(found.createdAt), instantOf(now))
  if (isWorthProlonging(instantOf(found.expiresAt), wouldEndAt)) {
    await prisma.portalSession.updateMany({
      where: { businessId, id: found.id, endedAt: null },
      data: { expiresAt: dateOf(wouldEndAt) },
    })
  }
  return { contactId: found.contactId, email: found.sentTo }
}
