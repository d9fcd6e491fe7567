import { join } from 'node:path'
import pg from 'pg'
import { openDataDir, readOrMakeSecrets } from './data-dir.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

export interface FoundDatabase {
  url: string
  appSecret: string
  dataDir: string
  isEmbedded: boolean
  /** True where the secret lies in the data folder, and not with the operator. */
  keepsSecret: boolean
  /** Stops the embedded server when this call started it; a server that ran before is left alone. */
  stop(): Promise<void>
}

/** DATABASE_URL when it is set, else the embedded server of DATA_DIR, started when it does not run. */
export async function findDatabase(source: NodeJS.ProcessEnv): Promise<FoundDatabase> {
  const external = source['DATABASE_URL']
  const dataDir = await openDataDir(source['DATA_DIR'] || './.data', !external)
  const secrets = readOrMakeSecrets(dataDir)
  const appSecret = source['APP_SECRET'] || secrets.appSecret
  const found = { appSecret, dataDir, isEmbedded: !external, keepsSecret: !external && !source['APP_SECRET'] }
  if (external) return { ...found, url: external, stop: async () => {} }

  const server = await startEmbeddedPostgres(join(dataDir, 'postgres'), secrets.databasePassword)
  await createDatabase(server.url('postgres'), 'dunwell')
  return { ...found, url: server.url('dunwell'), stop: server.adopted ? async () => {} : server.stop }
}

async function createDatabase(serverUrl: string, name: string): Promise<void> {
  const client = new pg.Client(serverUrl)
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
