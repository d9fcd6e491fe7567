import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadPlan } from '#app/db/read/plans.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { startCollecting } from '#app/db/write/collecting.server.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { GatewayError } from '#app/gateways/payments/payment-gateway.ts'
import { stripeSavedMethods } from '#app/gateways/payments/stripe-saved.server.ts'
import { newId } from '#app/ids.server.ts'
import { ensureCustomer } from './ensure-customer.server.ts'

interface Agreement {
  businessId: string
  clientId: string
  planId: string
  /** The words the client agreed to, whole, and the network address they did it from. */
  consent: string
  from: string | null
  now: Date
}

export type AgreeRefusal = 'not_active' | 'no_method' | 'provider_down'

/** How soon the provider is asked about a page that nobody came back from. */
const firstQuestionMs = 30 * 60_000

/**
 * Opens the provider's page on which a client leaves a card or an account for a plan's instalments, without paying now. What is
 * left there is kept when the provider says so, not when the browser comes back.
 */
export async function agreeAutopay(
  agreement: Agreement & { kind: 'card' | 'ach'; portalUrl: string },
): Promise<Result<{ redirectUrl: string }, AgreeRefusal>> {
  const { businessId, clientId, planId, kind, consent, from, portalUrl, now } = agreement
  const plan = await prisma.instalmentPlan.findFirst({ where: { businessId, id: planId, clientId, state: 'active' } })
  if (!plan) return refuse('not_active')
  const id = newId()
  try {
    const customerRef = await ensureCustomer(businessId, clientId)
    const setup = await stripeSavedMethods.startSetup({
      ...{ setupId: id, customerRef, method: kind, currency: plan.currency },
      returnUrl: `${portalUrl}/autopay?from=setup`,
      cancelUrl: `${portalUrl}/autopay`,
    })
    await prisma.methodSetup.create({
      data: {
        ...{ businessId, id, clientId, planId, kind, consentText: consent, consentFrom: from, startedAt: now },
        ...{ setupRef: setup.ref, nextAskAt: new Date(now.getTime() + firstQuestionMs) },
      },
    })
    return ok({ redirectUrl: setup.redirectUrl })
  } catch (error) {
    if (error instanceof GatewayError) return refuse('provider_down')
    throw error
  }
}

/** The same with a card or account that is kept already: nothing is left to do but to agree. */
export async function agreeWithKept(agreement: Agreement & { methodId: string }): Promise<Result<null, AgreeRefusal>> {
  const { businessId, clientId, planId, methodId, consent, from, now } = agreement
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const plan = await loadPlan(tx, businessId, planId)
    if (plan?.clientId !== clientId || plan.state !== 'active') return refuse('not_active')
    const [method] = await tx.savedMethod.updateManyAndReturn({
      where: { businessId, id: methodId, clientId, removedAt: null },
      data: { consentText: consent, consentAt: now, consentFrom: from },
      select: { id: true, label: true },
    })
    if (!method) return refuse('no_method')
    await startCollecting(tx, plan, method, { except: null, actor: 'client', now })
    return ok(null)
  })
}
