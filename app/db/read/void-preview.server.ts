import { prisma } from '#app/db/client.server.ts'

/** What voiding an invoice would end beside it, in words, and whether its client would be told. */
export async function readVoidPreview(
  businessId: string,
  invoiceId: string,
): Promise<{ tells: boolean; closes: string[] }> {
  const { _count: count, firstSentAt } = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: {
      firstSentAt: true,
      _count: {
        select: {
          disputes: { where: { state: { in: ['open', 'under_review', 'proposed'] } } },
          promises: { where: { state: 'pending' } },
          planParts: { where: { live: true } },
          charges: { where: { waivedAt: null } },
          holds: { where: { releasedAt: null } },
        },
      },
    },
  })
  const named = [
    [count.disputes, 'the dispute, in the client’s favour'],
    [count.promises, 'the promise to pay'],
    [count.planParts, 'its part in an instalment plan'],
    [count.charges, 'fees and interest that were charged on it'],
    [count.holds, 'what it rested for'],
  ] as const
  return {
    tells: firstSentAt !== null || count.disputes > 0,
    closes: named.filter(([n]) => n > 0).map(([, words]) => words),
  }
}
