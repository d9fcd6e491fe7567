import { findMissingMigrations } from '#app/db/read/installation.server.ts'
import { log } from '#app/log.server.ts'
import { readMigrationNames } from '#prisma/migration-names.ts'

const PAUSE_MS = 2_000

/** Waits until the database has every migration of this version: a worker that comes up first must not work on the schema before. */
export async function awaitSchema(): Promise<void> {
  const wanted = await readMigrationNames()
  for (let said = false; ; said = true) {
    const missing = await findMissingMigrations(wanted).catch((error: unknown) => {
      log.warn({ error }, 'the database does not answer yet')
      return null
    })
    if (missing?.length === 0) return
    if (missing && !said) log.warn({ missing }, 'waiting for the database to be migrated')
    await new Promise((later) => setTimeout(later, PAUSE_MS))
  }
}
