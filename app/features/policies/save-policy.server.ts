import { readPolicyBody } from '#app/db/read/policies.server.ts'
import { enterLadder, longestEntry } from '#app/db/sql/enter-ladder.server.ts'
import { lastStageIdOf, lockPolicies } from '#app/db/sql/lock-policies.server.ts'
import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { checkPolicy } from '#app/domain/dunning/check-policy.ts'
import type { PolicyFault } from '#app/domain/dunning/check-policy.ts'
import type { DunningPolicy } from '#app/domain/dunning/dunning-policy.ts'
import { highestStageId, numberStages, policyToBody } from '#app/domain/dunning/policy-body.ts'
import { changedInPolicy } from '#app/domain/dunning/policy-change.ts'
import { policyChanges } from '#app/domain/dunning/policy-changes.ts'
import type { Reentry } from '#app/domain/dunning/reentry.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { changesOf } from '#app/domain/timeline/changes.ts'
import { policyName } from './policy-name.ts'

interface PolicyToSave {
  readonly businessId: string
  readonly policyId: string
  /** The version that was edited. */
  readonly version: number
  readonly name: string
  /** New stages have the id 0. */
  readonly policy: DunningPolicy
  readonly enterBy: Reentry
  readonly actor: string
  readonly now: Date
}

type SaveRefusal = 'not_found' | 'changed_meanwhile' | 'name_taken' | 'faulty'

/**
 * Saves an edited policy and lets its open invoices go on under it. Of two people who edited the same version the second
 * is told so, and nothing of the first is lost.
 */
export async function savePolicy(
  call: PolicyToSave,
): Promise<Result<null, SaveRefusal> & { faults?: readonly PolicyFault[] }> {
  const name = policyName(call.name)
  const faults = [
    ...(name ? [] : [{ field: 'name', message: 'Give it a name of up to 80 characters.' }]),
    ...checkPolicy(numberStages(call.policy, 0)),
  ]
  if (!name || faults.length > 0) return { ...refuse('faulty'), faults }
  try {
    return await inTransaction((tx) => save(tx, { ...call, name }), longestEntry)
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('name_taken')
    throw error
  }
}

async function save(tx: Tx, call: PolicyToSave): Promise<Result<null, SaveRefusal>> {
  const { businessId, policyId, version, name, enterBy, actor, now } = call
  const { timeZone } = await lockPolicies(tx, businessId)
  const row = await tx.dunningPolicy.findUnique({ where: { businessId_id: { businessId, id: policyId } } })
  if (!row || row.archivedAt) return refuse('not_found')
  if (row.version !== version) return refuse('changed_meanwhile')

  const lastUsed = await lastStageIdOf(tx, businessId)
  const policy = numberStages(call.policy, lastUsed)
  const loaded = readPolicyBody(row.body)
  const was = 'policy' in loaded ? loaded.policy : null
  const steps = was ? changedInPolicy(was, policy) : ['everything: it could not be read']
  const changed = [...(row.name === name ? [] : ['name']), ...steps]
  if (changed.length === 0) return ok(null)
  await tx.dunningPolicy.update({
    where: { businessId_id: { businessId, id: policyId } },
    data: {
      ...{ name, version: version + 1, changedAt: now },
      body: { ...policyToBody(policy, Math.max(lastUsed, highestStageId(policy))) },
    },
  })
  const changes = { ...changesOf(['name'], row, { name }), ...(was && policyChanges(was, policy)) }
  if (steps.length > 0) {
    const today = todayIn(timeZone, instantOf(now))
    await enterLadder(tx, { businessId, followers: { of: 'policy', policyId }, was, policy, enterBy, today, now })
  }
  await recordEvents(tx, [
    { businessId, type: 'policy.changed', actor, at: now, data: { name, changed, changes, enterBy } },
  ])
  return ok(null)
}
