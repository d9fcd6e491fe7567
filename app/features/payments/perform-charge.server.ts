import { prisma } from '#app/db/client.server.ts'
import type { Money } from '#app/domain/money.ts'
import type { Settlement } from '#app/domain/payment/settlement.ts'
import { GatewayError } from '#app/gateways/payments/payment-gateway.ts'
import type { ProviderFinding, SavedCharge } from '#app/gateways/payments/payment-gateway.ts'
import { stripeSavedMethods } from '#app/gateways/payments/stripe-saved.server.ts'
import { applyFinding } from './apply-findings.server.ts'
import { claimOf } from './claim-of.ts'
import { endAttempt } from './end-attempt.server.ts'

/** Stripe remembers a key for a day at the least; short of that a repeat is surely the same charge. */
const KEY_LIFE_MS = 23 * 60 * 60_000

/**
 * Charges the kept method of an attempt that is written down, and applies the answer. Safe to repeat until it is answered: the
 * same attempt has the same key, and one that is too old for its key is looked for at the provider instead. Throws GatewayError
 * when nobody can say what happened; the reconcile sweep comes back to it.
 */
export async function performCharge(
  businessId: string,
  paymentId: string,
  now: Date,
): Promise<Settlement['outcome'] | 'unknown'> {
  const loaded = await loadCharge(businessId, paymentId)
  if (!loaded) return 'unknown'
  const { charge, payment } = loaded
  const isTooOld = !payment.providerRef && now.getTime() - payment.startedAt.getTime() > KEY_LIFE_MS
  const finding = isTooOld
    ? await stripeSavedMethods.findLostCharge({ ...charge, since: payment.startedAt })
    : await ask(charge, payment.providerRef)
  if (!finding) {
    await endAttempt(payment, 'expired', now)
    return 'expired'
  }
  const outcome = await applyFinding(businessId, { paymentId, clientId: payment.clientId, finding }, now)
  if (outcome === 'failed' && finding.providerRef) await endUnlessRetried(businessId, paymentId, finding.providerRef)
  return outcome
}

async function loadCharge(businessId: string, paymentId: string) {
  const payment = await prisma.payment.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: paymentId } },
    include: {
      savedMethod: true,
      targets: { include: { invoice: { select: { number: true } } }, orderBy: { invoice: { dueOn: 'asc' } } },
      client: { select: { business: { select: { name: true } } } },
    },
  })
  const { savedMethod: method, planId, planPosition: position, state } = payment
  if (state !== 'started' || !method || !planId || position === null) return null
  const { autopayTries } = await prisma.planInstalment.findUniqueOrThrow({
    where: { businessId_planId_position: { businessId, planId, position } },
    select: { autopayTries: true },
  })
  const numbers = payment.targets.map(({ invoice }) => invoice.number).join(', ')
  const charge: SavedCharge = {
    ...{ paymentId, attempt: autopayTries + 1, customerRef: method.customerRef, methodRef: method.methodRef },
    amount: { minor: payment.amountMinor, currency: payment.currency },
    kind: method.kind === 'ach' ? 'ach' : 'card',
    claim: claimOf(payment, method.kind === 'ach' ? 'ach' : 'card', payment.targets),
    description: `Invoice ${numbers} · instalment ${position} · ${payment.client.business.name}`,
  }
  return { charge, payment }
}

async function ask(charge: SavedCharge, providerRef: string | null): Promise<ProviderFinding | null> {
  try {
    if (!providerRef) return await stripeSavedMethods.chargeSaved(charge)
    // Only a charge that failed is tried again; one that was answered while nobody listened is taken as it is.
    const known = await stripeSavedMethods.findCharge({ providerRef, isLive: true })
    if (known && known.status !== 'failed') return known
    return await stripeSavedMethods.retryCharge({ ...charge, providerRef })
  } catch (error) {
    if (error instanceof GatewayError && error.kind === 'refused') return refused(charge.amount, providerRef, error)
    throw error
  }
}

/** A plain no without a charge behind it: the method or the mandate is gone. */
const refused = (amount: Money, providerRef: string | null, { code, message }: GatewayError): ProviderFinding => ({
  ...{ status: 'failed', amount, providerRef, failureReason: code ?? message.slice(0, 200) },
  ...{ refunds: [], disputed: false, returned: null, fee: null, verification: null, kept: null },
  ...{ adviceCode: null, needsClient: false },
})

/** A charge that is not tried again is ended, so that it can never bring money beside what the client pays. */
async function endUnlessRetried(businessId: string, paymentId: string, providerRef: string): Promise<void> {
  const payment = await prisma.payment.findUniqueOrThrow({ where: { businessId_id: { businessId, id: paymentId } } })
  const { planId, planPosition: position } = payment
  const retried = await prisma.planInstalment.count({
    where: { businessId, planId: planId ?? '', position: position ?? 0, autopayAt: { not: null } },
  })
  if (retried > 0) return
  try {
    await stripeSavedMethods.cancelCharge({ providerRef })
  } catch (error) {
    // Without a call of ours it takes nothing; whoever charges the instalment anew ends it first.
    if (!(error instanceof GatewayError)) throw error
  }
}
