import type { Tx } from '#app/db/transaction.server.ts'
import type { Language } from '#app/domain/words/language.ts'
import type { OwnTemplates, OwnWords } from '#app/domain/words/template-words.ts'

/** The words of one language that a business has made its own, each in its latest version; without a body, it went back to ours. */
export async function loadTemplates(
  tx: Pick<Tx, 'messageTemplate'>,
  businessId: string,
  language: Language,
): Promise<OwnTemplates> {
  const rows = await tx.messageTemplate.findMany({
    where: { businessId, language },
    distinct: ['kind'],
    orderBy: [{ kind: 'asc' }, { version: 'desc' }],
    select: { kind: true, version: true, subject: true, body: true },
  })
  return new Map(
    rows.flatMap(({ kind, version, subject, body }): [string, OwnWords][] =>
      body === null ? [] : [[kind, { version, subject: subject ?? '', body }]],
    ),
  )
}
