import { loadCorrespondent } from '#app/db/read/correspondent.server.ts'
import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import { readCredit } from '#app/db/read/open-items.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { enqueueMessage } from '#app/db/write/enqueue-message.server.ts'
import { createPortalLink } from '#app/db/write/portal-links.server.ts'
import { formatDay } from '#app/domain/business-day.ts'
import { formatMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { statementBasis } from '#app/domain/statement/decide-statement.ts'
import type { StatementFacts } from '#app/domain/statement/decide-statement.ts'
import { statementLabels } from '#app/domain/statement/statement-labels.ts'
import type { StatementWish } from '#app/domain/statement/statement-wish.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { writeNote } from '#app/domain/words/note-draft.ts'
import { phrasesOf } from '#app/domain/words/phrases.ts'
import { renderNote } from '#app/gateways/email/render.server.ts'
import { attachStatement } from './attach-statement.server.ts'

export interface StatementMail {
  readonly businessId: string
  readonly clientId: string
  readonly wish: StatementWish
  readonly facts: StatementFacts
  /** Idempotency key: a second mail of this key is not written. */
  readonly key: string
  readonly sendAt: Date
  readonly now: Date
}

/** Mails a statement as a PDF, with a link to the client's page of all invoices. Null where the key was there already. */
export async function queueStatement(
  tx: Tx,
  mail: StatementMail,
): Promise<{ messageId: string; fileHash: string } | null> {
  const { businessId, clientId, wish, facts, key, sendAt, now } = mail
  const { recipient: to, today } = facts
  const of = { businessId, clientId }
  const correspondent = await loadCorrespondent(tx, businessId, clientId)
  const { locale, templates: own, business, greetingName, clientLocale } = correspondent
  const newest = await tx.invoice.findFirst({
    where: { ...of, state: { not: 'draft' } },
    orderBy: [{ balanceMinor: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  if (!to || !newest) return null
  const { and } = phrasesOf(languageOf(locale))
  const sums = (amounts: readonly Money[]) => and(amounts.map((amount) => formatMoney(amount, locale)))
  const day = (of: StatementFacts['today']) => formatDay(of, locale, 'long')
  const draft = writeNote<'statement'>(
    `statement.${wish.kind}`,
    { locale, own, action: statementLabels(locale).see, signedBy: [business.name] },
    {
      'client.name': greetingName,
      'business.name': business.name,
      'statement.to': day(wish.kind === 'activity' ? wish.to : today),
      'statement.from': wish.kind === 'activity' ? day(wish.from) : '',
      'statement.open': sums(facts.open),
      'statement.overdue': sums(facts.overdue),
      'statement.credit': sums(await readCredit(tx, of)),
    },
  )
  const file = await attachStatement(tx, of, wish, now)
  const link = await createPortalLink(tx, { ...of, invoiceId: newest.id, sentTo: to, now })
  const messageId = await enqueueMessage(tx, {
    ...{ businessId, clientId, key, to, now, sendAt, kind: 'statement', state: 'queued', invoiceId: null },
    portalLinkId: link.id,
    basis: statementBasis(facts),
    cc: [],
    rendered: await renderNote(draft, await loadMailBrand(tx, businessId, clientLocale), '/account'),
    words: draft,
    attachments: [file],
  })
  return messageId === null ? null : { messageId, fileHash: file.fileHash }
}
