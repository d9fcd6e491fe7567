import { prisma } from '#app/db/client.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { loadPolicies, policyInForce } from '#app/db/read/policies.server.ts'
import { readPolicyImpact } from '#app/db/read/policy-impact.server.ts'
import type { ImpactPage } from '#app/db/read/policy-impact.server.ts'
import type { Chosen } from '#app/db/sql/chosen.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { policyPresets } from '#app/domain/dunning/policy-presets.ts'
import { reentryChoices } from '#app/domain/dunning/reentry.ts'

/**
 * What a policy would change for the invoices of a decision, before it is made. No list (null) where each goes back to what
 * its own client or the business follows; null for a policy that is not there: then the decision itself says so.
 */
export async function lookAtPolicy(
  businessId: string,
  chosen: Chosen,
  form: FormData,
  today: PlainDate,
  now: Date,
): Promise<{ impact: ImpactPage | null } | null> {
  const text = String(form.get('policy') ?? '')
  if (text === '') return { impact: null }
  const preset = policyPresets.find(({ key }) => text === `preset:${key}`)
  if (!preset && !isUuid(text)) return null
  const ids = { invoice: text, client: null, business: null }
  const loaded = preset ?? policyInForce(await loadPolicies(prisma, businessId, [text]), ids)
  if (!('policy' in loaded)) return null
  const enterBy = reentryChoices.find((choice) => choice === form.get('enterBy')) ?? 'keep'
  const after = form.get('intent') === 'more' ? String(form.get('after')) : null
  const followers = { of: 'chosen', chosen, today } as const
  return { impact: await readPolicyImpact(businessId, followers, { policy: loaded.policy, enterBy }, { after, now }) }
}
