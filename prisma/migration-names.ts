import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'

export const migrationsDir = resolve('prisma/migrations')

/** The migrations that this version brings, in order. */
export async function readMigrationNames(): Promise<string[]> {
  const entries = await readdir(migrationsDir, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}
