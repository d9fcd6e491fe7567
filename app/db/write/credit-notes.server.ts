import { dayToColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { creditPosting } from '#app/domain/ledger/post.ts'
import { formatMoney, isPositive, minMoney, subtractMoney, zero } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { newId } from '#app/ids.server.ts'
import { advancePlans } from './advance-plans.server.ts'
import { appendPostings } from './ledger.server.ts'
import { moveInvoices } from './move-invoice.server.ts'
import { judgePromises } from './promises.server.ts'
import { openTask } from './tasks.server.ts'
import { recordEvents } from './timeline.server.ts'

export interface NewCreditNote {
  businessId: string
  invoiceId: string
  disputeId: string | null
  amount: Money
  /** What of it is tax; left out or null: in proportion to the invoice. */
  tax?: Money | null
  /** Positions of the lines it is for; left out: a sum. */
  lines?: readonly number[]
  /** Plain words; they stand on the note and on record. */
  reason: string
  actor: string
  now: Date
}

export interface IssuedCreditNote {
  readonly id: string
  /** Without a gap, per business. */
  readonly number: number
  readonly amount: Money
}

/**
 * Issues a credit note: number, posting `credit/<id>`, record. An invoice with nothing left is settled by it (R22); what was
 * paid beyond it becomes the client's credit, and a person's task. The caller holds the client's lock.
 */
export async function issueCreditNote(tx: Tx, note: NewCreditNote): Promise<IssuedCreditNote> {
  const { businessId, invoiceId, disputeId, amount, tax = null, lines = [], reason, actor, now } = note
  const invoice = await tx.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: { client: { select: { business: { select: { timeZone: true, locale: true } } } } },
  })
  const { clientId, currency, number } = invoice
  const { timeZone, locale } = invoice.client.business
  const balance = { minor: invoice.balanceMinor, currency }
  const applied = isPositive(balance) ? minMoney(amount, balance) : zero(currency)
  const today = todayIn(timeZone, instantOf(now))
  const id = newId()
  const creditNumber = await takeCreditNumbers(tx, businessId)
  await tx.creditNote.create({
    data: {
      ...{ businessId, id, number: creditNumber, clientId, invoiceId, disputeId, currency, reason },
      ...{ taxMinor: tax && tax.minor, lines: [...lines] },
      ...{ amountMinor: amount.minor, issuedOn: dayToColumn(today), issuedBy: actor, createdAt: now },
    },
  })
  await appendPostings(tx, { businessId, clientId, occurredOn: today, recordedAt: now }, [
    creditPosting({ id, invoiceId: asInvoiceId(invoiceId), amount, applied }),
  ])
  const event = { businessId, clientId, invoiceId, actor, at: now }
  const data = {
    ...{ number, creditNumber, amount: moneyData(amount), reason },
  } satisfies TimelineData['credit_note.issued']
  await recordEvents(tx, [{ ...event, type: 'credit_note.issued', data }])
  if (invoice.state === 'issued' && balance.minor === applied.minor) {
    await moveInvoices(tx, businessId, [invoiceId], 'settle', now)
    await recordEvents(tx, [{ ...event, type: 'invoice.settled', data: { number } }])
  }
  const over = subtractMoney(amount, applied)
  if (isPositive(over)) {
    await openTask(tx, {
      ...{ businessId, clientId, invoiceId, key: `overpayment/credit/${id}`, kind: 'overpayment', dueOn: today, now },
      title: `${formatMoney(over, locale)} of credit note ${creditNumber} was paid already: refund it or keep it as credit`,
    })
  }
  await judgePromises(tx, businessId, clientId, now)
  await advancePlans(tx, { businessId, clientId, now })
  await tx.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { nextCheckAt: now } })
  return { id, number: creditNumber, amount }
}

/** The next number of the business's credit notes; whoever takes one, or several from it on, holds the business until the end, so no number is lost. */
export async function takeCreditNumbers(tx: Tx, businessId: string): Promise<number> {
  await tx.$queryRaw`SELECT FROM "Business" WHERE "id" = ${businessId}::uuid FOR NO KEY UPDATE`
  const { _max: highest } = await tx.creditNote.aggregate({ where: { businessId }, _max: { number: true } })
  return (highest.number ?? 0) + 1
}
