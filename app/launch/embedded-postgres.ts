import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { findServerUser, type ServerUser } from './server-user.ts'
import { placeBinaries } from './postgres-binaries.ts'

const run = promisify(execFile)

export interface EmbeddedPostgres {
  /** Address of one database on this server. */
  url(database: string): string
  stop(): Promise<void>
  /** Whether the server was running already (left over from a killed process, or shared with one). */
  adopted: boolean
}

/**
 * Starts PostgreSQL on `dataDir`, creating the cluster the first time; a server that still runs on it is adopted.
 * The server is its own session: it outlives a killed parent, and the next start finds it by its pid file.
 * Errors: throws with one plain line when the folder may not be used.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  password: string,
  settings: Record<string, string> = {},
): Promise<EmbeddedPostgres> {
  const dir = resolve(dataDir)
  const user = await findServerUser()
  const binaries = await placeBinaries(user)
  if (!existsSync(join(dir, 'PG_VERSION'))) await createCluster(dir, password, binaries.initdb, user)

  const running = await readRunningPort(dir, binaries.pgCtl, user)
  const port = running ?? (await freePort())
  if (running === null) {
    const options = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      port: String(port),
      shared_buffers: '256MB',
      max_connections: '120',
      ...settings,
    }
    const flags = Object.entries(options).map(([name, value]) => `-c ${name}='${value}'`)
    // `pg_ctl` waits until the server accepts connections, and replays the log of a server that was killed.
    await run(
      binaries.pgCtl,
      ['start', '-w', '-t', '120', '-D', dir, '-l', join(dir, 'server.log'), '-o', flags.join(' ')],
      { ...user.ids, env: { ...process.env, LC_MESSAGES: 'C' } },
    )
  }
  return {
    url: (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`,
    stop: async () => void (await run(binaries.pgCtl, ['stop', '-D', dir, '-m', 'fast', '-w'], user.ids)),
    adopted: running !== null,
  }
}

async function createCluster(dir: string, password: string, initdb: string, user: ServerUser): Promise<void> {
  await mkdir(dirname(dir), { recursive: true, mode: 0o711 })
  await mkdir(dir, { recursive: true, mode: 0o700 })
  if (user.ids.uid !== undefined) await chown(dir, user.ids.uid, user.ids.gid ?? user.ids.uid)
  const passwordFile = join(user.scratchDir, `dunwell-${randomBytes(8).toString('hex')}`)
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  try {
    if (user.ids.uid !== undefined) await chown(passwordFile, user.ids.uid, user.ids.gid ?? user.ids.uid)
    const flags = [
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
    ]
    await run(initdb, [`--pgdata=${dir}`, ...flags], { ...user.ids, cwd: dirname(dir) })
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/**
 * The port of the server that runs on this folder, or null. `pg_ctl` only asks whether the number in the pid file is some
 * process; after a crash it may be a zombie or a stranger's, and such a file would keep the next server from starting too.
 */
async function readRunningPort(dir: string, pgCtl: string, user: ServerUser): Promise<number | null> {
  const isThere = await run(pgCtl, ['status', '-D', dir], user.ids).then(
    () => true,
    () => false,
  )
  if (!isThere) return null
  const pidFile = join(dir, 'postmaster.pid')
  const [pid, , , port] = (await readFile(pidFile, 'utf8')).split('\n')
  if (await isOurServer(Number(pid), dir)) return Number(port)
  await rm(pidFile)
  return null
}

/** Whether that process is a server on this folder. Only Linux tells; elsewhere the pid file is believed. */
async function isOurServer(pid: number, dir: string): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return commandLine.split('\0').includes(dir)
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
