import { prisma } from '#app/db/client.server.ts'

/** The id of what was put on the business's record last; empty where there is nothing yet. Ids follow the time they were made at. */
export async function latestEvent(businessId: string): Promise<string> {
  const event = await prisma.timelineEvent.findFirst({
    where: { businessId },
    select: { id: true },
    orderBy: { id: 'desc' },
  })
  return event?.id ?? ''
}
