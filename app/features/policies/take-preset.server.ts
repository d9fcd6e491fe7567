import { prisma } from '#app/db/client.server.ts'
import { presetOf } from '#app/domain/dunning/policy-presets.ts'
import type { PresetKey } from '#app/domain/dunning/policy-presets.ts'
import { createPolicy } from './create-policy.server.ts'

/**
 * The business's own copy of a preset, made when it is first chosen; a policy of that name that is there already is taken
 * as it is. Answers its id; null when it cannot be made.
 */
export async function takePreset(call: {
  businessId: string
  preset: PresetKey
  actor: string
  now: Date
}): Promise<string | null> {
  const { businessId, preset, actor, now } = call
  const { name } = presetOf(preset)
  const made = await createPolicy({ businessId, name, from: { preset }, actor, now })
  if (made.ok) return made.value.policyId
  const known = await prisma.dunningPolicy.findUnique({ where: { businessId_name: { businessId, name } } })
  return known && !known.archivedAt ? known.id : null
}
