import { noFilters, openSchemaEngine, readMigrations } from './schema-engine.ts'

/** Applies what is pending, under Prisma's advisory lock, and answers the names of the migrations applied. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const engine = await openSchemaEngine(databaseUrl)
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await readMigrations(),
      filters: noFilters,
    })
    return appliedMigrationNames
  } finally {
    engine.free()
  }
}
