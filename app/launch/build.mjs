import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const STAMP = 'build/.stamp'
const SOURCES = [
  'app',
  'emails',
  'prisma',
  'public',
  'tools',
  'package-lock.json',
  'package.json',
  'vite.config.ts',
  'tsconfig.json',
]

/** Builds when a source file changed since the last build: generated database client, Remix bundles, and one file per process. */
export async function buildIfStale() {
  const fingerprint = fingerprintSources()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint) return
  console.error('Building …')
  generateDatabaseClient()
  run('remix', ['vite:build', '--logLevel', 'warn'])
  await buildProcesses()
  writeFileSync(STAMP, fingerprint)
}

/** `prisma generate` wants to fetch a schema engine that it does not use; any executable path keeps it from the network. */
export function generateDatabaseClient() {
  run('prisma', ['generate'], { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' })
}

const buildProcesses = () =>
  bundle(
    {
      launch: 'app/launch/launch.ts',
      run: 'app/launch/run.ts',
      server: 'app/server.ts',
      worker: 'app/jobs/worker.ts',
      sandbox: 'app/sandbox/main.ts',
      cli: 'app/cli/main.ts',
    },
    'build/processes',
  )

/** One file per entry, what they share beside them; packages stay where they are installed. */
export async function bundle(entryPoints, outdir) {
  const { build } = await import('esbuild')
  await build({
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    sourcemap: true,
    logLevel: 'warning',
  })
}

function run(tool, args, extraEnv = {}) {
  const env = { ...process.env, NODE_ENV: 'production', ...extraEnv }
  const { status, stdout, stderr } = spawnSync(join('node_modules', '.bin', tool), args, {
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status === 0) return
  console.error(`${stdout ?? ''}${stderr ?? ''}\nThe build failed in: ${tool} ${args.join(' ')}`)
  process.exit(1)
}

function fingerprintSources() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap(listFiles).sort()) {
    const { mtimeMs, size } = statSync(file)
    hash.update(`${file} ${mtimeMs} ${size}\n`)
  }
  return hash.digest('hex')
}

function listFiles(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => name !== 'generated')
    .flatMap((name) => listFiles(join(path, name)))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildIfStale()
