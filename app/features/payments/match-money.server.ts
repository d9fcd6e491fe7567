import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { cleanLine } from '#app/domain/invoice-import/clean-text.ts'
import type { InvoicePart } from '#app/domain/ledger/post.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { recordClientPaymentIn } from './record-client-payment.server.ts'
import type { ClientPaymentRefusal } from './record-client-payment.server.ts'

export type MatchRefusal = ClientPaymentRefusal | 'not_open' | 'no_client' | 'no_money'

interface Call {
  businessId: string
  differenceId: string
  actor: string
  now: Date
}

/**
 * Money at a provider that belonged to no attempt of ours is a client's payment, as a person said; what the parts leave over is
 * the client's credit. The payment bears the difference's id and the provider's own, so that it can count neither twice here nor
 * once more when the provider reports on it; refunds and disputes of it are followed from then on.
 */
export async function matchMoney(
  call: Call & { clientId: string; parts: readonly InvoicePart[] },
): Promise<Result<{ paymentId: string }, MatchRefusal>> {
  const { businessId, clientId, differenceId: id, parts, actor, now } = call
  const client = await prisma.client.findUnique({
    where: { businessId_id: { businessId, id: clientId } },
    select: { business: { select: { timeZone: true } } },
  })
  if (!client) return refuse('no_client')
  return inTransaction(async (tx): Promise<Result<{ paymentId: string }, MatchRefusal>> => {
    await lockClient(tx, businessId, clientId)
    // Nobody else decides about it until the transaction ends.
    await tx.$queryRaw`SELECT 1 FROM "Difference" WHERE "businessId" = ${businessId}::uuid AND "id" = ${id}::uuid FOR UPDATE`
    const found = await tx.difference.findUnique({ where: { businessId_id: { businessId, id } } })
    if (found?.state !== 'open') return refuse('not_open')
    const { provider, method, amountMinor, currency, orderRef, paidAt } = found
    if (found.kind !== 'unknown_here' || provider === 'manual') return refuse('no_money')
    if (method !== 'card' && method !== 'ach' && method !== 'paypal') return refuse('no_money')
    const recorded = await recordClientPaymentIn(tx, {
      ...{ businessId, clientId, paymentId: id, method, parts, actor, now },
      amount: { minor: amountMinor, currency },
      at: { provider, providerRef: found.ref, checkoutRef: orderRef },
      receivedOn: todayIn(client.business.timeZone, instantOf(paidAt)),
      reference: found.ref,
    })
    if (!recorded.ok) return recorded
    await tx.difference.update({
      where: { businessId_id: { businessId, id }, state: 'open' },
      data: { state: 'matched', clientId, paymentId: id, decidedAt: now, decidedBy: actor },
    })
    return ok({ paymentId: id })
  }).catch((error: unknown) => {
    // An attempt of ours learned of this very money meanwhile.
    if (isUniqueViolation(error)) return refuse('not_open')
    throw error
  })
}

const REASON_MAX = 200

/** It is not ours, or was dealt with elsewhere, with a word why. False where it does not wait any more. */
export async function dismissDifference(call: Call & { reason: string }): Promise<boolean> {
  const { businessId, differenceId: id, reason, actor, now } = call
  const words = cleanLine(reason).slice(0, REASON_MAX)
  if (!words) return false
  const { count } = await prisma.difference.updateMany({
    where: { businessId, id, state: 'open' },
    data: { state: 'dismissed', reason: words, decidedAt: now, decidedBy: actor },
  })
  return count > 0
}

/** Back to those that wait. */
export async function reopenDifference({
  businessId,
  differenceId: id,
}: Omit<Call, 'actor' | 'now'>): Promise<boolean> {
  const { count } = await prisma.difference.updateMany({
    where: { businessId, id, state: 'dismissed' },
    data: { state: 'open', reason: null, decidedAt: null, decidedBy: null },
  })
  return count > 0
}
