import { randomInt } from 'node:crypto'
import { dayToColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { CheckedDraft } from '#app/domain/invoice/check-draft.ts'
import type { LineInput, Pricing } from '#app/domain/invoice/totals.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { newId } from '#app/ids.server.ts'
import { newReferenceCode } from './reference-code.server.ts'
import { recordEvents } from './timeline.server.ts'

/** What stands on an invoice, as it was checked (see checkDraft). */
export interface DraftContent {
  readonly clientId: string
  /** A number of its own, or the series it gets one from when it is issued. */
  readonly numbering: { readonly number: string } | { readonly seriesId: string }
  readonly currency: string
  readonly issuedOn: PlainDate
  readonly checked: CheckedDraft
  /** The terms as the client reads them. */
  readonly terms: string | null
  readonly purchaseOrder: string | null
  readonly description: string | null
  readonly notes: string | null
  readonly pricing: Pricing
  readonly lines: readonly (LineInput & { readonly description: string })[]
}

interface NewDraft extends DraftContent {
  readonly businessId: string
  /** Left out: a new one. */
  readonly id?: string
  /** The rhythm that makes it, and the period it is for; left out: a person does. */
  readonly recurring?: { readonly id: string; readonly periodOn: PlainDate }
  readonly actor: string
  readonly now: Date
}

/** Writes a draft: its row, its lines, its record. Errors: a unique violation where its number is taken. */
export async function insertDraft(tx: Tx, draft: NewDraft): Promise<{ invoiceId: string; number: string }> {
  const { businessId, clientId, numbering, checked, recurring, actor, now } = draft
  const invoiceId = draft.id ?? newId()
  const number = 'number' in numbering ? numbering.number : await workingNumber(tx, businessId)
  await tx.invoice.create({
    data: {
      ...{ businessId, id: invoiceId, number, state: 'draft', createdAt: now, referenceCode: newReferenceCode() },
      ...columnsOf(draft),
      ...(recurring && { recurringId: recurring.id, periodOn: dayToColumn(recurring.periodOn) }),
    },
  })
  await writeLines(tx, businessId, invoiceId, draft)
  const data = { number, total: moneyData(checked.totals.total) } satisfies TimelineData['invoice.created']
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'invoice.created', actor, at: now, data }])
  return { invoiceId, number }
}

/** Writes a draft anew. False when it is no draft any more: somebody was first. */
export async function replaceDraft(
  tx: Tx,
  { businessId, invoiceId, ...draft }: DraftContent & { businessId: string; invoiceId: string },
): Promise<boolean> {
  const before = await tx.invoice.findUnique({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: { number: true, numberPending: true },
  })
  const { numbering } = draft
  const kept = before?.numberPending ? before.number : null
  const number = 'number' in numbering ? numbering.number : (kept ?? (await workingNumber(tx, businessId)))
  const { count } = await tx.invoice.updateMany({
    where: { businessId, id: invoiceId, state: 'draft' },
    data: { number, ...columnsOf(draft) },
  })
  if (count === 0) return false
  await tx.invoiceLine.deleteMany({ where: { businessId, invoiceId } })
  await writeLines(tx, businessId, invoiceId, draft)
  return true
}

const columnsOf = (draft: DraftContent) => ({
  clientId: draft.clientId,
  currency: draft.currency,
  totalMinor: draft.checked.totals.total.minor,
  issuedOn: dayToColumn(draft.issuedOn),
  dueOn: dayToColumn(draft.checked.dueOn),
  terms: draft.terms,
  purchaseOrder: draft.purchaseOrder,
  description: draft.description,
  notes: draft.notes,
  discountBps: draft.checked.discount && Number(draft.checked.discount.bps),
  discountUntil: draft.checked.discount && dayToColumn(draft.checked.discount.until),
  seriesId: 'seriesId' in draft.numbering ? draft.numbering.seriesId : null,
  numberPending: 'seriesId' in draft.numbering,
  taxInclusive: draft.pricing.taxInclusive,
  rebateBps: draft.pricing.rebateBps,
})

async function writeLines(tx: Tx, businessId: string, invoiceId: string, { lines, checked }: DraftContent) {
  await tx.invoiceLine.createMany({
    data: lines.map(({ description, quantity, unitAmount, taxRate, discountBps = 0 }, position) => ({
      ...{ businessId, invoiceId, position, description, quantity, taxRate, discountBps },
      unitMinor: unitAmount,
      amountMinor: checked.totals.lines[position]?.amount.minor ?? 0n,
      taxMinor: checked.totals.lines[position]?.tax.minor ?? 0n,
    })),
  })
}

// No I, L, O, U, 0 or 1, so that it can be said on the telephone.
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What a draft is called until it is issued: "Draft 7K2M". */
async function workingNumber(tx: Tx, businessId: string): Promise<string> {
  for (;;) {
    const code = Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
    const number = `Draft ${code}`
    if ((await tx.invoice.count({ where: { businessId, number } })) === 0) return number
  }
}
