import type { Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { leftOutReason } from '#app/domain/dunning/explain-dunning.ts'
import type { LeftOut } from '#app/domain/dunning/dunning-decision.ts'
import { levelOf } from '#app/domain/dunning/dunning-policy.ts'
import { newId } from '#app/ids.server.ts'
import { numberOf } from './look.ts'
import type { Look } from './look.ts'

/** Stages that are left out stay on record as such, with the reason: nothing is skipped in silence. */
export async function closeObsolete(tx: Tx, look: Look, stages: readonly LeftOut[]): Promise<void> {
  if (stages.length === 0) return
  const { businessId, clientId, now } = look
  const closed = { outcome: 'obsolete', decidedAt: now, doneAt: now } as const
  // A try that failed leaves a row behind: it is that row which ends.
  await tx.reminder.updateMany({
    where: {
      businessId,
      outcome: 'failed',
      OR: stages.map(({ invoiceId, stage }) => ({ invoiceId, stage: stage.id })),
    },
    data: closed,
  })
  await tx.reminder.createMany({
    data: stages.map(({ invoiceId, stage, because }) => ({
      ...closed,
      businessId,
      id: newId(),
      invoiceId,
      stage: stage.id,
      stageKey: stage.key,
      level: levelOf(stage.key),
      offsetDays: stage.offsetDays,
      channel: stage.channel,
      reason: leftOutReason(because),
    })),
    skipDuplicates: true,
  })
  await recordEvents(
    tx,
    stages.map(({ invoiceId, stage, because }) => ({
      businessId,
      clientId,
      invoiceId,
      type: 'reminder.obsolete',
      at: now,
      data: { number: numberOf(look, invoiceId), stage: stage.key, reason: leftOutReason(because) },
    })),
  )
}
