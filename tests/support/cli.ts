import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { afterAll } from 'vitest'
import { testEnvironment } from './database.ts'

export interface CliAnswer {
  exitCode: number
  stdout: string
  stderr: string
}

/** The operator's command line, bundled as it is shipped, on a database of its own; every provider is left to its stand-in. */
export async function cliOn(databaseUrl: string) {
  const dataDir = await mkdtemp(join(tmpdir(), 'dunwell-cli-'))
  const { APP_SECRET } = testEnvironment(databaseUrl)
  const { PATH, HOME } = process.env
  const settings = { DATABASE_URL: databaseUrl, APP_SECRET, DATA_DIR: dataDir, LOG_LEVEL: 'silent' }
  const env: NodeJS.ProcessEnv = { PATH, HOME, NODE_ENV: 'test', ...settings }
  const main = await bundle()

  return (...args: string[]): Promise<CliAnswer> =>
    new Promise((done) => {
      execFile(process.execPath, [main, ...args], { env }, (error, stdout, stderr) =>
        done({ exitCode: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
      )
    })
}

async function bundle(): Promise<string> {
  // Below node_modules, so that the packages are found from there.
  const outdir = resolve(`node_modules/.cache/dunwell-cli-${process.pid}`)
  afterAll(() => rm(outdir, { recursive: true, force: true }))
  await build({
    entryPoints: { cli: 'app/cli/main.ts' },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    logLevel: 'warning',
  })
  return join(outdir, 'cli.mjs')
}
