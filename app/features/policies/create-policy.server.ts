import { readPolicyBody } from '#app/db/read/policies.server.ts'
import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import type { DunningPolicy } from '#app/domain/dunning/dunning-policy.ts'
import { highestStageId, policyToBody } from '#app/domain/dunning/policy-body.ts'
import { presetOf } from '#app/domain/dunning/policy-presets.ts'
import type { PresetKey } from '#app/domain/dunning/policy-presets.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { newId } from '#app/ids.server.ts'
import { policyName } from './policy-name.ts'

interface NewPolicy {
  readonly businessId: string
  readonly name: string
  readonly from: { readonly preset: PresetKey } | { readonly copyOf: string }
  readonly actor: string
  readonly now: Date
}

/** Makes a policy of the business's own from a preset or from one it has; nobody follows it yet. */
export async function createPolicy(
  call: NewPolicy,
): Promise<Result<{ policyId: string }, 'bad_name' | 'name_taken' | 'not_found'>> {
  const name = policyName(call.name)
  if (!name) return refuse('bad_name')
  try {
    return await inTransaction((tx) => create(tx, { ...call, name }))
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('name_taken')
    throw error
  }
}

async function create(tx: Tx, { businessId, name, from, actor, now }: NewPolicy) {
  const model = await findModel(tx, businessId, from)
  if (!model) return refuse('not_found')
  const id = newId()
  await tx.dunningPolicy.create({
    data: {
      ...{ businessId, id, name, createdAt: now, changedAt: now },
      body: { ...policyToBody(model.policy, highestStageId(model.policy)) },
    },
  })
  await recordEvents(tx, [{ businessId, type: 'policy.created', actor, at: now, data: { name, from: model.name } }])
  return ok({ policyId: id })
}

async function findModel(
  tx: Tx,
  businessId: string,
  from: NewPolicy['from'],
): Promise<{ name: string; policy: DunningPolicy } | null> {
  if ('preset' in from) return presetOf(from.preset)
  const row = await tx.dunningPolicy.findUnique({ where: { businessId_id: { businessId, id: from.copyOf } } })
  const loaded = row && readPolicyBody(row.body)
  return loaded && 'policy' in loaded ? { name: row.name, policy: loaded.policy } : null
}
