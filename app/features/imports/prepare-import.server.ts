import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { prisma } from '#app/db/client.server.ts'
import { importFile } from './import-file.server.ts'
import type { ImportAnswers, ImportPlan } from './import-plan.ts'
import type { ImportRequest } from './import-request.ts'
import { inspectImport } from './inspect-import.server.ts'
import { findMapping, keepMapping } from './mapping.server.ts'

/**
 * Finds out how an uploaded file is to be read, with what a person has answered so far, here or for an earlier file of the
 * same headers, and keeps that with the import.
 * Only before it is queued. Refusals are words for that person.
 */
export async function prepareImport(call: {
  businessId: string
  importId: string
  answers: ImportAnswers
  enterBy: ImportRequest['enterBy']
  now: Date
}): Promise<Result<ImportPlan, string>> {
  const { businessId, importId: id, answers, enterBy } = call
  const { kind, filename, business } = await prisma.importRun.findUniqueOrThrow({
    where: { businessId_id: { businessId, id } },
    select: { kind: true, filename: true, business: { select: { currency: true } } },
  })
  const { currency } = business
  const open = importFile(businessId, id)
  const isAnswered = Object.keys(answers).length > 0
  const inspected = await inspectImport({ open, currency, kind, answers })
  if (!inspected.ok) {
    // Without answers there is nothing to correct: the file itself is at fault.
    if (!isAnswered) await note(businessId, id, inspected.reason)
    return inspected
  }
  const before = isAnswered ? null : await findMapping(businessId, inspected.value)
  const again = before && (await inspectImport({ open, currency, kind, answers: before.answers }))
  const plan = again?.ok ? { ...again.value, readAs: before?.name ?? null } : inspected.value
  if (isAnswered && plan.questions.length === 0)
    await keepMapping({ businessId, plan, filename, answers, now: call.now })
  const request: ImportRequest = { plan, enterBy }
  const { count } = await prisma.importRun.updateMany({
    where: { businessId, id, state: { in: ['uploaded', 'needs_answer', 'ready'] } },
    data: { plan: request, rowsTotal: plan.rows, state: plan.questions.length > 0 ? 'needs_answer' : 'ready' },
  })
  return count === 0 ? refuse('This import has begun already.') : ok(plan)
}

async function note(businessId: string, id: string, error: string): Promise<void> {
  await prisma.importRun.updateMany({ where: { businessId, id, state: 'uploaded' }, data: { state: 'failed', error } })
}
