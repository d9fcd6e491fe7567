import { prisma } from '#app/db/client.server.ts'
import { newId } from '#app/ids.server.ts'

/** As far as a dry run looks ahead. */
const days = 30

/** Asks for what would go out in the next 30 days; the worker reckons it. One that waits or runs already is answered instead. */
export async function askForDryRun(businessId: string, now: Date): Promise<string> {
  const underWay = await prisma.dryRun.findFirst({
    where: { businessId, state: { in: ['queued', 'running'] } },
    select: { id: true },
  })
  if (underWay) return underWay.id
  const id = newId()
  const clientsTotal = await prisma.client.count({ where: { businessId, nextCheckAt: { not: null } } })
  await prisma.dryRun.create({ data: { businessId, id, state: 'queued', asOf: now, days, clientsTotal } })
  return id
}
