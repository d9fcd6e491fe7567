import { readCharges } from '#app/db/read/charges.server.ts'
import { loadLiveDispute } from '#app/db/read/disputes.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { issuePosting, reversalOf } from '#app/domain/ledger/post.ts'
import { isPositive, money } from '#app/domain/money.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { advancePlans } from './advance-plans.server.ts'
import { waiveCharge } from './charges.server.ts'
import { endDisputeRest } from './dispute-rest.server.ts'
import { moveDispute } from './disputes.server.ts'
import { endHold } from './holds.server.ts'
import { appendPostings } from './ledger.server.ts'
import { moveInvoices } from './move-invoice.server.ts'
import { moveMessage } from './move-message.server.ts'
import { cancelPromises } from './promises.server.ts'
import { recordEvents } from './timeline.server.ts'

interface VoidInvoice {
  businessId: string
  invoiceId: string
  /** Plain words, for the record. */
  reason: string
  actor: string
  now: Date
}

/**
 * Undoes an issued invoice, or discards a draft: charges waived, posting `reversal/issue/<id>`, and everything that waited for
 * it closed. Answers whether a dispute ended with it. The caller holds the client's lock and has checked that it may be voided.
 */
export async function voidInvoice(tx: Tx, call: VoidInvoice): Promise<{ disputed: boolean }> {
  const { businessId, invoiceId, reason, actor, now } = call
  const where = { businessId_id: { businessId, id: invoiceId } }
  const invoice = await tx.invoice.findUniqueOrThrow({
    where,
    include: { client: { select: { business: { select: { timeZone: true } } } } },
  })
  const { clientId, number, state, currency } = invoice
  const event = { businessId, clientId, invoiceId, actor, at: now }
  const data = { number, was: state, reason } satisfies TimelineData['invoice.voided']
  if (state === 'draft') {
    await tx.invoice.update({ where, data: { state: 'void', numberPending: false } })
    await recordEvents(tx, [{ ...event, type: 'invoice.voided', data }])
    return { disputed: false }
  }
  const waiting = (await readCharges(tx, businessId, [invoiceId])).get(invoiceId)?.charges ?? []
  for (const { id: chargeId } of waiting.filter(({ open }) => isPositive(open))) {
    await waiveCharge(tx, { businessId, chargeId, reason: 'the invoice was voided', actor, now })
  }
  const occurredOn = todayIn(invoice.client.business.timeZone, instantOf(now))
  await appendPostings(tx, { businessId, clientId, occurredOn, recordedAt: now }, [
    reversalOf(issuePosting({ id: asInvoiceId(invoiceId), total: money(invoice.totalMinor, currency) })),
  ])
  await recordEvents(tx, [{ ...event, type: 'invoice.voided', data }])
  await cancelPromises(tx, { businessId, invoiceId, above: null, reason: 'the invoice was voided', actor, now })
  const disputed = await closeDispute(tx, call)
  await moveInvoices(tx, businessId, [invoiceId], 'void', now)
  const holds = await tx.hold.findMany({ where: { businessId, invoiceId, releasedAt: null }, select: { id: true } })
  for (const { id: holdId } of holds) await endHold(tx, { businessId, holdId, actor, now })
  const unsent = await tx.outboxMessage.findMany({
    where: {
      businessId,
      invoiceId,
      kind: { in: ['invoice', 'reminder', 'invitation'] },
      state: { in: ['drafted', 'queued'] },
    },
    select: { id: true },
  })
  for (const { id } of unsent) {
    await moveMessage(tx, { businessId, id, clientId }, 'cancel', { now, reason: 'The invoice was voided.' })
  }
  await advancePlans(tx, { businessId, clientId, now })
  await tx.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { nextCheckAt: now } })
  return { disputed }
}

/** A dispute of what is owed no more ends in the client's favour, and nobody is waited for. */
async function closeDispute(tx: Tx, { businessId, invoiceId, reason, actor, now }: VoidInvoice): Promise<boolean> {
  const dispute = await loadLiveDispute(tx, businessId, invoiceId)
  if (!dispute) return false
  const { id: disputeId, clientId, invoice } = dispute
  const amount = dispute.disputed ?? invoice.total
  const moved = await moveDispute(tx, dispute, 'resolve', {
    ...{ outcome: 'accepted', creditMinor: amount.minor, decidedAt: now, decidedBy: actor, remindAt: null },
    ...{ agreed: true, agreedAt: now },
  })
  if (!moved) return false
  await endDisputeRest(tx, dispute, { outcome: 'the invoice was voided', actor, now })
  const data = {
    ...{ disputeId, number: invoice.number, outcome: 'accepted', amount: moneyData(amount), reason },
  } satisfies TimelineData['dispute.resolved']
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'dispute.resolved', actor, at: now, data }])
  return true
}
