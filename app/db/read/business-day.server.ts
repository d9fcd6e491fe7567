import { prisma } from '#app/db/client.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'

/** "Today" where the business is. */
export async function readBusinessDay(businessId: string, now: Date): Promise<PlainDate> {
  const { timeZone } = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { timeZone: true },
  })
  return todayIn(timeZone, instantOf(now))
}
