import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { GatewayError } from '#app/gateways/payments/payment-gateway.ts'
import { stripeSavedMethods } from '#app/gateways/payments/stripe-saved.server.ts'
import { stopAndTell } from './stop-autopay.server.ts'

interface MethodToRemove {
  businessId: string
  clientId: string
  methodId: string
  actor: string
  now: Date
}

/**
 * Forgets a kept method, here and at the provider: plans that it pays are paid by hand from then on, and the client is told so.
 * `provider_down`: nothing was changed, since nobody could say whether the provider has forgotten it.
 */
export async function removeMethod(call: MethodToRemove): Promise<Result<null, 'not_found' | 'provider_down'>> {
  const { businessId, clientId, methodId } = call
  const method = await prisma.savedMethod.findFirst({ where: { businessId, id: methodId, clientId, removedAt: null } })
  if (!method) return refuse('not_found')
  try {
    await stripeSavedMethods.forget({ methodRef: method.methodRef })
  } catch (error) {
    if (error instanceof GatewayError) return refuse('provider_down')
    throw error
  }
  await inTransaction((tx) => strikeOut(tx, call, method.label))
  return ok(null)
}

/** Writes down that a method is gone. Safe to repeat. */
export async function strikeOut(
  tx: Tx,
  { businessId, clientId, methodId, actor, now }: MethodToRemove,
  label: string,
): Promise<void> {
  await lockClient(tx, businessId, clientId)
  const removed = await tx.savedMethod.updateMany({
    where: { businessId, id: methodId, removedAt: null },
    data: { removedAt: now },
  })
  if (removed.count === 0) return
  const data = { label } satisfies TimelineData['method.removed']
  await recordEvents(tx, [{ businessId, clientId, type: 'method.removed', actor, at: now, data }])
  const plans = await tx.instalmentPlan.findMany({ where: { businessId, clientId, autopayMethodId: methodId } })
  for (const { id: planId } of plans)
    await stopAndTell(tx, { businessId, planId, reason: `${label} was removed`, actor, now })
}
