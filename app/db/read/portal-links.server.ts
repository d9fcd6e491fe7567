import { prisma } from '#app/db/client.server.ts'
import type { PortalReader } from '#app/domain/portal/who-reads.ts'

export interface PortalLinkOnRecord {
  readonly id: string
  /** Whom it was mailed to; null for one a person made. */
  readonly sentTo: string | null
  /** Of the mail that carried it; null where none did. */
  readonly subject: string | null
  readonly createdAt: Date
  readonly revokedAt: Date | null
  /** How often, and when last, by those who opened it at all. */
  readonly views: readonly { readonly reader: PortalReader; readonly count: number; readonly lastAt: Date }[]
}

const MOST = 12

/** The newest links to an invoice's page, and who opened them as far as it can be told. Nothing is decided by it. */
export async function readPortalLinks(businessId: string, invoiceId: string): Promise<PortalLinkOnRecord[]> {
  const links = await prisma.portalLink.findMany({
    where: {
      businessId,
      invoiceId,
      OR: [{ messages: { none: {} } }, { messages: { some: { sentAt: { not: null } } } }],
    },
    select: {
      ...{ id: true, sentTo: true, createdAt: true, revokedAt: true },
      messages: { select: { subject: true }, take: 1 },
      views: { select: { reader: true, count: true, lastAt: true } },
    },
    orderBy: { createdAt: 'desc' },
    take: MOST,
  })
  return links.map(({ messages, views, ...link }) => ({
    ...link,
    subject: messages[0]?.subject ?? null,
    views: readers.flatMap((reader) => {
      const own = views.filter((view) => view.reader === reader)
      const [first] = own
      if (!first) return []
      return {
        reader,
        count: own.reduce((sum, { count }) => sum + count, 0),
        lastAt: own.reduce((last, { lastAt }) => (lastAt > last ? lastAt : last), first.lastAt),
      }
    }),
  }))
}

/** The surest first. */
const readers: readonly PortalReader[] = ['person', 'browser', 'scanner']
