import { readAccountContact } from '#app/db/read/account-contact.server.ts'
import { loadCorrespondent } from '#app/db/read/correspondent.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { instantOf, dateOf } from '#app/domain/business-day.ts'
import { codeEndsAt, codeMinutes, codesPerHour } from '#app/domain/account/account-limits.ts'
import { codePlaceholder, hideCodes } from '#app/domain/message/code-placeholder.ts'
import { oneLine } from '#app/domain/one-line.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { writeNote } from '#app/domain/words/note-draft.ts'
import { phrasesOf } from '#app/domain/words/phrases.ts'
import { queueNote } from '#app/features/mail/queue-note.server.ts'
import { newId } from '#app/ids.server.ts'
import { derivePortalCode, hashPortalCode } from '#app/portal-code.server.ts'
import { hashPortalToken } from '#app/portal-token.server.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export interface CodeWish {
  businessId: string
  clientId: string
  invoiceId: string
  invoiceNumber: string
  /** Whom the link in use was mailed to. */
  sentTo: string | null
  /** The secret cookie of the browser that asks: only there the code is good. */
  browser: string
  now: Date
}

/**
 * Mails a code that opens the client's account, to an address on file and to no other. Nothing tells whoever asks whether a
 * mail went out: an address has five an hour, and what is beyond that is passed over in silence.
 */
export async function sendCode(wish: CodeWish): Promise<void> {
  const { businessId, clientId, invoiceId, invoiceNumber, sentTo, browser, now } = wish
  await inTransaction(async (tx) => {
    if (!(await lockClient(tx, businessId, clientId))) return
    const contact = await readAccountContact(tx, { businessId, clientId, sentTo })
    if (!contact) return
    const before = (ms: number) => new Date(now.getTime() - ms)
    await tx.portalCode.deleteMany({ where: { businessId, clientId, createdAt: { lt: before(DAY_MS) } } })
    const lately = { businessId, contactId: contact.id, createdAt: { gt: before(HOUR_MS) } }
    if ((await tx.portalCode.count({ where: lately })) >= codesPerHour) return

    const id = newId()
    await tx.portalCode.create({
      data: {
        ...{ businessId, id, clientId, contactId: contact.id, sentTo: contact.email, createdAt: now },
        codeHash: hashPortalCode(id, derivePortalCode(id)),
        browserHash: hashPortalToken(browser),
        expiresAt: dateOf(codeEndsAt(instantOf(now))),
      },
    })
    const correspondent = await loadCorrespondent(tx, businessId, clientId)
    const { locale, templates, business, clientName } = correspondent
    const draft = writeNote<'code'>(
      'code',
      {
        ...{ locale, own: templates, signedBy: [business.name] },
        action: phrasesOf(languageOf(locale)).openInvoice(oneLine(invoiceNumber)),
      },
      {
        'client.name': contact.name ?? clientName,
        'business.name': business.name,
        code: codePlaceholder(id),
        minutes: codeMinutes,
      },
    )
    await queueNote(tx, {
      ...{ businessId, correspondent, invoiceId, now },
      draft: { ...draft, subject: hideCodes(draft.subject) },
      ...{ kind: 'code', key: `code/${id}`, to: contact.email },
    })
  })
}
