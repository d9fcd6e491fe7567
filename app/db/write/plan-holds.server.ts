import { dayToColumn } from '#app/db/calendar-day.ts'
import type { Plan } from '#app/db/read/plans.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { endHold, insertHold } from './holds.server.ts'

/**
 * Rests every invoice of a talk through the last day of the offer that stands (R19). A rest that runs already is prolonged;
 * one that a call for a plan has left behind is taken over. The caller holds the client's lock.
 */
export async function restForTalk(
  tx: Tx,
  { businessId, id: planId, clientId, invoices, freezesCharges, clientName }: Plan,
  { until, actor, now }: { until: PlainDate; actor: string; now: Date },
): Promise<void> {
  for (const { invoiceId } of invoices) {
    const part = await tx.planInvoice.findUniqueOrThrow({
      where: { businessId_planId_invoiceId: { businessId, planId, invoiceId } },
      select: { holdId: true },
    })
    if (part.holdId) {
      const { count } = await tx.hold.updateMany({
        where: { businessId, id: part.holdId, releasedAt: null },
        data: { until: dayToColumn(until) },
      })
      if (count > 0) continue
    }
    await endEarlierTalk(tx, { businessId, invoiceId, actor, now })
    const holdId = await insertHold(tx, {
      ...{ businessId, clientId, invoiceId, kind: 'proposal', amount: null, until, reviewOn: null, actor, now },
      reason: `Paying in instalments is talked about with ${clientName}.`,
      stopsCharges: freezesCharges,
    })
    await keepHold(tx, { businessId, planId, invoiceId, holdId })
  }
}

/** Rests every invoice of an agreed plan until it ends; somebody looks at it on `reviewOn`. The caller holds the client's lock. */
export async function restForPlan(
  tx: Tx,
  { businessId, id: planId, clientId, invoices, freezesCharges }: Plan,
  { reason, reviewOn, actor, now }: { reason: string; reviewOn: PlainDate; actor: string; now: Date },
): Promise<void> {
  for (const { invoiceId, holdId: before } of invoices) {
    if (before) await endHold(tx, { businessId, holdId: before, actor, now })
    const holdId = await insertHold(tx, {
      ...{ businessId, clientId, invoiceId, kind: 'plan', reason, amount: null, until: null, reviewOn, actor, now },
      stopsCharges: freezesCharges,
    })
    await keepHold(tx, { businessId, planId, invoiceId, holdId })
  }
}

const keepHold = (
  tx: Tx,
  { holdId, ...key }: { businessId: string; planId: string; invoiceId: string; holdId: string },
) => tx.planInvoice.update({ where: { businessId_planId_invoiceId: key }, data: { holdId } })

async function endEarlierTalk(
  tx: Tx,
  { businessId, invoiceId, actor, now }: { businessId: string; invoiceId: string; actor: string; now: Date },
): Promise<void> {
  const earlier = await tx.hold.findMany({
    where: { businessId, invoiceId, kind: 'proposal', releasedAt: null },
    select: { id: true },
  })
  for (const { id: holdId } of earlier) await endHold(tx, { businessId, holdId, actor, now })
}
