import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadDispute } from '#app/db/read/disputes.server.ts'
import type { Dispute } from '#app/db/read/disputes.server.ts'
import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

export interface DisputePlace {
  businessId: string
  disputeId: string
  /** From the portal: the invoice the link is for, whose dispute alone it opens. Null: for the business itself. */
  invoiceId: string | null
}

/**
 * Does one thing to a dispute, alone and all or nothing: the client is locked, the dispute read as it is then. `sent_before`
 * where the same form came in twice. A dispute of another business or another invoice is not there.
 */
export async function inDispute<T, R extends string>(
  { businessId, disputeId, invoiceId }: DisputePlace,
  work: (tx: Tx, dispute: Dispute) => Promise<Result<T, R>>,
): Promise<Result<T, R | 'not_found' | 'sent_before'>> {
  const found = await prisma.dispute.findUnique({
    where: { businessId_id: { businessId, id: disputeId } },
    select: { clientId: true, invoiceId: true },
  })
  if (!found || (invoiceId !== null && found.invoiceId !== invoiceId)) return refuse('not_found')
  try {
    return await inTransaction(async (tx): Promise<Result<T, R | 'not_found'>> => {
      await lockClient(tx, businessId, found.clientId)
      const dispute = await loadDispute(tx, businessId, disputeId)
      return dispute ? work(tx, dispute) : refuse('not_found')
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('sent_before')
    throw error
  }
}
