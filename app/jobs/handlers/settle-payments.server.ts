import type { Payment } from '#app/db/generated/client.ts'
import { applyFindings } from '#app/features/payments/apply-findings.server.ts'
import type { Found } from '#app/features/payments/apply-findings.server.ts'
import { askProvider } from '#app/features/payments/apply-provider-state.server.ts'
import { inParallel } from '../in-parallel.ts'

/** Questions of one group under way at once. With the groups side by side it stays below what Stripe allows in a second. */
const QUESTIONS = 4

/**
 * Asks about each of these attempts and applies the answers, those of different clients in one transaction; where one stands in the
 * way of that, each in its own. Answers what became of an attempt; for one that failed, throws what it failed of.
 */
export async function settlePayments(payments: readonly Payment[], now: Date): Promise<(paymentId: string) => string> {
  const failures = new Map<string, unknown>()
  const outcomes = new Map<string, string>()
  const answered: (Found & { businessId: string })[] = []
  await inParallel(payments, QUESTIONS, async (payment) => {
    const { businessId, id: paymentId, clientId } = payment
    try {
      const finding = await askProvider(payment, now)
      if (finding) answered.push({ businessId, paymentId, clientId, finding })
      else outcomes.set(paymentId, 'unknown')
    } catch (error) {
      failures.set(paymentId, error)
    }
    return true
  })
  for (const group of oneOfEachClient(answered)) await apply(group)
  return (paymentId) => {
    const outcome = outcomes.get(paymentId)
    if (outcome === undefined) throw failures.get(paymentId) ?? new Error(`payment ${paymentId} was not settled`)
    return outcome
  }

  async function apply(group: readonly (Found & { businessId: string })[]): Promise<void> {
    const [first] = group
    if (!first) return
    try {
      for (const [id, outcome] of await applyFindings(first.businessId, group, now)) outcomes.set(id, outcome)
    } catch (error) {
      if (group.length === 1) failures.set(first.paymentId, error)
      else for (const one of group) await apply([one])
    }
  }
}

/** In groups of one business in which no client comes twice: what one payment leaves is what the client's next one rests on. */
function oneOfEachClient<One extends { businessId: string; clientId: string }>(all: readonly One[]): One[][] {
  const groups: One[][] = []
  for (const one of all) {
    const group = groups.find(
      (members) =>
        members[0]?.businessId === one.businessId && members.every(({ clientId }) => clientId !== one.clientId),
    )
    if (group) group.push(one)
    else groups.push([one])
  }
  return groups
}
