import { prisma } from '#app/db/client.server.ts'
import { hashPortalToken } from '#app/portal-token.server.ts'

/** Ends the session of a token, whosever it is: holding it is enough to give it back. Safe to repeat. */
export async function endSession({ token, now }: { token: string; now: Date }): Promise<void> {
  await prisma.portalSession.updateMany({
    where: { tokenHash: hashPortalToken(token), endedAt: null },
    data: { endedAt: now },
  })
}
