import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { CreditNoteDocument } from '#app/domain/credit-note/credit-note-document.ts'
import { taxShare } from '#app/domain/dispute/tax-share.ts'
import { sumMoney } from '#app/domain/money.ts'
import { wordsLocale } from '#app/domain/words/language.ts'

/** All that stands on one credit note's PDF. Errors: throws for a note this business does not have. */
export async function loadCreditNoteDocument(tx: Tx, businessId: string, id: string): Promise<CreditNoteDocument> {
  const note = await tx.creditNote.findUniqueOrThrow({
    where: { businessId_id: { businessId, id } },
    include: {
      invoice: { include: { lines: { orderBy: { position: 'asc' } } } },
      client: { select: { name: true, postalAddress: true, locale: true, business: { omit: { logo: true } } } },
    },
  })
  const { client, invoice, currency } = note
  const money = (minor: bigint) => ({ minor, currency })
  const amount = money(note.amountMinor)
  const total = money(invoice.totalMinor)
  const tax = sumMoney(
    invoice.lines.map(({ taxMinor }) => money(taxMinor)),
    currency,
  )
  const { name, postalAddress, email, brandColor, locale } = client.business
  return {
    business: { name, postalAddress, email, brandColor },
    client: { name: client.name, postalAddress: client.postalAddress },
    locale: wordsLocale(client.locale, locale),
    number: note.number,
    issuedOn: dayFromColumn(note.issuedOn),
    invoice: { number: invoice.number, issuedOn: dayFromColumn(invoice.issuedOn), total },
    reason: note.reason,
    lines: invoice.lines
      .filter(({ position }) => note.lines.includes(position))
      .map(({ description, amountMinor, taxMinor }) => ({ description, amount: money(amountMinor + taxMinor) })),
    amount,
    ...(note.taxMinor === null
      ? taxShare(amount, { total, tax })
      : { net: money(note.amountMinor - note.taxMinor), tax: money(note.taxMinor) }),
  }
}
