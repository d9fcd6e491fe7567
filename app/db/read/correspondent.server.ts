import type { Tx } from '#app/db/transaction.server.ts'
import { languageOf, wordsLocale } from '#app/domain/words/language.ts'
import type { OwnTemplates } from '#app/domain/words/template-words.ts'
import { billToAddress } from './dunning-rows.server.ts'
import { loadTemplates } from './templates.server.ts'

/** Whom a note goes to, and in what words. */
export interface Correspondent {
  readonly clientId: string
  readonly clientName: string
  /** Null: there is no address left that works. */
  readonly to: string | null
  readonly greetingName: string
  /** Has words (see wordsLocale). */
  readonly locale: string
  readonly timeZone: string
  /** As the client asked to be written to, for mail brands; null: as the business does. */
  readonly clientLocale: string | null
  readonly business: {
    readonly name: string
    readonly email: string
    readonly locale: string
    readonly timeZone: string
  }
  readonly templates: OwnTemplates
}

/** The client as somebody to write to. Errors: throws for an unknown client. */
export async function loadCorrespondent(tx: Tx, businessId: string, clientId: string): Promise<Correspondent> {
  const client = await tx.client.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: clientId } },
    select: {
      name: true,
      locale: true,
      timeZone: true,
      contacts: { orderBy: { createdAt: 'asc' } },
      business: { select: { name: true, email: true, locale: true, timeZone: true } },
    },
  })
  const to = billToAddress(client.contacts)
  const locale = wordsLocale(client.locale, client.business.locale)
  return {
    clientId,
    clientName: client.name,
    to,
    greetingName: client.contacts.find(({ email }) => email === to)?.name ?? client.name,
    locale,
    timeZone: client.timeZone ?? client.business.timeZone,
    clientLocale: client.locale,
    business: client.business,
    templates: await loadTemplates(tx, businessId, languageOf(locale)),
  }
}
