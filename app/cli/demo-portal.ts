import { now } from '#app/clock.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { env } from '#app/env.server.ts'
import { createInvoicePortalLink } from '#app/features/invoices/create-invoice-portal-link.server.ts'
import { derivePortalToken, findPortalToken } from '#app/portal-token.server.ts'

const INVOICES_MAX = 20

/** A portal address for each of the demo's invoices, the open ones first; null when the demo's owner is not here. */
export async function readDemoPortal(ownerEmail: string): Promise<{ invoice: string; url: string }[] | null> {
  const membership = await acrossBusinesses('the demo is found by its owner', () =>
    prisma.membership.findFirst({ where: { user: { email: ownerEmail } } }),
  )
  if (!membership) return null
  const { businessId } = membership
  const invoices = await prisma.invoice.findMany({
    where: { businessId, state: { in: ['issued', 'settled'] } },
    orderBy: [{ state: 'asc' }, { id: 'asc' }],
    take: INVOICES_MAX,
    select: {
      id: true,
      number: true,
      portalLinks: {
        where: { revokedAt: null },
        orderBy: { id: 'asc' },
        take: 1,
        select: { id: true, tokenHash: true },
      },
    },
  })
  const portal: { invoice: string; url: string }[] = []
  for (const { id, number, portalLinks } of invoices) {
    const [link] = portalLinks
    const token = (link && findPortalToken(link)) ?? (await newToken(businessId, id))
    if (token) portal.push({ invoice: number, url: `${env.PUBLIC_URL}/p/${token}` })
  }
  return portal
}

async function newToken(businessId: string, invoiceId: string): Promise<string | null> {
  const made = await createInvoicePortalLink({ businessId, invoiceId, actor: 'system', now: now() })
  return made.ok ? derivePortalToken(made.value.portalLinkId) : null
}
