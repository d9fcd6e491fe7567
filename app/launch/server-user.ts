import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { dirname, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface ServerUser {
  /** Set when we are root: PostgreSQL refuses to run as root, so it runs as this user. */
  ids: { uid?: number; gid?: number }
  scratchDir: string
}

/** Whom PostgreSQL runs as: ourselves, or, when we are root, the user `postgres` (made when missing). */
export async function findServerUser(): Promise<ServerUser> {
  if (userInfo().uid !== 0) return { ids: {}, scratchDir: tmpdir() }
  const known = await readIds().catch(() => null)
  if (known) return { ids: known, scratchDir: tmpdir() }
  await run('useradd', ['--system', '--no-create-home', '--user-group', '--shell', '/usr/sbin/nologin', 'postgres'])
  return { ids: await readIds(), scratchDir: tmpdir() }
}

async function readIds(): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])])
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

/** The first parent of `path` that another user may not pass through (a clone under /root, say), or null. */
export async function firstClosedParent(path: string): Promise<string | null> {
  const parents: string[] = []
  for (let parent = dirname(resolve(path)); parent !== dirname(parent); parent = dirname(parent))
    parents.unshift(parent)
  for (const parent of parents) {
    const mode = await stat(parent).then(
      (found) => found.mode,
      () => 0o755,
    )
    if ((mode & 0o001) === 0) return parent
  }
  return null
}
