import { dayToColumn } from '#app/db/calendar-day.ts'
import { readCharges } from '#app/db/read/charges.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { readAnnounced } from '#app/domain/charge/announced-charge.ts'
import type { NewCharge } from '#app/domain/charge/reckon-charges.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { chargePosting, waivePosting } from '#app/domain/ledger/post.ts'
import { isPositive, isZero } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { newId } from '#app/ids.server.ts'
import { wakePlans } from './instalment-notices.server.ts'
import { appendPostings } from './ledger.server.ts'
import { moveInvoices } from './move-invoice.server.ts'
import { recordEvents } from './timeline.server.ts'

interface ChargesToMake {
  readonly businessId: string
  readonly clientId: string
  /** The message that announces them; null where a letter does. */
  readonly messageId: string | null
  readonly invoices: readonly { readonly id: string; readonly number: string; readonly charges: readonly NewCharge[] }[]
  readonly now: Date
}

/** Adds what was reckoned to what is owed: rows, postings `charge/<id>`, timeline. The caller holds the client's lock. */
async function makeCharges(tx: Tx, { businessId, clientId, messageId, invoices, now }: ChargesToMake): Promise<void> {
  for (const invoice of invoices) {
    for (const { kind, stage, amount, fromDay, toDay, calculation } of invoice.charges) {
      const id = newId()
      await tx.charge.create({
        data: {
          ...{ businessId, id, clientId, invoiceId: invoice.id, messageId, kind, stage },
          amountMinor: amount.minor,
          currency: amount.currency,
          fromDay: dayToColumn(fromDay),
          toDay: dayToColumn(toDay),
          calculation: [...calculation],
          chargedAt: now,
        },
      })
      await appendPostings(tx, { businessId, clientId, occurredOn: toDay, recordedAt: now }, [
        chargePosting({ id, kind, invoiceId: asInvoiceId(invoice.id), amount }),
      ])
      const data = {
        ...{ chargeId: id, number: invoice.number, kind, amount: moneyData(amount), calculation },
      } satisfies TimelineData['charge.made']
      await recordEvents(tx, [{ businessId, clientId, invoiceId: invoice.id, type: 'charge.made', at: now, data }])
    }
  }
}

/** Makes what a message or a letter announced, in the amounts it says; nothing where it announced nothing. */
export async function makeAnnounced(
  tx: Tx,
  call: { businessId: string; clientId: string; messageId: string | null; announces: unknown; now: Date },
): Promise<void> {
  const { businessId, clientId, messageId, now } = call
  const charges = readAnnounced(call.announces)
  if (charges.length === 0) return
  const rows = await tx.invoice.findMany({
    where: { businessId, id: { in: charges.map(({ invoiceId }) => invoiceId) } },
    select: { id: true, number: true },
  })
  const invoices = rows.map((row) => ({ ...row, charges: charges.filter(({ invoiceId }) => invoiceId === row.id) }))
  await makeCharges(tx, { businessId, clientId, messageId, invoices, now })
}

interface ChargeToWaive {
  readonly businessId: string
  readonly chargeId: string
  readonly reason: string
  /** `user:<id>`, `api:<key id>`; `system` when the message that announced it did not arrive. */
  readonly actor: string
  readonly now: Date
}

export type WaiveRefusal = 'not_found' | 'waived_already' | 'paid'

/**
 * Gives up what is still open of a charge: posting `waive/<id>`. An invoice with nothing left is settled by it. The caller
 * holds the client's lock.
 */
export async function waiveCharge(
  tx: Tx,
  { businessId, chargeId, reason, actor, now }: ChargeToWaive,
): Promise<Result<{ waived: Money }, WaiveRefusal>> {
  const where = { businessId_id: { businessId, id: chargeId } }
  const row = await tx.charge.findUnique({
    where,
    include: {
      invoice: { select: { number: true } },
      client: { select: { business: { select: { timeZone: true } } } },
    },
  })
  if (!row) return refuse('not_found')
  if (row.waivedAt) return refuse('waived_already')
  const { clientId, invoiceId, kind, invoice } = row
  const charge = (await readCharges(tx, businessId, [invoiceId]))
    .get(invoiceId)
    ?.charges.find(({ id }) => id === chargeId)
  if (!charge || !isPositive(charge.open)) return refuse('paid')

  const occurredOn = todayIn(row.client.business.timeZone, instantOf(now))
  await tx.charge.update({
    where,
    data: {
      ...{ waivedAt: now, waivedBy: actor, waivedReason: reason },
      // What was partly paid has been made and seen; its stage does not charge again.
      takenBack: actor === 'system' && isZero(charge.paid),
    },
  })
  await appendPostings(tx, { businessId, clientId, occurredOn, recordedAt: now }, [
    waivePosting({ id: chargeId, kind, invoiceId: asInvoiceId(invoiceId), open: charge.open }),
  ])
  const event = { businessId, clientId, invoiceId, actor, at: now }
  const data = {
    ...{ chargeId, number: invoice.number, kind, amount: moneyData(charge.open), reason },
  } satisfies TimelineData['charge.waived']
  await recordEvents(tx, [{ ...event, type: 'charge.waived', data }])
  const { state, balanceMinor } = await tx.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: { state: true, balanceMinor: true },
  })
  if (state === 'issued' && balanceMinor === 0n) {
    await moveInvoices(tx, businessId, [invoiceId], 'settle', now)
    await recordEvents(tx, [{ ...event, type: 'invoice.settled', data: { number: invoice.number } }])
  }
  await tx.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { nextCheckAt: now } })
  await wakePlans(tx, { businessId, invoiceIds: [invoiceId], now })
  return ok({ waived: charge.open })
}

/**
 * Takes back what a message announced that did not arrive: as if it had never been charged, so that its stage may charge
 * again. What the client has paid of it meanwhile stays paid. The caller holds the client's lock.
 */
export async function takeBackCharges(
  tx: Tx,
  { businessId, messageId, reason, now }: { businessId: string; messageId: string; reason: string; now: Date },
): Promise<void> {
  const charges = await tx.charge.findMany({ where: { businessId, messageId, waivedAt: null }, select: { id: true } })
  for (const { id } of charges) await waiveCharge(tx, { businessId, chargeId: id, reason, actor: 'system', now })
}
