import { prisma } from '#app/db/client.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { isLanguage } from '#app/domain/words/language.ts'
import type { Language } from '#app/domain/words/language.ts'
import { isTemplateKind } from '#app/domain/words/template-kinds.ts'
import type { TemplateKind } from '#app/domain/words/template-kinds.ts'
import type { OwnTemplates, OwnWords, TemplateWords } from '#app/domain/words/template-words.ts'

/** The words of one language that a business has made its own, each in its latest version; without a body, it went back to ours. */
export async function loadTemplates(tx: Tx, businessId: string, language: Language): Promise<OwnTemplates> {
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

export interface TemplateVersion {
  readonly version: number
  /** Null: a return to the words Dunwell comes with. */
  readonly words: TemplateWords | null
  readonly createdAt: Date
  /** The name of whoever saved it. */
  readonly by: string
}

/** All versions of one text, newest first. */
export async function readTemplateVersions(
  businessId: string,
  kind: TemplateKind,
  language: Language,
): Promise<TemplateVersion[]> {
  const rows = await prisma.messageTemplate.findMany({
    where: { businessId, kind, language },
    orderBy: { version: 'desc' },
  })
  const ids = rows.map(({ createdBy }) => createdBy.replace(/^user:/, ''))
  const users = await prisma.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return rows.map(({ version, subject, body, createdAt, createdBy }) => ({
    version,
    words: body === null ? null : { subject: subject ?? '', body },
    createdAt,
    by: users.find(({ id }) => createdBy === `user:${id}`)?.name ?? createdBy,
  }))
}

/** Which texts are the business's own now, by kind and language, with their versions. */
export async function listOwnTemplates(
  businessId: string,
): Promise<{ kind: TemplateKind; language: Language; version: number }[]> {
  const rows = await prisma.messageTemplate.findMany({
    where: { businessId },
    distinct: ['kind', 'language'],
    orderBy: [{ kind: 'asc' }, { language: 'asc' }, { version: 'desc' }],
    select: { kind: true, language: true, version: true, body: true },
  })
  return rows.flatMap(({ kind, language, version, body }) =>
    body !== null && isTemplateKind(kind) && isLanguage(language) ? [{ kind, language, version }] : [],
  )
}
