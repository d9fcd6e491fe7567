import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { until } from './worker-process.ts'
import type { SentMail } from './world.ts'

export interface DemoInfo {
  admin: { url: string; email: string; password: string }
  portal: { invoice: string; url: string }[]
  sandbox: { url: string }
  api: { url: string; key: string }
}

/** The real thing, started as `npm start` does, on ports and a data folder of its own, with the demo in it. */
export async function startApp() {
  const { port, release } = await claimPorts()
  const dataDir = await mkdtemp('/tmp/dunwell-e2e-')
  await chmod(dataDir, 0o711)
  const env = { ...process.env, PORT: String(port), DATA_DIR: join(dataDir, 'data'), LOG_LEVEL: 'error' }
  const { output, end } = await copyDemo(env)
    .then(() => startLauncher(env))
    .catch((error: unknown) => {
      release()
      throw error
    })
  const stop = async () => {
    const exitCode = await end()
    release()
    await rm(dataDir, { recursive: true, force: true })
    return exitCode
  }

  const cli = async (...args: string[]) =>
    (await promisify(execFile)(process.execPath, ['app/launch/cli.mjs', ...args, '--json'], { env })).stdout
  const controlUrl = `http://127.0.0.1:${port + 1}`
  const control = async (path: string, body?: object): Promise<unknown> => {
    const init = body
      ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {}
    const response = await fetch(`${controlUrl}${path}`, init)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  return {
    url: `http://localhost:${port}`,
    /** What a shell needs to speak to this installation. */
    env: { PORT: env.PORT, DATA_DIR: env.DATA_DIR },
    /** Its own PostgreSQL, to look behind what it shows. */
    databaseUrl: () => databaseIn(join(dataDir, 'data')),
    /** What the launcher printed. */
    output,
    cli,
    control,
    demo: async () => JSON.parse(await cli('demo-info')) as DemoInfo,
    now: async () => new Date(((await control('/clock')) as { now: string }).now),
    setClock: (instant: Date) => control('/clock', { set: instant.toISOString() }),
    advance: (duration: string) => control('/clock', { advance: duration }),
    mails: async (to?: string) => (await control(`/mail${to ? `?to=${encodeURIComponent(to)}` : ''}`)) as SentMail[],
    stop,
  }
}

/** Starts what `npm start` starts, and answers when it is ready. One that does not get ready must not run on beside the tests that follow. */
async function startLauncher(env: NodeJS.ProcessEnv) {
  const launcher = spawn(process.execPath, ['app/launch/start.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  launcher.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const end = async () => {
    launcher.kill('SIGTERM')
    if (launcher.exitCode === null) await once(launcher, 'exit')
    return launcher.exitCode
  }
  const isReady = async () => {
    if (launcher.exitCode !== null) throw new Error(`the launcher ended: ${output}`)
    return output.includes('Stop with Ctrl-C.')
  }
  await until('the application is ready', isReady, 120_000).catch(async (error: unknown) => {
    await end()
    throw error
  })
  return { output, end }
}

const copyOf = (from: string, to: string) => promisify(execFile)('cp', ['-a', from, to])

/**
 * The demo is made once for each port of a run, and copied for every later installation there: its mails name the port. Whoever holds
 * the port is alone at it.
 */
async function copyDemo(env: NodeJS.ProcessEnv & { PORT: string; DATA_DIR: string }): Promise<void> {
  const demos = process.env['DUNWELL_TEST_DEMOS']
  if (!demos) return
  const demo = join(demos, env.PORT)
  if (existsSync(demo)) {
    await copyOf(demo, env.DATA_DIR)
    return
  }
  const { end } = await startLauncher(env)
  await end()
  await copyOf(env.DATA_DIR, `${demo}.part`)
  await rename(`${demo}.part`, demo)
}

export type RunningApp = Awaited<ReturnType<typeof startApp>>

async function databaseIn(dataDir: string): Promise<string> {
  const { databasePassword } = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8')) as {
    databasePassword: string
  }
  const port = (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[3]
  return `postgresql://postgres:${databasePassword}@127.0.0.1:${port}/dunwell`
}

/**
 * The first of five ports that are free together: web, control and three stand-ins. They belong to whoever listens on the last port
 * of their ten, so that installations that start at the same moment never choose the same; none is one the system hands out.
 */
export async function claimPorts(): Promise<{ port: number; release(): void }> {
  for (let port = 20_000; port < 30_000; port += 10) {
    const claim = await listen(port + 9)
    if (!claim) continue
    const probes = await Promise.all([0, 1, 2, 3, 4].map((offset) => listen(port + offset)))
    await Promise.all(probes.map((probe) => probe && new Promise((closed) => probe.close(closed))))
    if (probes.every(Boolean)) return { port, release: () => void claim.close() }
    claim.close()
  }
  throw new Error('no five ports are free together')
}

function listen(port: number): Promise<Server | null> {
  return new Promise((answer) => {
    const server = createServer().once('error', () => answer(null))
    server.listen(port, '127.0.0.1', () => answer(server))
  })
}
