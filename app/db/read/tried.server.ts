import { prisma } from '#app/db/client.server.ts'

/** What was done so far to be paid, counted: what a debt is signed off on. */
export async function readTried(businessId: string, invoiceId: string): Promise<{ what: string; count: number }[]> {
  const { _count: count } = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: {
      _count: {
        select: {
          reminders: { where: { outcome: 'completed', channel: 'email' } },
          letters: { where: { state: 'posted' } },
          calls: true,
          promises: { where: { state: 'broken' } },
          planParts: true,
          disputes: true,
        },
      },
    },
  })
  return [
    { what: 'Reminders by mail', count: count.reminders },
    { what: 'Letters posted', count: count.letters },
    { what: 'Calls', count: count.calls },
    { what: 'Promises that were not kept', count: count.promises },
    { what: 'Plans talked about or agreed', count: count.planParts },
    { what: 'Disputes', count: count.disputes },
  ]
}
