import type { Tx } from '#app/db/transaction.server.ts'
import { isSmallBalance } from '#app/domain/dunning/dunning-policy.ts'
import { isPositive, isZero } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { loadPolicies, policyInForce } from './policies.server.ts'

/** What is left of an invoice when it is too little to be chased (R8) and nothing is on its way; null otherwise. */
export async function readResidue(tx: Tx, businessId: string, invoiceId: string): Promise<Money | null> {
  const invoice = await tx.invoice.findUnique({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: {
      state: true,
      currency: true,
      balanceMinor: true,
      processingMinor: true,
      policyId: true,
      client: { select: { policyId: true, business: { select: { policyId: true } } } },
    },
  })
  if (invoice?.state !== 'issued') return null
  const { currency, client } = invoice
  const balance = { minor: invoice.balanceMinor, currency }
  if (!isPositive(balance) || !isZero({ minor: invoice.processingMinor, currency })) return null
  const ids = { invoice: invoice.policyId, client: client.policyId, business: client.business.policyId }
  const loaded = policyInForce(await loadPolicies(tx, businessId, Object.values(ids)), ids)
  return 'policy' in loaded && isSmallBalance(loaded.policy, balance) ? balance : null
}
