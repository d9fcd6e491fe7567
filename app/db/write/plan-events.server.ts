import type { Plan } from '#app/db/read/plans.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { recordEvents } from './timeline.server.ts'

type PlanEventType = Extract<keyof TimelineData, `plan.${string}` | `autopay.${string}`>

/** Puts news of a plan on the record of each invoice it covers. */
export async function recordPlanEvent<T extends PlanEventType>(
  tx: Tx,
  { businessId, id, clientId, invoices }: Pick<Plan, 'businessId' | 'id' | 'clientId' | 'invoices'>,
  type: T,
  data: Omit<TimelineData[T], 'planId' | 'number'>,
  { actor, now }: { actor: string; now: Date },
): Promise<void> {
  await recordEvents(
    tx,
    invoices.map(({ invoiceId, number }) => ({
      ...{ businessId, clientId, invoiceId, type, actor, at: now },
      data: { planId: id, number, ...data },
    })),
  )
}
