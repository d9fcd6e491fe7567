import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { mailBusiness } from '#app/features/mail/mail-business.server.ts'
import { hostOf } from './host-of.ts'

const PAUSE_MS = 10 * 60_000
/** The mail provider forgets keys after a day; by then the task has long been seen. */
const LONGEST_MS = 23 * 3_600_000

export function findEndpointsToTellOf(now: Date): Promise<{ businessId: string; id: string }[]> {
  return acrossBusinesses('a sweep looks for endpoints that were stopped', () =>
    prisma.webhookEndpoint.findMany({
      where: { tellAt: { lte: now } },
      select: { businessId: true, id: true },
      take: 50,
    }),
  )
}

/** Mails the business that an endpoint was stopped: once, since the same key is sent at every try. Answers whether it is settled. */
export async function tellOfDisabled({ businessId, id }: { businessId: string; id: string }, now: Date) {
  const endpoint = await prisma.webhookEndpoint.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
  const { tellAt, disabledAt, disabledReason, url, lastError } = endpoint
  if (!tellAt || tellAt > now) return false
  const settle = (next: Date | null) =>
    prisma.webhookEndpoint.updateMany({ where: { businessId, id, tellAt }, data: { tellAt: next } })
  const isStale = !disabledAt || disabledReason === 'paused' || now.getTime() - disabledAt.getTime() > LONGEST_MS
  if (isStale) return (await settle(null)).count > 0

  const host = hostOf(url)
  const outcome = await mailBusiness({
    businessId,
    key: `webhook/${id}/${disabledAt.toISOString()}`,
    subject: `Webhooks to ${host} have stopped`,
    paragraphs: [
      disabledReason === 'gone'
        ? `${host} answered that it receives nothing any more (410), so nothing more is sent there.`
        : `Nothing arrived at ${host} for a day${lastError ? ` (at last: ${lastError})` : ''}, so nothing more is sent there.`,
      'What happens meanwhile is kept for 30 days. Once the receiver works again, switch the webhooks on: what waits is sent then.',
    ],
    path: `/admin/settings/webhooks/${id}`,
    action: 'Open the endpoint',
  })
  const isOver = outcome.kind === 'accepted' || outcome.kind === 'refused'
  return (await settle(isOver ? null : new Date(now.getTime() + PAUSE_MS))).count > 0
}
