import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isOrphan } from './ancestors.ts'
import { StartRefusal } from './configure.ts'

/** Where a running installation is to be found, as the variables that say so. */
export interface RunEnvironment {
  PORT: string
  SANDBOX_PORT: string
  PUBLIC_URL: string
}

/** Says who runs on this data folder. A live predecessor is a refusal; the file of a killed one means there may be leftovers to wait for. */
export async function claimRun(
  dataDir: string,
  env: RunEnvironment,
): Promise<{ recovering: boolean; release(): void }> {
  const dir = resolve(dataDir)
  const file = join(dir, 'run.json')
  const previous = readPid(file)
  if (previous !== null && (await outlives(previous))) {
    throw new StartRefusal(
      `Dunwell is already running on ${dir} (process ${previous}). Stop it first, or set DATA_DIR and PORT for a second one.`,
    )
  }
  try {
    mkdirSync(dir, { recursive: true, mode: 0o711 })
    writeFileSync(file, JSON.stringify({ pid: process.pid, env }))
  } catch {
    throw new StartRefusal(`The data folder ${dir} cannot be written. Set DATA_DIR to a folder that this user may use.`)
  }
  return { recovering: previous !== null, release: () => rmSync(file, { force: true }) }
}

/** Where the installation on this data folder runs; empty when none does. */
export function readRun(dataDir: string): Partial<RunEnvironment> {
  const file = join(resolve(dataDir), 'run.json')
  const pid = readPid(file)
  if (pid === null || !isLauncher(pid)) return {}
  const { env = {} } = JSON.parse(readFileSync(file, 'utf8')) as { env?: Partial<RunEnvironment> }
  return env
}

function readPid(file: string): number | null {
  try {
    const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid?: unknown }
    return typeof pid === 'number' && pid !== process.pid ? pid : null
  } catch {
    return null
  }
}

/** A launcher whose npm was killed needs a moment to notice and stop; only one that stays is a refusal. */
async function outlives(pid: number): Promise<boolean> {
  for (const deadline = Date.now() + 6_000; Date.now() < deadline;) {
    if (!isLauncher(pid)) return false
    if (!isOrphan(pid)) return true
    await new Promise((later) => setTimeout(later, 100))
  }
  return isLauncher(pid)
}

function isLauncher(pid: number): boolean {
  try {
    process.kill(pid, 0)
    if (process.platform !== 'linux') return true
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('launch')
  } catch {
    return false
  }
}
