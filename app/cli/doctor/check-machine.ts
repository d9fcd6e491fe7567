import { access, constants, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { fine, warn, wrong, type Finding } from '#app/features/operations/finding.ts'

/** What this runs on: Node.js and the data folder. */
export async function checkMachine(dataDir: string): Promise<Finding[]> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isOld = major < 20 || (major === 20 && minor < 19)
  return [
    isOld
      ? wrong('Node.js', `is ${process.versions.node}`, 'Install Node.js 20.19 or newer.')
      : fine('Node.js', process.versions.node),
    ...(await checkFolder(dataDir)),
  ]
}

async function checkFolder(dir: string): Promise<Finding[]> {
  const isOurs = await access(dir, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
  if (!isOurs) return [wrong('data folder', `${dir} cannot be written`, 'Set DATA_DIR to a folder this user may use.')]
  const { bavail, bsize } = await statfs(dir)
  const free = (bavail * bsize) / 1e9
  const secrets = await stat(join(dir, 'secrets.json')).catch(() => null)
  const isOpen = secrets !== null && (secrets.mode & 0o077) !== 0
  return [
    isOpen
      ? wrong('data folder', 'others may read secrets.json in it', `chmod 600 ${join(dir, 'secrets.json')}`)
      : fine('data folder', dir),
    free < 0.2
      ? wrong('disk', `${free.toFixed(1)} GB are free`, 'Make room: PostgreSQL stops when the disk is full.')
      : free < 2
        ? warn('disk', `${free.toFixed(1)} GB are free`, 'Make room soon.')
        : fine('disk', `${free.toFixed(0)} GB are free`),
  ]
}
