import { createHash, randomBytes } from 'node:crypto'
import { accessSync, constants, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { StartRefusal } from './configure.ts'
import { findServerUser, firstClosedParent } from './server-user.ts'

export interface Secrets {
  appSecret: string
  databasePassword: string
}

/**
 * The folder for what must outlive a restart. As root it must be reachable by PostgreSQL's own user;
 * below a closed folder (a clone under /root) another place is taken, and said.
 */
export async function openDataDir(wanted: string): Promise<string> {
  let dir = resolve(wanted)
  const user = await findServerUser()
  const closed = user.ids.uid !== undefined ? await firstClosedParent(join(dir, 'postgres')) : null
  if (closed && closed !== dir) {
    const moved = join('/var/lib/dunwell', createHash('sha256').update(dir).digest('hex').slice(0, 12))
    console.error(`${closed} is closed to the database's own user, so the data is kept in ${moved}.`)
    dir = moved
  }
  try {
    mkdirSync(dir, { recursive: true, mode: 0o711 })
    accessSync(dir, constants.W_OK | constants.X_OK)
  } catch {
    throw new StartRefusal(`The data folder ${dir} cannot be written. Set DATA_DIR to a folder that this user may use.`)
  }
  return dir
}

/** Secrets made on the first start and kept in the data folder, readable by its owner alone. */
export function readOrMakeSecrets(dir: string): Secrets {
  const file = join(dir, 'secrets.json')
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw new StartRefusal(`${file} cannot be read: ${(error as Error).message}`)
    const secrets = {
      appSecret: randomBytes(32).toString('base64url'),
      databasePassword: randomBytes(18).toString('base64url'),
    }
    writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
    return secrets
  }
}

/** Puts another secret in the place of the one that was made here: data that came from elsewhere belongs to its own. */
export function keepAppSecret(dir: string, appSecret: string): void {
  const file = join(dir, 'secrets.json')
  const { databasePassword } = readOrMakeSecrets(dir)
  const next = `${file}.next`
  writeFileSync(next, JSON.stringify({ appSecret, databasePassword } satisfies Secrets, null, 2), { mode: 0o600 })
  renameSync(next, file)
}

/** Where the operator wants the data to be, whether or not it can be. */
export const wantedDataDir = (): string => resolve(process.env['DATA_DIR'] || './.data')
