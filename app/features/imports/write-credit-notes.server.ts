import type { CreditNoteFate } from '#app/domain/credit-note-import/decide-credit-note.ts'
import type { ImportedCreditNote } from '#app/domain/credit-note-import/credit-note-row.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { explainedPosting } from '#app/domain/ledger/explain-imported.ts'
import { creditPosting } from '#app/domain/ledger/post.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { insertRows } from '#app/db/sql/insert-rows.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { takeCreditNumbers } from '#app/db/write/credit-notes.server.ts'
import { newId } from '#app/ids.server.ts'
import { followUpBooked, postingRows } from './book-list.server.ts'
import type { BookPlace } from './book-list.server.ts'

export type BookedNote = Extract<CreditNoteFate, { kind: 'book' }> & {
  readonly note: ImportedCreditNote
  readonly clientId: string
  readonly invoiceId: string
  readonly importRef: string
}

/**
 * Books the credit notes of a batch: rows, ledger, timeline. They bear the next numbers of our own row of numbers; the one on paper
 * stands in the reason and on record.
 */
export async function writeCreditNotes(tx: Tx, place: BookPlace, booked: readonly BookedNote[]): Promise<void> {
  const { businessId, now, actor } = place
  const at = now.toISOString()
  const first = await takeCreditNumbers(tx, businessId)
  const notes = booked.map((one, index) => ({ ...one, id: newId(), number: first + index, reason: reasonOf(one.note) }))
  await insertRows(
    tx,
    'CreditNote',
    notes.map(({ id, number, clientId, invoiceId, importRef, reason, note: { amount, tax, creditedOn } }) => ({
      ...{ businessId, id, number, clientId, invoiceId, importRef, reason, lines: [] },
      ...{ amountMinor: amount.minor.toString(), taxMinor: tax && tax.minor.toString(), currency: amount.currency },
      ...{ issuedOn: creditedOn.toString(), issuedBy: actor, createdAt: at },
    })),
  )
  await insertRows(
    tx,
    'LedgerEntry',
    notes.flatMap(({ id, clientId, invoiceId: onId, explained, appliedMinor, note: { amount }, bookedOn }) => {
      const invoiceId = asInvoiceId(onId)
      const { currency } = amount
      const whole = explained.reduce((sum, { minor }) => sum + minor, appliedMinor)
      const credit = creditPosting({ id, invoiceId, amount, applied: { minor: whole, currency } })
      return [
        ...explained.flatMap(({ minor, on }, nth) =>
          postingRows(place, clientId, explainedPosting(id, nth, { invoiceId, minor, currency }), on),
        ),
        ...postingRows(place, clientId, credit, bookedOn),
      ]
    }),
  )
  await insertRows(
    tx,
    'TimelineEvent',
    notes.map(({ number: creditNumber, clientId, invoiceId, reason, note: { amount, invoiceNumber } }) => {
      const data = {
        ...{ number: invoiceNumber, creditNumber, amount: moneyData(amount), reason },
      } satisfies TimelineData['credit_note.issued']
      return { businessId, id: newId(), at, type: 'credit_note.issued', actor, clientId, invoiceId, data }
    }),
  )
  await followUpBooked(tx, place, notes)
}

const reasonOf = ({ number, reason }: ImportedCreditNote): string =>
  number === null || reason.includes(number) ? reason : `${reason} (${number})`
