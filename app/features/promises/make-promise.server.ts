import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { insertPromise } from '#app/db/write/promises.server.ts'
import type { NewPromise } from '#app/db/write/promises.server.ts'
import type { PromiseRefusal } from '#app/domain/promise-to-pay/check-promise.ts'
import { refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

/** Takes down the day by which a client says they will pay; follow-up waits for it. */
export async function makePromise(
  promise: NewPromise,
): Promise<Result<{ promiseId: string }, PromiseRefusal | 'not_found'>> {
  const { businessId, invoiceId } = promise
  const invoice = await prisma.invoice.findUnique({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: { clientId: true },
  })
  if (!invoice) return refuse('not_found')
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, invoice.clientId)
    return insertPromise(tx, promise)
  })
}
