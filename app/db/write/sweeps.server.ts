import { prisma } from '#app/db/client.server.ts'

/** How one run of a sweep went; `error` null: well. */
export interface SweepRun {
  readonly name: string
  readonly error: string | null
}

/** Puts on file when each of these sweeps ran last, and since when it fails. PostgreSQL's own clock, since the application's can be moved. */
export async function recordSweeps(runs: readonly SweepRun[]): Promise<void> {
  const names = runs.map(({ name }) => name)
  const errors = runs.map(({ error }) => error)
  await prisma.$executeRaw`
    INSERT INTO "Sweep" AS s ("name", "lastRunAt", "failingSince", "lastErrorAt", "lastError")
    SELECT r.name, clock_timestamp(), CASE WHEN r.error IS NOT NULL THEN clock_timestamp() END,
      CASE WHEN r.error IS NOT NULL THEN clock_timestamp() END, r.error
    FROM unnest(${names}::text[], ${errors}::text[]) AS r(name, error)
    ON CONFLICT ("name") DO UPDATE SET
      "lastRunAt" = EXCLUDED."lastRunAt",
      "failingSince" = CASE WHEN EXCLUDED."lastError" IS NULL THEN NULL ELSE coalesce(s."failingSince", EXCLUDED."failingSince") END,
      "lastErrorAt" = coalesce(EXCLUDED."lastErrorAt", s."lastErrorAt"),
      "lastError" = coalesce(EXCLUDED."lastError", s."lastError")`
}
