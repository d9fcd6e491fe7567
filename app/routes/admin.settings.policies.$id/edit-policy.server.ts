import { createHash } from 'node:crypto'
import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import { readPolicyImpact } from '#app/db/read/policy-impact.server.ts'
import type { PolicyFault } from '#app/domain/dunning/check-policy.ts'
import { checkPolicy } from '#app/domain/dunning/check-policy.ts'
import { numberStages } from '#app/domain/dunning/policy-body.ts'
import { reentryChoices } from '#app/domain/dunning/reentry.ts'
import type { Reentry } from '#app/domain/dunning/reentry.ts'
import { policyOf, readDraft, withStageAdded, withStageRemoved } from '#app/features/policies/policy-draft.ts'
import type { PolicyDraft } from '#app/features/policies/policy-draft.ts'
import { savePolicy } from '#app/features/policies/save-policy.server.ts'
import { impactView } from '#app/ui/impact-view.ts'
import type { ImpactView } from '#app/ui/policy-impact.tsx'

/** What the form shows next; `saved` leads on. */
export type EditAnswer =
  | { kind: 'saved' }
  | {
      kind: 'editing'
      draft: PolicyDraft
      enterBy: Reentry
      /** What was looked at: saving anything else looks again first. */
      seen: string
      impact: ImpactView | null
      faults: readonly PolicyFault[]
      problem: string | null
      /** The element that takes the focus. */
      focus: string | null
    }

interface EditCall {
  readonly staff: Staff
  readonly policyId: string
  readonly form: FormData
  readonly now: Date
}

const problems = {
  not_found: 'This policy was put away meanwhile.',
  changed_meanwhile:
    'Somebody changed this policy meanwhile, so yours was not saved. Open it again in another tab to see what they did.',
  name_taken: 'Another policy has this name.',
  faulty: 'Nothing was saved yet: see what is marked below.',
}

/** One turn of the editor: a step more or less, a look at what would change, or the saving itself. Works without script. */
export async function editPolicy(call: EditCall): Promise<EditAnswer> {
  const { form, staff, policyId, now } = call
  const draft = readDraft(form)
  const enterBy = reentryChoices.find((choice) => choice === form.get('enterBy')) ?? 'keep'
  const seen = createHash('sha256')
    .update(JSON.stringify([draft, enterBy]))
    .digest('hex')
  const answer = {
    kind: 'editing',
    draft,
    enterBy,
    seen: '',
    impact: null,
    faults: [],
    problem: null,
    focus: null,
  } as const

  const intent = String(form.get('intent'))
  if (intent === 'add') {
    const { draft: longer, index } = withStageAdded(draft)
    return { ...answer, draft: longer, focus: `step-${index}` }
  }
  const removed = /^remove:(\d{1,2})$/.exec(intent)
  if (removed) return { ...answer, draft: withStageRemoved(draft, Number(removed[1])), focus: 'add-step' }

  const { policy, faults: unread } = policyOf(draft)
  const faults = [...unread, ...checkPolicy(numberStages(policy, 0))]
  if (faults.length > 0) return { ...answer, faults, problem: problems.faulty, focus: 'problem' }
  if (intent === 'save' && form.get('seen') === seen) {
    const { businessId } = staff
    const { name, version } = draft
    const saved = await savePolicy({ businessId, policyId, version, name, policy, enterBy, actor: actorOf(staff), now })
    if (saved.ok) return { kind: 'saved' }
    return { ...answer, faults: saved.faults ?? [], problem: problems[saved.reason], focus: 'problem' }
  }
  const after = intent === 'more' ? String(form.get('after')) : null
  const then = { policy, enterBy }
  const impact = await readPolicyImpact(staff.businessId, { of: 'policy', policyId }, then, { after, now })
  return { ...answer, seen, impact: impactView(impact, staff.locale), focus: 'impact' }
}
