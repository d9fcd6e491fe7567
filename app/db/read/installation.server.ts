import { prisma } from '#app/db/client.server.ts'

/** How many processes of each role live, by their heartbeats. */
export function countProcesses(): Promise<{ role: string; alive: number }[]> {
  return prisma.$queryRaw<{ role: string; alive: number }[]>`
    SELECT "role", count(*)::int AS alive FROM "Process"
    WHERE "heartbeatAt" > clock_timestamp() - interval '15 seconds' GROUP BY "role"`
}

/** The newest migration that is applied. */
export async function readSchemaLevel(): Promise<string | null> {
  const [row] = await prisma.$queryRaw<{ name: string | null }[]>`
    SELECT max("migration_name") AS name FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`
  return row?.name ?? null
}

/** Migrations of `wanted` that the database lacks. Newer ones that it has already are none of this version's business. */
export async function findMissingMigrations(wanted: readonly string[]): Promise<string[]> {
  const applied = await prisma.$queryRaw<{ name: string }[]>`
    SELECT "migration_name" AS name FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`
  return wanted.filter((name) => !applied.some((each) => each.name === name))
}
