import type { DunningPolicy, DunningStage } from './dunning-policy.ts'

type Minor = Readonly<Record<string, string>>

/** A stage as plain JSON: amounts are text in minor units. */
export type StageBody = Omit<DunningStage, 'fee'> & { readonly fee?: Minor }

/** A policy as plain JSON, the way it is kept. */
export interface PolicyBody extends Omit<DunningPolicy, 'stages' | 'smallBalances'> {
  readonly stages: readonly StageBody[]
  readonly smallBalances: Minor
  /** The highest stage id this policy ever used: an id is never given twice, or a new stage would count as said. */
  readonly lastStageId: number
}

export function policyToBody(policy: DunningPolicy, lastStageId: number): PolicyBody {
  const stages = policy.stages.map(({ fee, ...stage }) => ({ ...stage, ...(fee && { fee: toText(fee) }) }))
  return { ...policy, stages, smallBalances: toText(policy.smallBalances), lastStageId }
}

/** Errors: SyntaxError for an amount that is no whole number. */
export function policyFromBody({ lastStageId: _, ...body }: PolicyBody): DunningPolicy {
  const stages = body.stages.map(({ fee, ...stage }) => ({ ...stage, ...(fee && { fee: toMinor(fee) }) }))
  return { ...body, stages, smallBalances: toMinor(body.smallBalances) }
}

const toText = (amounts: Readonly<Record<string, bigint>>): Minor =>
  Object.fromEntries(Object.entries(amounts).map(([currency, minor]) => [currency, minor.toString()]))

const toMinor = (amounts: Minor): Record<string, bigint> =>
  Object.fromEntries(Object.entries(amounts).map(([currency, minor]) => [currency, BigInt(minor)]))

/** The highest id among the stages; the presets use 1 to 8, so that a new stage has at least 9. */
export const highestStageId = (policy: DunningPolicy): number => Math.max(8, ...policy.stages.map(({ id }) => id))

/** Gives every stage without an id (0) one of its own, counting on from the highest ever used in the business. */
export function numberStages(policy: DunningPolicy, lastUsed: number): DunningPolicy {
  let last = Math.max(8, lastUsed)
  return { ...policy, stages: policy.stages.map((stage) => (stage.id > 0 ? stage : { ...stage, id: (last += 1) })) }
}
