import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { nameKey } from '#app/domain/client/name-key.ts'
import { creditNoteKey, creditNoteRow } from '#app/domain/credit-note-import/credit-note-row.ts'
import type { ImportedCreditNote } from '#app/domain/credit-note-import/credit-note-row.ts'
import { decideCreditNote } from '#app/domain/credit-note-import/decide-credit-note.ts'
import type { CreditedInvoice, CreditNoteFate } from '#app/domain/credit-note-import/decide-credit-note.ts'
import type { RowRules } from '#app/domain/invoice-import/row-fate.ts'
import { lockClients } from '#app/db/read/dunning-facts.server.ts'
import { readInvoicesOfNumbers, readKnownCreditNotes } from '#app/db/read/list-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { importRefOf } from './import-ref.server.ts'
import { afterwards } from './take-payments.server.ts'
import type { ItemFate, Taker, TakerPlace } from './taker.ts'
import { writeCreditNotes } from './write-credit-notes.server.ts'
import type { BookedNote } from './write-credit-notes.server.ts'

interface Decided {
  readonly note: ImportedCreditNote
  readonly fate: CreditNoteFate
  readonly invoice: CreditedInvoice | null
}

/** Credit notes: each belongs to an invoice on file. The same note again is unchanged. */
export function creditNoteTaker(
  { businessId, now, actor = 'system' }: TakerPlace,
  { timeZone }: { timeZone: string },
  rules: RowRules,
): Taker<ImportedCreditNote> {
  const today = todayIn(timeZone, instantOf(now))
  const decide = (tx: Tx, notes: readonly ImportedCreditNote[]) => decideAll(tx, businessId, notes, today)
  return {
    check: ([row]) => creditNoteRow(row, rules),
    keyOf: creditNoteKey,
    repeats: (_, line) => `The same credit note stands on line ${line} already: each number once`,
    async look(tx, notes) {
      return (await decide(tx, notes)).map(fateOf)
    },
    async take(tx, notes) {
      const first = await decide(tx, notes)
      const clientIds = [...new Set(booked(first).map(({ clientId }) => clientId))]
      if (clientIds.length === 0) return first.map(fateOf)
      await lockClients(tx, businessId, clientIds)
      const decided = await decide(tx, notes)
      await writeCreditNotes(tx, { businessId, now, actor, timeZone }, booked(decided))
      return decided.map(fateOf)
    },
    show: ({ number, invoiceNumber, client, amount, creditedOn }) => ({
      ...{ number: number ?? invoiceNumber, client: client ?? `Invoice ${invoiceNumber}`, on: creditedOn, amount },
      open: null,
    }),
  }
}

const fateOf = ({ fate }: Decided): ItemFate => {
  if (fate.kind === 'reject') return { fate: 'rejected', reason: fate.reason }
  return { fate: fate.kind === 'book' ? 'created' : 'unchanged' }
}

const booked = (decided: readonly Decided[]): BookedNote[] =>
  decided.flatMap(({ note, fate, invoice }) =>
    fate.kind === 'book' && invoice
      ? [
          {
            ...{ ...fate, note, clientId: invoice.clientId, invoiceId: invoice.id },
            importRef: importRefOf(creditNoteKey(note)),
          },
        ]
      : [],
  )

/** What tells a note of our own from another of the same number. */
const ownMark = ({ number, creditedOn, amount, invoiceNumber }: ImportedCreditNote): string =>
  `${number ?? ''} ${creditedOn.toString()} ${amount.minor} ${amount.currency} ${invoiceNumber}`

async function decideAll(
  tx: Tx,
  businessId: string,
  notes: readonly ImportedCreditNote[],
  today: PlainDate,
): Promise<Decided[]> {
  const numbers = [...new Set(notes.map(({ invoiceNumber }) => invoiceNumber))]
  const invoices = await readInvoicesOfNumbers(tx, businessId, numbers)
  const refs = notes.map((note) => importRefOf(creditNoteKey(note)))
  const known = await readKnownCreditNotes(tx, businessId, { refs, marks: notes.map(ownMark), invoices: numbers })
  return notes.map((note) => {
    const invoice = invoices.get(note.invoiceNumber) ?? null
    const clientKey = note.client === null ? null : nameKey(note.client)
    const isKnown = known.has(importRefOf(creditNoteKey(note))) || known.has(ownMark(note))
    const fate = decideCreditNote(note, { isKnown, invoice, clientKey, today })
    if (invoice && fate.kind === 'book')
      invoices.set(note.invoiceNumber, {
        ...invoice,
        ...afterwards(invoice, fate),
        creditedMinor: invoice.creditedMinor + note.amount.minor,
      })
    return { note, fate, invoice }
  })
}
