import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { openCase } from '#app/db/write/escalation.server.ts'
import type { EscalationAnswers } from '#app/domain/escalation/checklist.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

/** Keeps what a person answered to the checklist; the first answer opens the case. */
export async function saveAnswers(call: {
  businessId: string
  invoiceId: string
  answers: EscalationAnswers
  actor: string
  now: Date
}): Promise<Result<null, 'not_found' | 'not_open'>> {
  const { businessId, invoiceId, answers } = call
  const invoice = await prisma.invoice.findUnique({ where: { businessId_id: { businessId, id: invoiceId } } })
  if (!invoice) return refuse('not_found')
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, invoice.clientId)
    const opened = await openCase(tx, call)
    if (!opened) return refuse('not_open')
    await tx.escalation.update({
      where: { businessId_id: { businessId, id: opened.id } },
      data: { answers: { ...answers } satisfies Prisma.InputJsonObject },
    })
    return ok(null)
  })
}
