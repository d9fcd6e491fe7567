import type { PrismaClient } from '#app/db/generated/client.ts'
import { portalBrowser } from './portal-browser.ts'

/** A link to an invoice as a mail to `email` would bring it; answers its path. */
export async function makeLink(prisma: PrismaClient, invoiceId: string, email: string | null, now: Date) {
  const { createPortalLink } = await import('#app/db/write/portal-links.server.ts')
  const { businessId, clientId } = await prisma.invoice.findFirstOrThrow({ where: { id: invoiceId } })
  const { id, token } = await createPortalLink(prisma, { businessId, clientId, invoiceId, sentTo: email, now })
  return { linkId: id, clientId, path: `/p/${token}` }
}

/** A browser that has asked for a code and typed it, as if the mail had been read. */
export async function openAccount(prisma: PrismaClient, path: string) {
  const index = await import('#app/routes/p.$token.account._index/route.tsx')
  const code = await import('#app/routes/p.$token.account.code/route.tsx')
  const { derivePortalCode } = await import('#app/portal-code.server.ts')
  const browser = portalBrowser()
  await browser.post(index.action, `${path}/account`, { do: 'send' })
  const newest = await prisma.portalCode.findFirstOrThrow({ orderBy: { id: 'desc' } })
  const entered = await browser.post(code.action, `${path}/account/code`, { code: derivePortalCode(newest.id) })
  if (entered.location !== `${path}/account`) throw new Error(`the code was answered ${entered.status}`)
  return browser
}
