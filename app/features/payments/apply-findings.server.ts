import { lockClients } from '#app/db/read/dunning-facts.server.ts'
import { readPaymentsOnBooks } from '#app/db/read/paid-payment.server.ts'
import { loadFactsOfPayments } from '#app/db/read/settlement-facts.server.ts'
import { keepFees } from '#app/db/sql/move-payments.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { instantOf } from '#app/domain/business-day.ts'
import { settlePayment } from '#app/domain/payment/settle-payment.ts'
import type { Settlement } from '#app/domain/payment/settlement.ts'
import type { ProviderFinding } from '#app/gateways/payments/payment-gateway.ts'
import { answerCharge } from './answer-charge.server.ts'
import { applyMoneyBack } from './apply-money-back.server.ts'
import { applySettlements } from './apply-settlement.server.ts'
import { keepPaidMethod } from './keep-method.server.ts'

/** What the provider says about an attempt. */
export interface Found {
  readonly paymentId: string
  readonly clientId: string
  readonly finding: ProviderFinding
}

/**
 * Applies what the provider says about attempts of a business, one to a client, once and all together, under the clients' locks.
 * Answers the outcomes by payment.
 */
export function applyFindings(
  businessId: string,
  found: readonly Found[],
  now: Date,
): Promise<ReadonlyMap<string, Settlement['outcome']>> {
  const findings = new Map(found.map(({ paymentId, finding }) => [paymentId, finding]))
  const clientIds = [...new Set(found.map(({ clientId }) => clientId))]
  if (clientIds.length < found.length)
    throw new Error('what one payment of a client leaves is what the next one rests on')
  return inTransaction(async (tx) => {
    await lockClients(tx, businessId, clientIds)
    const loaded = await loadFactsOfPayments(tx, businessId, [...findings.keys()])
    const settled = loaded.flatMap((facts) => {
      const finding = findings.get(facts.payment.id)
      if (!finding) return []
      const settlement = settlePayment({ ...facts, provider: finding }, facts.businessZone, instantOf(now))
      return [{ facts, settlement, finding }]
    })
    await applySettlements(tx, { businessId, now }, settled)
    for (const { facts, settlement, finding } of settled) {
      const about = { businessId, paymentId: facts.payment.id, now }
      if (finding.kept) await keepPaidMethod(tx, { ...about, kept: finding.kept })
      if (facts.payment.byItself) await answerCharge(tx, { ...about, outcome: settlement.outcome, finding })
    }
    const fees = settled.flatMap(({ facts, finding: { fee } }) => (fee ? [{ paymentId: facts.payment.id, fee }] : []))
    await keepFees(tx, businessId, fees)
    for (const before of await readPaymentsOnBooks(tx, businessId, [...findings.keys()])) {
      const finding = findings.get(before.row.id)
      if (finding) await applyMoneyBack(tx, { before, finding, now })
    }
    return new Map(settled.map(({ facts, settlement }) => [String(facts.payment.id), settlement.outcome]))
  })
}

/** The same for one. */
export async function applyFinding(businessId: string, found: Found, now: Date): Promise<Settlement['outcome']> {
  const outcome = (await applyFindings(businessId, [found], now)).get(found.paymentId)
  if (!outcome) throw new Error(`payment ${found.paymentId} vanished`)
  return outcome
}
