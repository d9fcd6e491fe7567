import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

/** What the version after this one adds to the schema: nothing that this one would miss. */
const ADDED = '20991231000000_soak'

/** This build once more as the next version, with a migration of its own. It finds its packages by the folder it lies in. */
export async function makeSecondVersion(): Promise<string> {
  await mkdir('test-results', { recursive: true })
  const folder = await mkdtemp(resolve('test-results/second-version-'))
  for (const part of ['build', 'prisma']) await cp(part, join(folder, part), { recursive: true })
  await cp('package.json', join(folder, 'package.json'))
  await mkdir(join(folder, 'prisma/migrations', ADDED))
  const sql = 'ALTER TABLE "Client" ADD COLUMN "soaked" TEXT;\n'
  await writeFile(join(folder, 'prisma/migrations', ADDED, 'migration.sql'), sql)
  return folder
}

/** As a deployment does it first, while the old version runs on. */
export async function migrateWith(folder: string, env: NodeJS.ProcessEnv, databaseUrl: string): Promise<string> {
  const args = ['--no-deprecation', 'build/processes/run.js', 'migrate']
  const settings = { cwd: folder, env: { ...env, DATABASE_URL: databaseUrl } }
  return (await promisify(execFile)(process.execPath, args, settings)).stdout
}
