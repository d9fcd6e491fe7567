import type { Tx } from '#app/db/transaction.server.ts'
import { newId } from '#app/ids.server.ts'
import { derivePortalToken, hashPortalToken } from '#app/portal-token.server.ts'

/** A new address of an invoice's portal page. Earlier ones stay valid: mailing again never breaks a link somebody keeps. */
export async function createPortalLink(
  tx: Tx,
  link: {
    businessId: string
    clientId: string
    invoiceId: string
    /** Whom it is mailed to; left out for one a person makes. */
    sentTo?: string | null
    now: Date
  },
): Promise<{ id: string; token: string }> {
  const { businessId, clientId, invoiceId, sentTo = null, now } = link
  const id = newId()
  const token = derivePortalToken(id)
  await tx.portalLink.create({
    data: { businessId, id, clientId, invoiceId, tokenHash: hashPortalToken(token), sentTo, createdAt: now },
  })
  return { id, token }
}
