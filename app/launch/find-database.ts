import { join, resolve } from 'node:path'
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
  const wanted = source['DATA_DIR'] || './.data'
  if (external) {
    // Nothing is kept on this machine then: no folder is made, and the secret is the operator's.
    const known = { url: external, appSecret: source['APP_SECRET'] ?? '', dataDir: resolve(wanted) }
    return { ...known, isEmbedded: false, keepsSecret: false, stop: async () => {} }
  }
  const dataDir = await openDataDir(wanted)
  const secrets = readOrMakeSecrets(dataDir)
  const appSecret = source['APP_SECRET'] || secrets.appSecret
  const found = { appSecret, dataDir, isEmbedded: true, keepsSecret: !source['APP_SECRET'] }

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
