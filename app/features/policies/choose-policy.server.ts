import { prisma } from '#app/db/client.server.ts'
import { loadPolicies, policyInForce } from '#app/db/read/policies.server.ts'
import { readPolicyImpact } from '#app/db/read/policy-impact.server.ts'
import type { ImpactPage } from '#app/db/read/policy-impact.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { policyPresets } from '#app/domain/dunning/policy-presets.ts'
import { reentryChoices } from '#app/domain/dunning/reentry.ts'
import type { Reentry } from '#app/domain/dunning/reentry.ts'
import { assignPolicy } from './assign-policy.server.ts'
import type { PolicyPlace } from './assign-policy.server.ts'
import { takePreset } from './take-preset.server.ts'

interface PolicyChoice {
  readonly businessId: string
  readonly to: PolicyPlace
  /** What holds where no policy is chosen; null: the Standard preset. */
  readonly above: string | null
  /** Fields `policy` (empty: what holds above; `preset:firm` and the like), `enterBy`, `intent`, `seen` and `after`. */
  readonly form: FormData
  readonly actor: string
  readonly now: Date
}

export type PolicyChoiceAnswer =
  | { readonly kind: 'assigned' }
  | { readonly kind: 'unknown' }
  /** What it would change; `seen` is what was looked at, and saved when it comes back with the intent `assign`. */
  | {
      readonly kind: 'look'
      readonly policyId: string
      readonly enterBy: Reentry
      readonly seen: string
      readonly impact: ImpactPage
    }

const presetChosen = (text: string) => policyPresets.find(({ key }) => text === `preset:${key}`) ?? null

/** A choice of policy for a place, in two turns: what it would change, then the change itself. Works without script. */
export async function choosePolicy({
  businessId,
  to,
  above,
  form,
  actor,
  now,
}: PolicyChoice): Promise<PolicyChoiceAnswer> {
  const text = String(form.get('policy') ?? '')
  const preset = presetChosen(text)
  if (text !== '' && !preset && !isUuid(text)) return { kind: 'unknown' }
  const enterBy = reentryChoices.find((choice) => choice === form.get('enterBy')) ?? 'keep'
  const seen = `${text} ${enterBy}`
  const intent = form.get('intent')
  if (intent === 'assign' && form.get('seen') === seen) {
    const policyId = preset ? await takePreset({ businessId, preset: preset.key, actor, now }) : text || null
    if (preset && !policyId) return { kind: 'unknown' }
    const assigned = await assignPolicy({ businessId, to, policyId, enterBy, actor, now })
    return { kind: assigned.ok ? 'assigned' : 'unknown' }
  }
  const ids = { invoice: text || null, client: null, business: above }
  const loaded = preset ?? policyInForce(await loadPolicies(prisma, businessId, [ids.invoice, above]), ids)
  if (!('policy' in loaded)) return { kind: 'unknown' }
  const after = intent === 'more' ? String(form.get('after')) : null
  const then = { policy: loaded.policy, enterBy }
  const impact = await readPolicyImpact(businessId, to, then, { after, now })
  return { kind: 'look', policyId: text, enterBy, seen, impact }
}
