import { numberFields } from '#app/features/policies/policy-draft.ts'
import type { PolicyDraft, StageDraft } from '#app/features/policies/policy-draft.ts'

type Field = readonly [name: string, value: string]

/** A draft as a browser sends it: checkboxes that are off are left out. */
export function policyFields(draft: PolicyDraft): Field[] {
  return [
    ['name', draft.name],
    ['version', String(draft.version)],
    ...numberFields.map((field): Field => [field, draft[field]]),
    ...Object.entries(draft.smallBalances).map(([currency, text]): Field => [`smallBalances.${currency}`, text]),
    ...draft.stages.flatMap((stage, n) => stageFields(stage, `stages.${n}`)),
  ]
}

function stageFields(stage: StageDraft, at: string): Field[] {
  const { needsApproval, chargesInterest, copyTo, fee, ...texts } = stage
  return [
    ...Object.entries(texts).map(([field, text]): Field => [`${at}.${field}`, text]),
    ...copyTo.map((role): Field => [`${at}.copyTo`, role]),
    ...Object.entries(fee).map(([currency, text]): Field => [`${at}.fee.${currency}`, text]),
    ...(needsApproval ? [[`${at}.needsApproval`, 'on'] as const] : []),
    ...(chargesInterest ? [[`${at}.chargesInterest`, 'on'] as const] : []),
  ]
}
