import type { Tx } from '#app/db/transaction.server.ts'
import { kindName } from '#app/domain/words/kind-names.ts'
import { languageNames } from '#app/domain/words/language.ts'
import type { Language } from '#app/domain/words/language.ts'
import type { TemplateKind } from '#app/domain/words/template-kinds.ts'
import type { TemplateWords } from '#app/domain/words/template-words.ts'
import { newId } from '#app/ids.server.ts'
import { recordEvents } from './timeline.server.ts'

export interface NewTemplateVersion {
  businessId: string
  kind: TemplateKind
  language: Language
  /** Null: back to the words Dunwell comes with. */
  words: TemplateWords | null
  actor: string
  now: Date
}

/** Adds the next version of a text, and says so on record. Two people who save at once get two versions. */
export async function addTemplateVersion(tx: Tx, version: NewTemplateVersion): Promise<number> {
  const { businessId, kind, language, words, actor, now } = version
  await tx.$queryRaw`SELECT FROM "Business" WHERE "id" = ${businessId}::uuid FOR NO KEY UPDATE`
  const { _max } = await tx.messageTemplate.aggregate({
    where: { businessId, kind, language },
    _max: { version: true },
  })
  const next = (_max.version ?? 0) + 1
  await tx.messageTemplate.create({
    data: {
      ...{ businessId, id: newId(), kind, language, version: next, createdAt: now, createdBy: actor },
      subject: words && words.subject,
      body: words && words.body,
    },
  })
  const changed = [`words of “${kindName(kind)}” in ${languageNames[language]}`]
  await recordEvents(tx, [{ businessId, type: 'business.updated', actor, at: now, data: { changed } }])
  return next
}
