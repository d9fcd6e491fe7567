import { createHash } from 'node:crypto'
import pg from 'pg'
import { copyOut } from './copy-rows.ts'
import { manifestPath, manifestSumPath, secretPath } from './manifest.ts'
import type { DumpedTable, Manifest } from './manifest.ts'
import { tarEnd, tarFile } from './tar.ts'
import type { TarEntry } from './tar.ts'

/** Rows are cut into files of about this size: as much as is held at a time. */
const FILE_BYTES = 4 * 1024 * 1024

/** Who runs now, who is signed in, and counters of the moment: no part of what has to survive. */
const leftEmpty = ['Process', 'RateLimit', 'Session', 'MailPace']

export interface DumpOrder {
  readonly databaseUrl: string
  readonly version: string
  /** The application's clock, read before the database is. */
  readonly restorePoint: Date
  readonly secretVerifier: string
  /** Goes into the archive, readable by its owner alone; null where the operator keeps it. */
  readonly secret: string | null
}

/**
 * Everything in the database as of one moment, as the bytes of a tar archive: rows in PostgreSQL's own text format, and last a
 * manifest with their digests. Read in one transaction beside whatever runs; a few megabytes are held at a time.
 */
export async function* writeDump(order: DumpOrder): AsyncGenerator<Buffer, Manifest> {
  const { databaseUrl, restorePoint, secret } = order
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const pack = (path: string, bytes: Buffer, mode = 0o644) =>
    tarFile({ path, bytes, mode } satisfies TarEntry, restorePoint)
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(`SET LOCAL TIME ZONE 'UTC'`)
    await client.query(`SET LOCAL datestyle TO 'ISO, YMD'`)
    const tables: DumpedTable[] = []
    for (const { name, columns } of await readTables(client)) {
      const table: DumpedTable = { name, columns, rows: 0, files: [] }
      for await (const { lines, rows } of leftEmpty.includes(name) ? [] : linesOf(client, name, columns)) {
        const path = `data/${name}/${String(table.files.length + 1).padStart(6, '0')}.copy`
        table.files.push({ path, bytes: lines.length, sha256: sha256(lines) })
        table.rows += rows
        yield* pack(path, lines)
      }
      tables.push(table)
    }
    const manifest: Manifest = {
      format: 'dunwell-backup-1',
      version: order.version,
      restorePoint: restorePoint.toISOString(),
      ...(await readHead(client)),
      secretVerifier: order.secretVerifier,
      holdsSecret: secret !== null,
      tables,
      sequences: await readSequences(client),
    }
    await client.query('COMMIT')
    if (secret !== null) yield* pack(secretPath, Buffer.from(secret), 0o600)
    const words = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)
    yield* pack(manifestPath, words)
    yield* pack(manifestSumPath, Buffer.from(`${sha256(words)}  ${manifestPath}\n`))
    yield tarEnd()
    return manifest
  } finally {
    await client.end()
  }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function* linesOf(
  client: pg.Client,
  name: string,
  columns: readonly string[],
): AsyncGenerator<{ lines: Buffer; rows: number }> {
  let held: Buffer[] = []
  let bytes = 0
  for await (const line of copyOut(client, `COPY ${listed(name, columns)} TO STDOUT`)) {
    held.push(line)
    bytes += line.length
    if (bytes < FILE_BYTES) continue
    yield { lines: Buffer.concat(held), rows: held.length }
    held = []
    bytes = 0
  }
  if (held.length > 0) yield { lines: Buffer.concat(held), rows: held.length }
}

/** A table and its columns, as COPY wants them. */
export const listed = (name: string, columns: readonly string[]): string =>
  `${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`

/** Every table, with the columns that hold something of their own. */
async function readTables(client: pg.Client): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    SELECT c.relname::text AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' GROUP BY 1 ORDER BY 1`)
  return rows
}

async function readHead(client: pg.Client): Promise<Pick<Manifest, 'postgres' | 'migrations' | 'businesses'>> {
  const { rows: applied } = await client.query<{ name: string }>(`
    SELECT "migration_name" AS name FROM "_prisma_migrations"
    WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL ORDER BY 1`)
  const { rows } = await client.query<{ postgres: string; businesses: number }>(`
    SELECT current_setting('server_version') AS postgres, (SELECT count(*)::int FROM "Business") AS businesses`)
  const [head = { postgres: '', businesses: 0 }] = rows
  return { ...head, migrations: applied.map(({ name }) => name) }
}

/** Where counters stand. They are no part of a snapshot: one that is ahead of its rows leaves a gap and no more. */
async function readSequences(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string; value: string }>(`
    SELECT sequencename::text AS name, last_value::text AS value FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`)
  return rows
}
