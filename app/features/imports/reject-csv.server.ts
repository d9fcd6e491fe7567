import { csvLine } from '#app/domain/file/spreadsheet-cell.ts'
import { prisma } from '#app/db/client.server.ts'
import { ImportRequestSchema } from './import-request.ts'

const PAGE = 500

/**
 * The rows an import handed back, as CSV with line and reason before the cells of the file: corrected in place, it can be
 * imported again. Cells that a spreadsheet would run are defused. Null when the business has no such import.
 */
export async function rejectCsv(
  businessId: string,
  importId: string,
): Promise<{ filename: string; lines: AsyncGenerator<string> } | null> {
  const run = await prisma.importRun.findUnique({ where: { businessId_id: { businessId, id: importId } } })
  if (!run) return null
  const request = ImportRequestSchema.safeParse(run.plan)
  const headers = request.success ? request.data.plan.headers : []
  const name = run.filename.replace(/\.[a-z0-9]{1,5}$/i, '')
  return { filename: `${name} - not imported.csv`, lines: linesOf(businessId, importId, headers) }
}

async function* linesOf(businessId: string, importId: string, headers: readonly string[]): AsyncGenerator<string> {
  yield csvLine(['Line', 'Why it was not imported', ...headers])
  for (let after = 0; ;) {
    const page = await prisma.importReject.findMany({
      where: { businessId, importId, line: { gt: after } },
      orderBy: { line: 'asc' },
      take: PAGE,
    })
    for (const { line, reason, cells } of page) yield csvLine([String(line), reason, ...cells])
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.line
  }
}
