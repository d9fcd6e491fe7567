import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { presetKeys } from '#app/domain/dunning/policy-presets.ts'
import { archivePolicy } from '#app/features/policies/archive-policy.server.ts'
import { choosePolicy } from '#app/features/policies/choose-policy.server.ts'
import { createPolicy } from '#app/features/policies/create-policy.server.ts'
import { impactView } from '#app/ui/impact-view.ts'
import type { PolicyLook } from '#app/ui/policy-choice-form.tsx'

export type PoliciesAnswer =
  | { kind: 'done'; to: string }
  | { kind: 'refused'; form: string; problem: string }
  /** What another policy for everyone would change, before it is chosen. */
  | ({ kind: 'look' } & PolicyLook)

export interface PoliciesCall {
  readonly staff: Staff
  readonly form: FormData
  readonly now: Date
}

const here = '/admin/settings/policies'

const createProblems = {
  bad_name: 'Give it a name of up to 80 characters.',
  name_taken: 'Another policy has this name.',
  not_found: 'There is nothing to make it from.',
}

/** A policy of one's own, from a preset or another one. */
export async function make({ staff, form, now }: PoliciesCall): Promise<PoliciesAnswer> {
  const source = String(form.get('from'))
  const preset = presetKeys.find((key) => key === source)
  const from = preset ? { preset } : { copyOf: source }
  if (!preset && !isUuid(source)) return { kind: 'refused', form: source, problem: createProblems.not_found }
  const name = String(form.get('name') ?? '')
  const made = await createPolicy({ businessId: staff.businessId, name, from, actor: actorOf(staff), now })
  if (made.ok) return { kind: 'done', to: `${here}/${made.value.policyId}?said=created` }
  return { kind: 'refused', form: source, problem: createProblems[made.reason] }
}

export async function putAway({ staff, form, now }: PoliciesCall): Promise<PoliciesAnswer> {
  const policyId = String(form.get('policy'))
  const refused = { kind: 'refused', form: `away/${policyId}` } as const
  if (!isUuid(policyId)) return { ...refused, problem: 'This policy is not there.' }
  const gone = await archivePolicy({ businessId: staff.businessId, policyId, actor: actorOf(staff), now })
  if (gone.ok) return { kind: 'done', to: `${here}?said=away` }
  const isUsed = gone.reason === 'in_use'
  return { ...refused, problem: isUsed ? 'Somebody follows it, so it stays.' : 'This policy is not there.' }
}

/** The policy of everyone without a choice of their own. */
export async function chooseDefault({ staff, form, now }: PoliciesCall): Promise<PoliciesAnswer> {
  const { businessId, locale } = staff
  const to = { of: 'business' } as const
  const answer = await choosePolicy({ businessId, to, above: null, form, actor: actorOf(staff), now })
  if (answer.kind === 'assigned') return { kind: 'done', to: `${here}?said=assigned` }
  if (answer.kind === 'look') return { ...answer, impact: impactView(answer.impact, locale) }
  return { kind: 'refused', form: 'default', problem: 'This policy is not there, or cannot be read.' }
}
