import { inTransaction } from '#app/db/transaction.server.ts'
import { addTemplateVersion } from '#app/db/write/templates.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { checkTemplate } from '#app/domain/words/check-template.ts'
import type { Language } from '#app/domain/words/language.ts'
import type { TemplateKind } from '#app/domain/words/template-kinds.ts'

export interface RestoreTemplate {
  businessId: string
  kind: TemplateKind
  language: Language
  /** Which version to go back to; null: the words Dunwell comes with. */
  version: number | null
  actor: string
  now: Date
}

/** Goes back to earlier words, as a version of its own: nothing that was ever used is lost. */
export async function restoreTemplate(
  restore: RestoreTemplate,
): Promise<Result<{ version: number }, 'not_found' | 'faulty'>> {
  const { businessId, kind, language, version } = restore
  return inTransaction(async (tx) => {
    if (version === null) return ok({ version: await addTemplateVersion(tx, { ...restore, words: null }) })
    const row = await tx.messageTemplate.findUnique({
      where: { businessId_kind_language_version: { businessId, kind, language, version } },
    })
    if (!row || row.body === null) return refuse('not_found')
    const words = { subject: row.subject ?? '', body: row.body }
    // A name it uses may have gone since.
    if (checkTemplate(kind, language, words).length > 0) return refuse('faulty')
    return ok({ version: await addTemplateVersion(tx, { ...restore, words }) })
  })
}
