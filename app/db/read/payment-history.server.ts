import { prisma } from '#app/db/client.server.ts'
import { isTimelineType } from '#app/domain/timeline/describe-event.ts'
import type { TimelineEvent } from '#app/domain/timeline/timeline-event.ts'
import { readActors } from './history.server.ts'
import type { HistoryEntry } from './history.server.ts'

const ENTRIES_MAX = 100

/** What happened to one payment of a client, newest first. */
export async function readPaymentHistory(
  businessId: string,
  clientId: string,
  paymentId: string,
): Promise<HistoryEntry[]> {
  const rows = await prisma.timelineEvent.findMany({
    where: { businessId, clientId, data: { path: ['paymentId'], equals: paymentId } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: ENTRIES_MAX,
    include: { invoice: { select: { id: true, number: true } } },
  })
  const people = await readActors(
    businessId,
    rows.map(({ actor }) => actor),
  )
  return rows.flatMap(({ id, at, actor, type, data, invoice }) =>
    isTimelineType(type)
      ? [
          {
            ...{ id, at, invoice, mail: null, actor: people.get(actor) ?? actor },
            event: { type, data } as unknown as TimelineEvent,
          },
        ]
      : [],
  )
}
