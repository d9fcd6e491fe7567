import type { ImportState } from '#app/db/generated/enums.ts'
import { prisma } from '#app/db/client.server.ts'
import { insertRows } from '#app/db/sql/insert-rows.server.ts'
import { claimImport } from '#app/db/sql/claim-import.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { importFile } from './import-file.server.ts'
import { importRows } from './import-rows.server.ts'
import { ImportRequestSchema } from './import-request.ts'
import type { RejectedRow } from './read-rows.server.ts'

interface Claim {
  readonly businessId: string
  readonly id: string
}

/**
 * Runs one import that is queued, or whose process died: from its beginning, which is harmless. True when there was one.
 * A file that cannot be read as its plan says ends the run as failed; what surprises is thrown after it is noted.
 */
export async function runQueuedImport({ processId, now }: { processId: number; now: Date }): Promise<boolean> {
  const claim = await claimImport(processId)
  if (!claim) return false
  try {
    await run(claim, now)
  } catch (error) {
    await finish(claim, 'failed', now, {
      error: 'The import stopped in the middle. Start it again: nothing is taken in twice.',
    })
    throw error
  }
  return true
}

async function run({ businessId, id }: Claim, now: Date): Promise<void> {
  const place = { businessId, importId: id }
  const row = await prisma.importRun.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
  const request = ImportRequestSchema.parse(row.plan)
  await prisma.importReject.deleteMany({ where: place })

  let rejected: RejectedRow[] = []
  const counts = await importRows({
    businessId,
    open: importFile(businessId, id),
    ...request,
    importRunId: id,
    now,
    onReject: (reject) => rejected.push(reject),
    async onProgress({ rows, ...soFar }) {
      const rejects = rejected.map(({ line, reason, raw }) => ({ ...place, line, reason, cells: raw.map(storable) }))
      rejected = []
      await inTransaction(async (tx) => {
        await insertRows(tx, 'ImportReject', rejects, true)
        await tx.importRun.update({ where: { businessId_id: { businessId, id } }, data: { rowsDone: rows, ...soFar } })
      })
    },
  })
  const { rows, ...sums } = counts
  await finish({ businessId, id }, 'done', now, { rowsDone: rows, rowsTotal: rows, ...sums })
}

/** PostgreSQL keeps no NUL; nobody misses it in a row that was refused. */
const storable = (cell: string): string => cell.replaceAll('\u0000', '').slice(0, 10_000)

async function finish(
  { businessId, id }: Claim,
  state: Extract<ImportState, 'done' | 'failed'>,
  now: Date,
  data: Partial<Record<'rowsDone' | 'rowsTotal' | 'created' | 'updated' | 'unchanged' | 'rejected', number>> & {
    error?: string
  },
): Promise<void> {
  await prisma.importRun.updateMany({
    where: { businessId, id, state: 'running' },
    data: { ...data, state, finishedAt: now },
  })
}
