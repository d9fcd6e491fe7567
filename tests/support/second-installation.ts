import { createWriteStream } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { vi } from 'vitest'
import { freshDatabase } from './database.ts'
import { makeBusiness } from './make.ts'

/** Everything of a business as the file its owner downloads. */
export async function exportedFile(businessId: string, now: Date): Promise<string> {
  const { exportEverything } = await import('#app/features/exports/export-everything.server.ts')
  const made = await exportEverything({ businessId, madeBy: 'Nora', actor: 'user:nora', now })
  if (!made.ok) throw new Error(made.reason)
  const file = join(await mkdtemp(join(tmpdir(), 'dunwell-archive-')), made.value.filename)
  await pipeline(made.value.stream, createWriteStream(file))
  return file
}

/**
 * Another installation, with a database of its own and one empty business: everything of the application that is imported after
 * this belongs to it.
 */
export async function secondInstallation(over: { timeZone?: string; currency?: string } = {}) {
  vi.resetModules()
  // The first one's connections are kept on the global object; whoever holds them goes on with them.
  Object.assign(globalThis, { dunwellPool: undefined, dunwellPrisma: undefined })
  const { prisma } = await freshDatabase()
  const businessId = await makeBusiness(prisma, over)
  const { importArchive } = await import('#app/features/exports/import-archive.server.ts')
  return { prisma, businessId, importArchive }
}
