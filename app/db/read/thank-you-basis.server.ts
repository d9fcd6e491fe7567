import { prisma } from '#app/db/client.server.ts'
import type { ThankYouVariant } from '#app/domain/words/template-kinds.ts'

/** What a thank-you thanks for, and how; null for any other mail. */
export async function readThankYouBasis(
  businessId: string,
  messageId: string,
): Promise<{ paymentId: string; variant: ThankYouVariant } | null> {
  const note = await prisma.outboxMessage.findUnique({
    where: { businessId_id: { businessId, id: messageId } },
    select: { kind: true, key: true, basis: true },
  })
  if (note?.kind !== 'thank_you') return null
  return { paymentId: note.key.slice('thank-you/'.length), variant: note.basis as ThankYouVariant }
}
