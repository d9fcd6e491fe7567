import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'

/** Hands an import to the worker: one whose questions are answered, or that stopped half-way. False when someone was first. */
export async function queueImport(businessId: string, importId: string): Promise<boolean> {
  const { count } = await prisma.importRun.updateMany({
    where: { businessId, id: importId, OR: [{ state: 'ready' }, { state: 'failed', plan: { not: Prisma.AnyNull } }] },
    data: { state: 'queued', error: null, finishedAt: null },
  })
  return count === 1
}
