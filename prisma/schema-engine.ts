import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaPg } from '@prisma/adapter-pg'
import type { DiffTarget, MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { migrationsDir, readMigrationNames } from './migration-names.ts'

const require = createRequire(import.meta.url)
export const schemaFile = resolve('prisma/schema.prisma')
export const noFilters = { externalTables: [], externalEnums: [] }

/** Prisma's own schema engine, compiled to WebAssembly: nothing has to be downloaded, and its bookkeeping is the one `prisma migrate` knows. */
export async function openSchemaEngine(databaseUrl: string, lockTimeoutMs = 0): Promise<OpenedEngine> {
  const { SchemaEngine } = await (holder[loaded] ??= loadBinding())
  // An idle connection would keep the template of the tests from being cloned.
  const pool = new PrismaPg({
    connectionString: databaseUrl,
    idleTimeoutMillis: 100,
    options: `-c lock_timeout=${lockTimeoutMs}`,
  })
  let failed: unknown
  const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(pool, (error) => (failed = error)))
  const datamodels: [string, string][] = [[schemaFile, await readFile(schemaFile, 'utf8')]]
  return { engine: await SchemaEngine.new({ datamodels }, () => {}, adapter), failure: () => failed }
}

export interface OpenedEngine {
  engine: SchemaEngine
  /** What PostgreSQL said to the script that failed; the engine itself keeps it back. */
  failure(): unknown
}

// One instance a process, also where this file is loaded anew: the binding keeps views of its memory in its own module scope, and a
// second instance would read the first's.
const loaded = Symbol.for('dunwell: schema engine')
const holder = globalThis as typeof globalThis & { [loaded]?: ReturnType<typeof loadBinding> }

async function loadBinding() {
  const binding = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = await readFile(
    join(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'), '../schema_engine_bg.wasm'),
  )
  const imports = { './schema_engine_bg.js': binding as unknown as WebAssembly.ModuleImports }
  const { instance } = await WebAssembly.instantiate(wasm, imports)
  binding.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start'] as (() => void) | undefined
  start?.()
  return binding
}

/** The adapter cuts a script at every semicolon, which breaks function bodies; PostgreSQL takes the whole script in one call, and in one transaction. */
function wholeScripts(factory: PrismaPg, onError: (error: unknown) => void): PrismaPg {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    adapter.executeScript = async (script) => {
      await adapter
        .underlyingDriver()
        .query(script)
        .catch((error: unknown) => {
          onError(error)
          throw error
        })
    }
    return adapter
  }
  return factory
}

/** The migrations on disk, in order, as the engine wants them. */
export async function readMigrations(): Promise<MigrationList> {
  const names = await readMigrationNames()
  const migrationDirectories = await Promise.all(
    names.map(async (path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: await readFile(join(migrationsDir, path, 'migration.sql'), 'utf8') },
      },
    })),
  )
  const lockfile = {
    path: 'migration_lock.toml',
    content: await readFile(join(migrationsDir, 'migration_lock.toml'), 'utf8'),
  }
  return { baseDir: migrationsDir, lockfile, shadowDbInitScript: '', migrationDirectories }
}

/** What prisma/schema.prisma says, as one side of a diff. */
export async function schemaTarget(): Promise<DiffTarget> {
  return { tag: 'schemaDatamodel', files: [{ path: schemaFile, content: await readFile(schemaFile, 'utf8') }] }
}
