import { dateOf, startOfDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { settlesInvoice } from '#app/domain/invoice-import/compare-invoice.ts'
import { importedPayment } from '#app/domain/invoice-import/opening-payment.ts'
import { invoiceId as toInvoiceId } from '#app/domain/ids.ts'
import { issuePosting } from '#app/domain/ledger/post.ts'
import type { Posting } from '#app/domain/ledger/post.ts'
import { isPositive, isZero, subtractMoney } from '#app/domain/money.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { insertOpenings, insertRows } from '#app/db/sql/insert-rows.server.ts'
import type { JsonRow } from '#app/db/sql/insert-rows.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { newReferenceCode } from '#app/db/write/reference-code.server.ts'
import { newId } from '#app/ids.server.ts'
import type { InvoiceDecision } from './decide-batch.server.ts'
import type { ImportPlace } from './write-clients.server.ts'

export interface InvoicePlace extends ImportPlace {
  readonly timeZone: string
  readonly importRunId: string | null
  /** R3: where an invoice due on that day enters the ladder, in days from its due date. */
  readonly enterOffsetFor: (dueOn: PlainDate) => number | null
}

type Created = Extract<InvoiceDecision, { fate: 'created' }>
type Updated = Extract<InvoiceDecision, { fate: 'updated' }>

/** Writes what a batch decided about invoices: new ones with lines, ledger and timeline, changes to known ones. */
export async function writeInvoices(tx: Tx, place: InvoicePlace, decisions: readonly InvoiceDecision[]): Promise<void> {
  // Books kept elsewhere may correct what they printed; the database lets nobody else.
  await tx.$queryRaw`SELECT set_config('dunwell.import', 'on', true)`
  const created = decisions.filter((decision) => decision.fate === 'created')
  await insertNew(
    tx,
    place,
    created.map((decision) => ({ ...decision, id: newId() })),
  )
  const updated = decisions.filter((decision) => decision.fate === 'updated')
  if (updated.length > 0) await applyUpdates(tx, place, updated)

  const looked = [
    ...created.filter(({ invoice }) => !isPaid(invoice)).map(({ clientId }) => clientId),
    ...updated.filter(({ known }) => known.state === 'issued').map(({ known }) => known.clientId),
  ]
  if (looked.length === 0) return
  await tx.$executeRaw`
    UPDATE "Client" SET "nextCheckAt" = ${place.now}
    WHERE "businessId" = ${place.businessId}::uuid AND "id" = ANY(${[...new Set(looked)]}::uuid[])
      AND ("nextCheckAt" IS NULL OR "nextCheckAt" > ${place.now})`
}

const isPaid = ({ total, paid }: Created['invoice']): boolean => isZero(subtractMoney(total, paid))

async function insertNew(tx: Tx, place: InvoicePlace, created: readonly (Created & { id: string })[]): Promise<void> {
  const { businessId, now, importRunId } = place
  const instantOf = dayStarts(place.timeZone)
  const invoices = created.map(({ id, clientId, invoice }) => ({
    ...{ businessId, id, clientId, importRunId, number: invoice.number },
    state: isPaid(invoice) ? 'settled' : 'issued',
    currency: invoice.total.currency,
    totalMinor: invoice.total.minor.toString(),
    balanceMinor: subtractMoney(invoice.total, invoice.paid).minor.toString(),
    processingMinor: '0',
    issuedOn: invoice.issuedOn.toString(),
    dueOn: invoice.dueOn.toString(),
    terms: invoice.terms,
    purchaseOrder: invoice.purchaseOrder,
    description: invoice.description,
    createdAt: now.toISOString(),
    issuedAt: instantOf(invoice.issuedOn),
    settledAt: isPaid(invoice) ? instantOf(invoice.settledOn ?? invoice.issuedOn) : null,
    enterOffset: place.enterOffsetFor(invoice.dueOn),
    referenceCode: newReferenceCode(),
  }))
  await insertRows(tx, 'Invoice', invoices)
  await insertRows(
    tx,
    'InvoiceLine',
    created.flatMap(({ id, invoice }) =>
      invoice.lines.map((line, position) => ({
        ...{ businessId, invoiceId: id, position, description: line.description, quantity: line.quantity },
        unitMinor: line.unitMinor.toString(),
        taxRate: '0',
        amountMinor: line.amountMinor.toString(),
        taxMinor: line.taxMinor.toString(),
      })),
    ),
  )
  const entries = created.flatMap(({ id, clientId, invoice }) => {
    const invoiceId = toInvoiceId(id)
    const { total, paid, issuedOn } = invoice
    const issue = isPositive(total) ? [issuePosting({ id: invoiceId, total })] : []
    const payment = isPositive(paid) ? [importedPayment(invoiceId, paid, paid)] : []
    return [
      ...issue.flatMap((posting) => ledgerRows(place, clientId, posting, issuedOn)),
      ...payment.flatMap((posting) => ledgerRows(place, clientId, posting, invoice.settledOn ?? issuedOn)),
    ]
  })
  await insertOpenings(tx, entries)
  await insertRows(
    tx,
    'TimelineEvent',
    created.map(({ id, clientId, invoice: { number, total, paid } }) => {
      const balance = moneyData(subtractMoney(total, paid))
      const importId = importRunId === null ? {} : { importId: importRunId }
      const data: TimelineData['invoice.imported'] = { number, total: moneyData(total), balance, ...importId }
      return eventOf(place, { id, clientId }, 'invoice.imported', data)
    }),
  )
}

async function applyUpdates(tx: Tx, place: InvoicePlace, updated: readonly Updated[]): Promise<void> {
  const { businessId, now } = place
  const entries = updated.flatMap(({ known, invoice, newlyPaid }) => {
    if (!newlyPaid) return []
    const posting = importedPayment(toInvoiceId(known.id), invoice.paid, newlyPaid)
    return ledgerRows(place, known.clientId, posting, invoice.settledOn ?? place.today)
  })
  await insertRows(tx, 'LedgerEntry', entries)

  const settled = updated.filter(({ known, newlyPaid }) => newlyPaid && settlesInvoice(known, newlyPaid))
  const instantOf = dayStarts(place.timeZone)
  const changes = updated.map(({ known, invoice, fields }) => ({
    ...{ id: known.id, dueOn: fields.dueOn?.toString() },
    ...{ terms: fields.terms, purchaseOrder: fields.purchaseOrder, description: fields.description },
    paidAt: invoice.settledOn ? instantOf(invoice.settledOn) : now.toISOString(),
  }))
  await tx.$executeRaw`
    UPDATE "Invoice" i SET
      "dueOn" = coalesce(given."dueOn", i."dueOn"),
      "terms" = coalesce(given."terms", i."terms"), "purchaseOrder" = coalesce(given."purchaseOrder", i."purchaseOrder"),
      "description" = coalesce(given."description", i."description"),
      "state" = CASE WHEN i."state" = 'issued' AND i."balanceMinor" = 0 THEN 'settled' ELSE i."state" END,
      "settledAt" = CASE WHEN i."state" = 'issued' AND i."balanceMinor" = 0 THEN given."paidAt" ELSE i."settledAt" END
    FROM json_to_recordset(${JSON.stringify(changes)}::json)
      AS given("id" uuid, "dueOn" date, "terms" text, "purchaseOrder" text, "description" text, "paidAt" timestamptz)
    WHERE i."businessId" = ${businessId}::uuid AND i."id" = given."id"`
  // An invoice without lines of its own has one that repeats its description.
  await tx.$executeRaw`
    UPDATE "InvoiceLine" l SET "description" = given."now"
    FROM json_to_recordset(${JSON.stringify(redescribed(updated))}::json) AS given("id" uuid, "before" text, "now" text)
    WHERE l."businessId" = ${businessId}::uuid AND l."invoiceId" = given."id" AND l."description" = given."before"`
  await insertRows(tx, 'TimelineEvent', [
    ...updated.filter(hasNews).map((update) => {
      const { known, invoice } = update
      return eventOf(place, known, 'invoice.updated', { number: invoice.number, changed: changesOf(update) })
    }),
    ...settled.map(({ known, invoice }) => eventOf(place, known, 'invoice.settled', { number: invoice.number })),
  ])
}

const changesOf = ({ fields, newlyPaid }: Updated): string[] => [...Object.keys(fields), ...(newlyPaid ? ['paid'] : [])]
const hasNews = (update: Updated): boolean => changesOf(update).length > 0

const redescribed = (updated: readonly Updated[]) =>
  updated.flatMap(({ known, invoice, fields }) =>
    fields.description === undefined
      ? []
      : [{ id: known.id, before: known.description ?? `Invoice ${invoice.number}`, now: fields.description }],
  )

function ledgerRows(place: InvoicePlace, clientId: string, { key, entries }: Posting, on: PlainDate): JsonRow[] {
  return entries.map(({ account, amount, invoiceId }, line) => ({
    businessId: place.businessId,
    ...{ postingKey: key, line, account, currency: amount.currency, clientId, invoiceId: invoiceId ?? null },
    amountMinor: amount.minor.toString(),
    occurredOn: on.toString(),
    recordedAt: place.now.toISOString(),
  }))
}

function eventOf<Type extends 'invoice.imported' | 'invoice.updated' | 'invoice.settled'>(
  { businessId, actor, now }: InvoicePlace,
  { id, clientId }: { id: string; clientId: string },
  type: Type,
  data: TimelineData[Type],
): JsonRow {
  return { businessId, id: newId(), at: now.toISOString(), type, actor, clientId, invoiceId: id, data }
}

/** The first instant of a day in the business's zone; a file has far fewer days than rows. */
function dayStarts(timeZone: string): (day: PlainDate) => string {
  const known = new Map<string, string>()
  return (day) => {
    const key = day.toString()
    const instant = known.get(key) ?? dateOf(startOfDay(day, timeZone)).toISOString()
    known.set(key, instant)
    return instant
  }
}
