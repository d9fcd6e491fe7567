import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { gatewayOf } from '#app/gateways/payments/gateway-of.server.ts'
import { GatewayError } from '#app/gateways/payments/payment-gateway.ts'
import { applyProviderState } from './apply-provider-state.server.ts'
import { failRefund } from './fail-refund.server.ts'

/** Refunds that are to be asked for, or asked about. */
export function findRefundsToPerform(now: Date, limit: number): Promise<{ businessId: string; id: string }[]> {
  return acrossBusinesses('a sweep looks for refunds to perform', () =>
    prisma.refund.findMany({
      where: { nextTryAt: { lte: now } },
      orderBy: { nextTryAt: 'asc' },
      take: limit,
      select: { businessId: true, id: true },
    }),
  )
}

const MINUTE_MS = 60_000

/** Pauses after a call that was not answered, then once a day for what is on its way. */
const pausesMs = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 120 * MINUTE_MS, 24 * 60 * MINUTE_MS]

/** One that was not answered, or is still on its way, is looked at again later. */
export async function postponeRefund({ businessId, id }: { businessId: string; id: string }, now: Date): Promise<void> {
  const refund = await prisma.refund.findUnique({ where: { businessId_id: { businessId, id } } })
  if (!refund?.nextTryAt || refund.nextTryAt > now) return
  const pause = pausesMs[Math.min(refund.tries, pausesMs.length - 1)] ?? MINUTE_MS
  await prisma.refund.updateMany({
    where: { businessId, id, nextTryAt: { lte: now } },
    data: { tries: { increment: 1 }, nextTryAt: new Date(now.getTime() + pause) },
  })
}

/**
 * Asks the provider for a refund that is written down, and books its answer. Safe to repeat until it is answered: the refund's id
 * is the key there, and before a second try the provider is asked whether the first one was heard, since keys are forgotten after
 * a day. A plain no fails the refund. Throws GatewayError when nobody can say what happened.
 */
export async function performRefund(businessId: string, id: string, now: Date): Promise<string> {
  const where = { businessId_id: { businessId, id } }
  const refund = await prisma.refund.findUniqueOrThrow({ where, include: { payment: true } })
  const { payment, state, tries, amountMinor, currency } = refund
  if (!payment?.providerRef || payment.provider === 'manual') return fail(refund, 'no_provider', now)
  if (state !== 'requested' || tries > 0) {
    await applyProviderState(businessId, payment.id, now)
    const asked = await prisma.refund.findUniqueOrThrow({ where })
    if (asked.state !== 'requested') {
      await postponeRefund({ businessId, id }, now)
      return asked.state
    }
  }
  try {
    await gatewayOf(payment.provider).refund({
      ...{ refundId: id, paymentId: payment.id, providerRef: payment.providerRef },
      amount: { minor: amountMinor, currency },
    })
  } catch (error) {
    if (!(error instanceof GatewayError) || error.kind !== 'refused') throw error
    return fail(refund, error.code ?? error.message.slice(0, 200), now)
  }
  await applyProviderState(businessId, payment.id, now)
  await postponeRefund({ businessId, id }, now)
  const { state: after } = await prisma.refund.findUniqueOrThrow({ where })
  return after
}

async function fail(
  refund: { businessId: string; id: string; clientId: string },
  reason: string,
  now: Date,
): Promise<string> {
  const { businessId, id: refundId, clientId } = refund
  await inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const { state } = await tx.refund.findUniqueOrThrow({ where: { businessId_id: { businessId, id: refundId } } })
    if (state === 'requested') await failRefund(tx, { businessId, refundId, reason, now })
  })
  return 'failed'
}
