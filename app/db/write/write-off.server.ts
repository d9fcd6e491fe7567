import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { writeOffPosting } from '#app/domain/ledger/post.ts'
import { isPositive } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { advancePlans } from './advance-plans.server.ts'
import { appendPostings } from './ledger.server.ts'
import { moveInvoices } from './move-invoice.server.ts'
import { judgePromises } from './promises.server.ts'
import { recordEvents } from './timeline.server.ts'

/**
 * Gives up all that is open of an issued invoice, fees and interest included: posting `write_off/<id>/<n>`. Answers what was
 * given up; null when nothing was open. The caller holds the client's lock.
 */
export async function writeOff(
  tx: Tx,
  call: { businessId: string; invoiceId: string; reason?: string; actor: string; now: Date },
): Promise<Money | null> {
  const { businessId, invoiceId, reason, actor, now } = call
  const invoice = await tx.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: { client: { select: { business: { select: { timeZone: true } } } } },
  })
  const { clientId, currency, number } = invoice
  const rest = { minor: invoice.balanceMinor, currency }
  if (invoice.state !== 'issued' || !isPositive(rest)) return null
  const before = await tx.ledgerEntry.count({ where: { businessId, invoiceId, account: 'write_off' } })
  const occurredOn = todayIn(invoice.client.business.timeZone, instantOf(now))
  await appendPostings(tx, { businessId, clientId, occurredOn, recordedAt: now }, [
    writeOffPosting(asInvoiceId(invoiceId), rest, before + 1),
  ])
  const data = {
    ...{ number, amount: moneyData(rest) },
    ...(reason !== undefined && { reason }),
  } satisfies TimelineData['invoice.written_off']
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'invoice.written_off', actor, at: now, data }])
  await moveInvoices(tx, businessId, [invoiceId], 'write_off', now)
  await judgePromises(tx, businessId, clientId, now)
  await advancePlans(tx, { businessId, clientId, now })
  await tx.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { nextCheckAt: now } })
  return rest
}
