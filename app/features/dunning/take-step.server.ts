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

/**
 * Puts a stage on record as taken. One that failed before is taken again on its own row; a new one must not exist yet, or
 * the whole transaction fails: two of us decided the same.
 */
export async function takeStep(tx: Tx, step: Step): Promise<void> {
  const { businessId, invoiceId, stage, channel, outcome, accompanying = false, now } = step
  const data = {
    outcome,
    accompanying,
    decidedAt: now,
    doneAt: outcome === 'completed' ? now : null,
    messageId: step.messageId ?? null,
    letterId: step.letterId ?? null,
  }
  const where = { businessId, invoiceId, stage: stage.id, channel }
  const again = await tx.reminder.updateMany({ where: { ...where, outcome: 'failed' }, data })
  if (again.count > 0) return
  const { key, offsetDays } = stage
  await tx.reminder.create({ data: { ...where, id: newId(), stageKey: key, level: levelOf(key), offsetDays, ...data } })
}
