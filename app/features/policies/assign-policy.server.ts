import { readPolicyBody } from '#app/db/read/policies.server.ts'
import { enterLadder, longestEntry } from '#app/db/sql/enter-ladder.server.ts'
import { lockPolicies } from '#app/db/sql/lock-policies.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { defaultPolicy } from '#app/domain/dunning/dunning-policy.ts'
import type { DunningPolicy } from '#app/domain/dunning/dunning-policy.ts'
import type { Reentry } from '#app/domain/dunning/reentry.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { changesOf } from '#app/domain/timeline/changes.ts'

export type PolicyPlace =
  | { readonly of: 'business' }
  | { readonly of: 'client'; readonly clientId: string }
  | { readonly of: 'invoice'; readonly invoiceId: string }

interface Assignment {
  readonly businessId: string
  readonly to: PolicyPlace
  /** Null: what holds one level above; for the business, the Standard preset. */
  readonly policyId: string | null
  readonly enterBy: Reentry
  readonly actor: string
  readonly now: Date
}

/** Has the business, a client or an invoice follow a policy from now on. Choosing what is chosen already changes nothing. */
export function assignPolicy(call: Assignment): Promise<Result<null, 'not_found'>> {
  return inTransaction((tx) => assign(tx, call), longestEntry)
}

async function assign(tx: Tx, { businessId, to, policyId, enterBy, actor, now }: Assignment) {
  const { timeZone } = await lockPolicies(tx, businessId)
  const place = await takePlace(tx, businessId, to)
  const chosen = await findPolicy(tx, businessId, policyId ?? place?.above ?? null)
  if (!place || !chosen) return refuse('not_found')
  if (place.policyId === policyId) return ok(null)

  const followed = await findPolicy(tx, businessId, place.policyId ?? place.above)
  const was = followed?.policy ?? null
  await place.put(policyId)
  const today = todayIn(timeZone, instantOf(now))
  await enterLadder(tx, { businessId, followers: to, was, policy: chosen.policy, enterBy, today, now })
  const { clientId, invoiceId, number } = place
  const name = policyId || to.of === 'business' ? chosen.name : null
  const changes = changesOf(['policy'], { policy: followed?.name }, { policy: chosen.name })
  const isSame = Object.keys(changes).length === 0
  const data = { name, to: to.of, enterBy, ...(!isSame && { changes }), ...(number !== undefined && { number }) }
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'policy.assigned', actor, at: now, data }])
  return ok(null)
}

interface FoundPlace {
  readonly policyId: string | null
  /** What holds where this place has no choice of its own. */
  readonly above: string | null
  readonly clientId: string | null
  readonly invoiceId: string | null
  readonly number?: string
  put(policyId: string | null): Promise<unknown>
}

/** The place, its client locked for the rest of the transaction; null when it is not there. */
async function takePlace(tx: Tx, businessId: string, to: PolicyPlace): Promise<FoundPlace | null> {
  const business = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { policyId: true } })
  if (to.of === 'business') {
    const put = (policyId: string | null) => tx.business.update({ where: { id: businessId }, data: { policyId } })
    return { policyId: business.policyId, above: null, clientId: null, invoiceId: null, put }
  }
  const invoice = to.of === 'invoice' ? await findInvoice(tx, businessId, to.invoiceId) : null
  const clientId = to.of === 'client' ? to.clientId : invoice?.clientId
  if (!clientId || !(await lockClient(tx, businessId, clientId))) return null
  const byClient = { businessId_id: { businessId, id: clientId } }
  const client = await tx.client.findUniqueOrThrow({ where: byClient, select: { policyId: true } })
  if (!invoice) {
    const put = (policyId: string | null) => tx.client.update({ where: byClient, data: { policyId } })
    return { policyId: client.policyId, above: business.policyId, clientId, invoiceId: null, put }
  }
  const { id, number } = invoice
  const put = (policyId: string | null) =>
    tx.invoice.update({ where: { businessId_id: { businessId, id } }, data: { policyId } })
  const above = client.policyId ?? business.policyId
  return { policyId: invoice.policyId, above, clientId, invoiceId: id, number, put }
}

const findInvoice = (tx: Tx, businessId: string, id: string) =>
  tx.invoice.findUnique({
    where: { businessId_id: { businessId, id } },
    select: { id: true, number: true, clientId: true, policyId: true },
  })

/** Null for a policy that is not there, was put away or cannot be read: nobody is given one of those. */
export async function findPolicy(
  tx: Tx,
  businessId: string,
  id: string | null,
): Promise<{ name: string; policy: DunningPolicy } | null> {
  if (id === null) return { name: 'Standard', policy: defaultPolicy }
  const row = await tx.dunningPolicy.findUnique({ where: { businessId_id: { businessId, id } } })
  if (!row || row.archivedAt) return null
  const loaded = readPolicyBody(row.body)
  return 'policy' in loaded ? { name: row.name, policy: loaded.policy } : null
}
