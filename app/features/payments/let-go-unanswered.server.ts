import { prisma } from '#app/db/client.server.ts'
import { endAttempt } from './end-attempt.server.ts'

/**
 * Ends the attempts for these invoices whose create call got no answer: nobody was led to their checkout, so the client may choose
 * another way. Answers whether there was one.
 */
export async function letGoUnanswered({
  businessId,
  invoiceIds,
  now,
}: {
  businessId: string
  invoiceIds: readonly string[]
  now: Date
}): Promise<boolean> {
  const attempts = await prisma.payment.findMany({
    where: {
      ...{ businessId, state: 'started', unansweredAt: { not: null }, checkoutUrl: null, savedMethodId: null },
      targets: { some: { live: true, invoiceId: { in: [...invoiceIds] } } },
    },
    select: { businessId: true, id: true, clientId: true },
  })
  for (const attempt of attempts) await endAttempt(attempt, 'cancelled', now)
  return attempts.length > 0
}
