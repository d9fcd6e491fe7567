import { loadPlan } from '#app/db/read/plans.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { startCollecting } from '#app/db/write/collecting.server.ts'
import type { KeptMethod } from '#app/gateways/payments/payment-gateway.ts'
import { newId } from '#app/ids.server.ts'

interface MethodToKeep {
  businessId: string
  clientId: string
  /** The plan whose instalments it pays from now on. */
  planId: string | null
  kept: KeptMethod
  consent: { text: string; at: Date; from: string | null }
  /** An instalment that is being paid at this moment. */
  except: number | null
  now: Date
}

/**
 * Writes a method down that the provider keeps, with the words the client agreed to, and has the plan's other instalments paid
 * from it. A method is written down once: a repeat, or one the client has removed since, changes nothing. Under the client's lock.
 */
export async function keepMethod(tx: Tx, method: MethodToKeep): Promise<void> {
  const { businessId, clientId, planId, kept, consent, except, now } = method
  const { methodRef, kind, label, mandateRef } = kept
  const known = await tx.savedMethod.findUnique({ where: { businessId_methodRef: { businessId, methodRef } } })
  const client = await tx.client.findUniqueOrThrow({ where: { businessId_id: { businessId, id: clientId } } })
  if (known || !client.stripeCustomer) return
  const id = newId()
  await tx.savedMethod.create({
    data: {
      ...{ businessId, id, clientId, kind, label, methodRef, mandateRef, customerRef: client.stripeCustomer },
      ...{ consentText: consent.text, consentAt: consent.at, consentFrom: consent.from },
    },
  })
  const plan = planId && (await loadPlan(tx, businessId, planId))
  if (plan && plan.state === 'active') await startCollecting(tx, plan, { id, label }, { except, actor: 'client', now })
}

/** The method a payment was made with, where the client agreed that it be kept. */
export async function keepPaidMethod(
  tx: Tx,
  { businessId, paymentId, kept, now }: { businessId: string; paymentId: string; kept: KeptMethod; now: Date },
): Promise<void> {
  const payment = await tx.payment.findUniqueOrThrow({ where: { businessId_id: { businessId, id: paymentId } } })
  const { clientId, planId, planPosition, saveConsent, saveConsentFrom, startedAt } = payment
  if (!saveConsent) return
  const consent = { text: saveConsent, at: startedAt, from: saveConsentFrom }
  await keepMethod(tx, { businessId, clientId, planId, kept, consent, except: planPosition, now })
}
