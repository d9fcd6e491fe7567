import { insertSteps } from '#app/db/sql/take-steps.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { levelOf } from '#app/domain/dunning/dunning-policy.ts'
import type { Channel, DunningStage } from '#app/domain/dunning/dunning-policy.ts'
import { newId } from '#app/ids.server.ts'

interface Step {
  readonly businessId: string
  readonly invoiceId: string
  readonly stage: DunningStage
  readonly channel: Channel
  readonly outcome: 'pending' | 'completed'
  /** Goes beside the stage, which is done without it. */
  readonly accompanying?: boolean
  readonly messageId?: string | null
  readonly letterId?: string | null
  readonly now: Date
}

export const takeStep = (tx: Tx, step: Step): Promise<void> => takeSteps(tx, [step])

/**
 * Puts stages on record as taken. One that failed before is taken again on its own row; a new one must not exist yet, or
 * the whole transaction fails: two of us decided the same.
 */
export async function takeSteps(tx: Tx, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return
  const taken = await insertSteps(tx, steps.map(rowOf))
  if (taken < steps.length) throw new Error(`${steps.length - taken} of ${steps.length} stages had been taken already`)
}

const rowOf = ({ stage, outcome, now, ...step }: Step) => ({
  ...{ businessId: step.businessId, id: newId(), invoiceId: step.invoiceId, stage: stage.id, channel: step.channel },
  ...{ stageKey: stage.key, level: levelOf(stage.key), offsetDays: stage.offsetDays },
  ...{ outcome, accompanying: step.accompanying ?? false, decidedAt: now },
  ...{ doneAt: outcome === 'completed' ? now : null },
  ...{ messageId: step.messageId ?? null, letterId: step.letterId ?? null },
})
