import { loadCorrespondent } from '#app/db/read/correspondent.server.ts'
import { readEarlyDiscounts } from '#app/db/read/early-discounts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { formatDay, instantOf, todayIn } from '#app/domain/business-day.ts'
import { formatMoney, isPositive } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { shortWork } from '#app/domain/dunning/reminder-words.ts'
import { dayFromColumn } from '#app/db/calendar-day.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { writeNote } from '#app/domain/words/note-draft.ts'
import { phrasesOf } from '#app/domain/words/phrases.ts'
import type { invoiceNotes } from '#app/domain/words/template-kinds.ts'
import { attachInvoice } from './attach-invoice.server.ts'
import type { Paper } from './attach-papers.server.ts'
import { queueNote } from './queue-note.server.ts'

export interface InvoiceMail {
  businessId: string
  invoiceId: string
  note: (typeof invoiceNotes)[number]
  /** What the business adds in its own words; may be empty. */
  message: string
  /** True where a dispute ends with it. */
  disputed?: boolean
  credit?: { readonly amount: Money; readonly number: number; readonly paper: Paper }
  /** Left out: now. */
  sendAt?: Date
  now: Date
}

/**
 * Mails an invoice with its PDF and what is attached to it, or tells that it was cancelled or credited; copies go to whom the
 * client named for them. Null where nobody can be written to. The caller holds the client's lock.
 */
export async function queueInvoice(tx: Tx, mail: InvoiceMail): Promise<string | null> {
  const { businessId, invoiceId, note, message, disputed = false, credit, sendAt, now } = mail
  const invoice = await tx.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: { files: { orderBy: { addedAt: 'asc' } } },
  })
  const { clientId, number, currency } = invoice
  const correspondent = await loadCorrespondent(tx, businessId, clientId)
  const { locale, templates: own, business, greetingName, to } = correspondent
  if (!to) return null
  const phrases = phrasesOf(languageOf(locale))
  const money = (minor: bigint): Money => ({ minor, currency })
  const today = todayIn(business.timeZone, instantOf(now))
  const offer = (await readEarlyDiscounts(tx, businessId, [invoiceId], today)).get(invoiceId)
  const draft = writeNote<'invoice'>(
    `invoice.${note}`,
    { locale, own, signedBy: [business.name], action: actionOf(note, number, phrases) },
    {
      'client.name': greetingName,
      'business.name': business.name,
      'invoice.number': number,
      'invoice.total': formatMoney(money(invoice.totalMinor), locale),
      'invoice.open': isPositive(money(invoice.balanceMinor)) ? formatMoney(money(invoice.balanceMinor), locale) : '',
      'invoice.due_on': formatDay(dayFromColumn(invoice.dueOn), locale),
      'invoice.description': shortWork(invoice.description) ?? '',
      'invoice.message': message,
      'invoice.disputed': disputed ? 'yes' : '',
      'credit.amount': credit ? formatMoney(credit.amount, locale) : '',
      'credit.number': credit ? String(credit.number) : '',
      discount_sentence: offer
        ? phrases.discount(formatMoney(offer.saves, locale), formatDay(offer.until, locale))
        : '',
    },
  )
  const copies = await tx.contact.findMany({
    where: { businessId, clientId, role: 'cc', state: 'usable', email: { not: to } },
    select: { email: true },
  })
  const sentBefore = await tx.outboxMessage.count({ where: { businessId, invoiceId, kind: 'invoice' } })
  const files = invoice.files.map(({ filename, fileHash }) => ({ filename, fileHash }))
  return queueNote(tx, {
    ...{ businessId, correspondent, invoiceId, draft, now, kind: 'invoice' },
    key: `invoice/${invoiceId}/${sentBefore + 1}`,
    ...(sendAt && { sendAt }),
    cc: copies.map(({ email }) => email),
    attachments:
      note === 'issued'
        ? [await attachInvoice(tx, businessId, invoiceId, now), ...files]
        : credit
          ? [credit.paper]
          : [],
  })
}

const actionOf = (note: InvoiceMail['note'], number: string, phrases: ReturnType<typeof phrasesOf>) =>
  note === 'issued' ? phrases.payInvoice(number) : phrases.openInvoice(number)
