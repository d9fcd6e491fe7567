import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import { stripeSavedMethods } from '#app/gateways/payments/stripe-saved.server.ts'
import { claimCharge, type Claim, type InstalmentToCharge } from './claim-charge.server.ts'
import { performCharge } from './perform-charge.server.ts'

/** Instalments whose kept method is due to be charged. */
export async function findInstalmentsToCharge(now: Date, limit: number): Promise<InstalmentToCharge[]> {
  const rows = await acrossBusinesses('a sweep looks for instalments to charge', () =>
    prisma.planInstalment.findMany({
      where: { autopayAt: { lte: now } },
      orderBy: { autopayAt: 'asc' },
      take: limit,
      select: { businessId: true, planId: true, position: true, plan: { select: { clientId: true } } },
    }),
  )
  return rows.map(({ plan, ...row }) => ({ ...row, clientId: plan.clientId }))
}

/** One that could not be charged for a fault of ours or the provider's is looked at again in ten minutes. */
export async function postponeCharge({ businessId, planId, position }: InstalmentToCharge, now: Date): Promise<void> {
  await prisma.planInstalment.updateMany({
    where: { businessId, planId, position, autopayAt: { lte: now } },
    data: { autopayAt: new Date(now.getTime() + 10 * 60_000) },
  })
}

/**
 * Charges the kept method for one instalment if it is to be charged now (R20): decided under the client's lock on fresh facts,
 * written down before the call, at most one charge that can bring money. Throws GatewayError when the answer is lost; the attempt
 * stays, and the reconcile sweep repeats it with the same key.
 */
export async function chargeInstalment(wish: InstalmentToCharge, now: Date): Promise<Claim['kind']> {
  const ended: string[] = []
  for (;;) {
    const claim = await claimOrStepBack(wish, ended, now)
    if (claim.kind === 'charge') await performCharge(wish.businessId, claim.paymentId, now)
    if (claim.kind !== 'end_first') return claim.kind
    for (const providerRef of claim.providerRefs) await stripeSavedMethods.cancelCharge({ providerRef })
    ended.push(...claim.providerRefs)
  }
}

/** A client who began to pay by hand in this very moment has it; the instalment is looked at again. */
async function claimOrStepBack(wish: InstalmentToCharge, ended: string[], now: Date): Promise<Claim> {
  try {
    return await inTransaction((tx) => claimCharge(tx, wish, ended, now))
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    await postponeCharge(wish, now)
    return { kind: 'later' }
  }
}
