import { createHash } from 'node:crypto'
import { headerKey } from '#app/domain/invoice-import/header-words.ts'
import type { ImportKind } from '#app/domain/invoice-import/import-kind.ts'
import { prisma } from '#app/db/client.server.ts'
import { newId } from '#app/ids.server.ts'
import { ImportAnswersSchema } from './import-plan.ts'
import type { ImportAnswers, ImportPlan } from './import-plan.ts'

/** The same for every file of the same columns, whatever their capitals and signs. */
const fingerprintOf = (headers: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(headers.map(headerKey)))
    .digest('hex')

/** How a file with these headers was once read, as a person said; null: nobody said. A header that is called otherwise now is none. */
export async function findMapping(
  businessId: string,
  { kind, headers }: Pick<ImportPlan, 'kind' | 'headers'>,
): Promise<{ name: string; answers: ImportAnswers } | null> {
  const fingerprint = fingerprintOf(headers)
  const kept = await prisma.importMapping.findUnique({
    where: { businessId_kind_fingerprint: { businessId, kind, fingerprint } },
  })
  const answers = ImportAnswersSchema.safeParse(kept?.answers)
  if (!kept || !answers.success) return null
  const isThere = Object.values(answers.data.columns ?? {}).every((header) => header === '' || headers.includes(header))
  return isThere ? { name: kept.name, answers: answers.data } : null
}

/** Keeps what a person said, for the next file of the same headers; the latest word counts. */
export async function keepMapping(call: {
  businessId: string
  plan: Pick<ImportPlan, 'kind' | 'headers' | 'source'>
  filename: string
  answers: ImportAnswers
  now: Date
}): Promise<void> {
  const { businessId, plan, filename, answers, now } = call
  const { kind, headers, source } = plan
  const fingerprint = fingerprintOf(headers)
  const said = { answers, savedAt: now }
  await prisma.importMapping.upsert({
    where: { businessId_kind_fingerprint: { businessId, kind, fingerprint } },
    create: { businessId, id: newId(), kind, fingerprint, name: source ?? filename, ...said },
    update: said,
  })
}

/** Forgets how such files are read: the next one is looked at anew. */
export async function forgetMapping(businessId: string, id: string): Promise<void> {
  await prisma.importMapping.deleteMany({ where: { businessId, id } })
}

/** What is kept of a business, the latest first. */
export const listMappings = (
  businessId: string,
): Promise<{ id: string; kind: ImportKind; name: string; savedAt: Date }[]> =>
  prisma.importMapping.findMany({
    where: { businessId },
    select: { id: true, kind: true, name: true, savedAt: true },
    orderBy: [{ savedAt: 'desc' }, { id: 'desc' }],
    take: 100,
  })
