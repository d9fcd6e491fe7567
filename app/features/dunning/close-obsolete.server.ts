import { insertRows } from '#app/db/sql/insert-rows.server.ts'
import { endFailedSteps } from '#app/db/sql/take-steps.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { leftOutReason } from '#app/domain/dunning/explain-dunning.ts'
import type { LeftOut } from '#app/domain/dunning/dunning-decision.ts'
import { levelOf } from '#app/domain/dunning/dunning-policy.ts'
import { newId } from '#app/ids.server.ts'
import { numberOf } from './look.ts'
import type { Look } from './look.ts'

/** Stages that are left out stay on record as such, with the reason: nothing is skipped in silence. */
export async function closeObsolete(
  tx: Tx,
  businessId: string,
  looks: readonly (Look & { readonly decision: { readonly obsolete: readonly LeftOut[] } })[],
  now: Date,
): Promise<void> {
  const left = looks.flatMap((look) => look.decision.obsolete.map((stage) => ({ look, ...stage })))
  if (left.length === 0) return
  const closed = { outcome: 'obsolete', decidedAt: now, doneAt: now } as const
  // A try that failed leaves a row behind: it is that row which ends.
  const stages = left.map(({ invoiceId, stage }) => ({ invoiceId, stage: stage.id }))
  await endFailedSteps(tx, businessId, stages, now)
  await insertRows(
    tx,
    'Reminder',
    left.map(({ invoiceId, stage, because }) => ({
      ...{ ...closed, businessId, id: newId(), invoiceId, stage: stage.id, stageKey: stage.key },
      ...{ level: levelOf(stage.key), offsetDays: stage.offsetDays, channel: stage.channel },
      ...{ accompanying: false, reason: leftOutReason(because) },
    })),
    true,
  )
  await recordEvents(
    tx,
    left.map(({ look, invoiceId, stage, because }) => ({
      ...{ businessId, clientId: look.clientId, invoiceId, type: 'reminder.obsolete', at: now },
      data: { number: numberOf(look, invoiceId), stage: stage.key, reason: leftOutReason(because) },
    })),
  )
}
