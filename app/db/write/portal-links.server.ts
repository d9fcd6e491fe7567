import { insertRows } from '#app/db/sql/insert-rows.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { newId } from '#app/ids.server.ts'
import { derivePortalToken, hashPortalToken } from '#app/portal-token.server.ts'

interface NewPortalLink {
  businessId: string
  clientId: string
  invoiceId: string
  /** Whom it is mailed to; left out for one a person makes. */
  sentTo?: string | null
  now: Date
}

/** A new address of an invoice's portal page. Earlier ones stay valid: mailing again never breaks a link somebody keeps. */
export async function createPortalLink(tx: Tx, link: NewPortalLink): Promise<{ id: string; token: string }> {
  const [id = ''] = await createPortalLinks(tx, [link])
  return { id, token: derivePortalToken(id) }
}

/** The same for many; answers their ids in this order. */
export async function createPortalLinks(tx: Tx, links: readonly NewPortalLink[]): Promise<string[]> {
  const rows = links.map(({ sentTo = null, now, ...link }) => {
    const id = newId()
    return { ...link, id, tokenHash: hashPortalToken(derivePortalToken(id)), sentTo, createdAt: now }
  })
  await insertRows(tx, 'PortalLink', rows)
  return rows.map(({ id }) => id)
}
