import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { readResidue } from '#app/db/read/residue.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { writeOff } from '#app/db/write/write-off.server.ts'
import type { Money } from '#app/domain/money.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

/** Closes an invoice on which too little is left to be chased (R8). Judged again under the lock: a payment may have come in. */
export async function writeOffResidue(call: {
  businessId: string
  invoiceId: string
  actor: string
  now: Date
}): Promise<Result<{ writtenOff: Money }, 'not_found' | 'not_small'>> {
  const { businessId, invoiceId } = call
  const invoice = await prisma.invoice.findUnique({ where: { businessId_id: { businessId, id: invoiceId } } })
  if (!invoice) return refuse('not_found')
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, invoice.clientId)
    const isSmall = await readResidue(tx, businessId, invoiceId)
    const writtenOff = isSmall && (await writeOff(tx, call))
    return writtenOff ? ok({ writtenOff }) : refuse('not_small')
  })
}
