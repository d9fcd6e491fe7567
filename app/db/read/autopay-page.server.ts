import { prisma } from '#app/db/client.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { KeptOnPage } from '#app/domain/portal/autopay-page.ts'

export interface AutopayNow {
  /** What is collected by itself next; null: nothing is. The day is YYYY-MM-DD. */
  readonly next: { readonly position: number; readonly on: string } | null
  /** Cards and accounts that the client left before and has not removed. */
  readonly kept: readonly KeptOnPage[]
  /** A method was left on the provider's page a moment ago, and is not known here yet. */
  readonly isWaiting: boolean
}

/** The provider tells us within moments; after this nobody looks at the page any more. */
const waitingMs = 10 * 60_000

/** How the instalments of a client's plan are paid by themselves, beside what the invoice's page knows already. */
export async function readAutopay(
  { businessId, clientId, planId }: { businessId: string; clientId: string; planId: string },
  now: Date,
): Promise<AutopayNow> {
  const [row, kept, waiting, business] = await Promise.all([
    prisma.planInstalment.findFirst({
      where: { businessId, planId, paidAt: null, autopayAt: { not: null }, plan: { autopayMethodId: { not: null } } },
      orderBy: { autopayAt: 'asc' },
    }),
    prisma.savedMethod.findMany({
      where: { businessId, clientId, removedAt: null },
      select: { id: true, kind: true, label: true },
      orderBy: { consentAt: 'desc' },
    }),
    prisma.methodSetup.count({
      where: { businessId, planId, endedAt: null, startedAt: { gt: new Date(now.getTime() - waitingMs) } },
    }),
    prisma.business.findUniqueOrThrow({ where: { id: businessId }, select: { timeZone: true } }),
  ])
  const on = row?.autopayAt && todayIn(business.timeZone, instantOf(row.autopayAt)).toString()
  return {
    next: row && on ? { position: row.position, on } : null,
    kept: kept.map(({ id, kind, label }) => ({ id, label, kind: kind === 'ach' ? 'ach' : 'card' })),
    isWaiting: waiting > 0,
  }
}
