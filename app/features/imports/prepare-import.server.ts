import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { prisma } from '#app/db/client.server.ts'
import { importFile } from './import-file.server.ts'
import type { ImportAnswers, ImportPlan } from './import-plan.ts'
import type { ImportRequest } from './import-request.ts'
import { inspectImport } from './inspect-import.server.ts'

/**
 * Finds out how an uploaded file is to be read, with what a person has answered so far, and keeps that with the import.
 * Only before it is queued. Refusals are words for that person.
 */
export async function prepareImport(call: {
  businessId: string
  importId: string
  answers: ImportAnswers
  enterBy: ImportRequest['enterBy']
}): Promise<Result<ImportPlan, string>> {
  const { businessId, importId: id, answers, enterBy } = call
  const business = await prisma.business.findUniqueOrThrow({ where: { id: businessId }, select: { currency: true } })
  const inspected = await inspectImport({ open: importFile(businessId, id), currency: business.currency, answers })
  if (!inspected.ok) {
    // Without answers there is nothing to correct: the file itself is at fault.
    if (Object.keys(answers).length === 0) await note(businessId, id, inspected.reason)
    return inspected
  }
  const plan = inspected.value
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
