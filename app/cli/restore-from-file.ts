import pg from 'pg'
import { loadDump } from '#app/db/dump/load-dump.ts'
import type { Manifest } from '#app/db/dump/manifest.ts'
import { checkDump, DamagedBackup } from '#app/db/dump/read-dump.ts'
import { now } from '#app/clock.server.ts'
import { verifierOf } from '#app/secret-verifier.server.ts'
import { migrate } from '#prisma/migrate.ts'
import { readMigrations } from '#prisma/schema-engine.ts'
import { Refusal } from './command.ts'

interface RestoreOrder {
  readonly file: string
  readonly databaseUrl: string
  /** The secret of the installation the backup comes to. */
  readonly appSecret: string
  /** Secrets that were in use before it. */
  readonly earlierSecrets?: readonly string[]
  /** That secret was made by the data folder: it may give way to the backup's. */
  readonly keepsSecret: boolean
  readonly replace: boolean
}

export interface Restored {
  readonly manifest: Manifest
  /** The secret to be kept from now on; null: the one there is. */
  readonly secret: string | null
  /** Migrations of this version that the backup had not seen. */
  readonly applied: readonly string[]
  readonly replaced: { readonly businesses: number; readonly invoices: number } | null
}

/** Brings a backup back in the place of what is there. All that can be refused is, before anything changes. Errors: Refusal. */
export async function restoreFromFile(order: RestoreOrder): Promise<Restored> {
  const { file, databaseUrl } = order
  const { manifest, secret } = await checkDump(file).catch((error: unknown) => {
    if (!(error instanceof DamagedBackup)) throw error
    throw new Refusal(`${file} cannot be restored: ${error.message}. Nothing was changed.`)
  })
  const newSecret = secretFor(order, manifest, secret)
  const scripts = await scriptsOf(manifest)
  const there = await lookAt(databaseUrl)
  if (there.running.length > 0)
    throw new Refusal(`Dunwell runs on this database (${there.running.join(', ')}). Stop it first, then restore.`)
  if (there.businesses > 0 && !order.replace)
    throw new Refusal(
      `This database is not empty: it holds ${there.businesses} businesses and ${there.invoices} invoices. Say --replace to put the backup in their place; they will be gone.`,
    )
  await loadDump({ databaseUrl, file, manifest, scripts, restoredAt: now() })
  const applied = await migrate(databaseUrl)
  const { businesses, invoices } = there
  return { manifest, secret: newSecret, applied, replaced: businesses > 0 ? { businesses, invoices } : null }
}

/** Portal links, kept keys and codes follow from the secret: data never comes back under another. */
function secretFor(order: RestoreOrder, { secretVerifier }: Manifest, secret: string | null): string | null {
  const known = [order.appSecret, ...(order.earlierSecrets ?? [])]
  if (known.some((each) => verifierOf(each) === secretVerifier)) return order.appSecret
  if (order.keepsSecret && secret !== null && verifierOf(secret) === secretVerifier) return secret
  throw new Refusal(
    secret === null
      ? 'APP_SECRET is not the one this backup was made with, and the backup does not hold it. Set APP_SECRET to that one: without it no portal link that was mailed would open. Nothing was changed.'
      : `APP_SECRET is not the one this backup was made with. Set APP_SECRET to the one in the backup (tar xzOf ${order.file} secret). Nothing was changed.`,
  )
}

async function scriptsOf({ migrations, version }: Manifest): Promise<string[]> {
  const { migrationDirectories } = await readMigrations()
  const known = new Map(migrationDirectories.map(({ path, migrationFile }) => [path, migrationFile.content.value]))
  return migrations.map((name) => {
    const script = known.get(name)
    if (script === undefined)
      throw new Refusal(
        `This backup was made by a newer version (${version}, migration ${name}). Install that version, then restore. Nothing was changed.`,
      )
    return script
  })
}

const ROLES = ['web', 'worker', 'sweep']

/** What the backup would take the place of, and who is at work there now. */
async function lookAt(databaseUrl: string): Promise<{ businesses: number; invoices: number; running: string[] }> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    const { rows } = await client.query<{ made: boolean }>(`SELECT to_regclass('public."Invoice"') IS NOT NULL AS made`)
    if (!rows[0]?.made) return { businesses: 0, invoices: 0, running: [] }
    const { rows: counts } = await client.query<{ businesses: number; invoices: number }>(
      `SELECT (SELECT count(*)::int FROM "Business") AS businesses, (SELECT count(*)::int FROM "Invoice") AS invoices`,
    )
    const { rows: processes } = await client.query<{ role: string }>(
      `SELECT DISTINCT "role" FROM "Process" WHERE "heartbeatAt" > clock_timestamp() - interval '15 seconds' AND "role" = ANY($1) ORDER BY 1`,
      [ROLES],
    )
    return { ...{ businesses: 0, invoices: 0 }, ...counts[0], running: processes.map(({ role }) => role) }
  } finally {
    await client.end()
  }
}
