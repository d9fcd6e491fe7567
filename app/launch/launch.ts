import { join } from 'node:path'
import { migrate } from '#prisma/migrate.ts'
import { ancestorsOf } from './ancestors.ts'
import { announce } from './announce.ts'
import { childEnvironment, configure, StartRefusal } from './configure.ts'
import { findDatabase } from './find-database.ts'
import { checkPorts } from './ports.ts'
import { claimRun } from './run-file.ts'
import { seedWhenEmpty } from './seed-when-empty.ts'
import { superviseProcesses, type ProcessPlan } from './supervise.ts'

/** Everything `npm start` does once packages and build are there. Resolves when all is ready; a refusal is one line and exit code 1. */
export async function launch(mode: 'production' | 'development' = 'production'): Promise<void> {
  try {
    await start(mode)
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

async function start(mode: 'production' | 'development'): Promise<void> {
  const config = configure(process.env)
  const runsSandbox = config.sandboxed.length > 0 && config.role !== 'worker'
  const run = await claimRun(process.env['DATA_DIR'] || './.data', {
    PORT: String(config.port),
    SANDBOX_PORT: String(config.sandboxPort),
    PUBLIC_URL: process.env['PUBLIC_URL'] || `http://localhost:${config.port}`,
  })
  await checkPorts(config, runsSandbox, run.recovering)

  const database = await findDatabase(process.env)
  const applied = await migrate(database.url)
  if (applied.length > 0)
    console.log(`Database: ${applied.length} migration${applied.length === 1 ? '' : 's'} applied.`)
  const childEnv = {
    ...childEnvironment(config, {
      databaseUrl: database.url,
      appSecret: database.appSecret,
      dataDir: database.dataDir,
    }),
  }
  if (mode === 'development') childEnv['NODE_ENV'] = 'development'
  if (!process.env['DATABASE_URL'] && config.sandboxed.length === 3) await seedWhenEmpty(database.url)

  const plans: ProcessPlan[] = [
    ...(runsSandbox ? [{ name: 'sandbox', ...entry(mode, 'sandbox') }] : []),
    ...(config.role !== 'worker' ? [{ name: 'web', ...entry(mode, 'server') }] : []),
    ...(config.role !== 'web' ? [{ name: 'worker', ...entry(mode, 'worker') }] : []),
  ]
  const processes = superviseProcesses(plans, childEnv)
  stopOnSignal(async () => {
    await processes.stop()
    await database.stop()
    run.release()
  })
  await processes.ready
  await announce(config, childEnv)
}

const sources = { sandbox: 'app/sandbox/main.ts', server: 'app/server.ts', worker: 'app/jobs/worker.ts' }

function entry(mode: 'production' | 'development', name: keyof typeof sources): { file: string; execArgv: string[] } {
  if (mode === 'production')
    return { file: join('build', 'processes', `${name}.js`), execArgv: ['--enable-source-maps', '--no-deprecation'] }
  return { file: sources[name], execArgv: ['--import', 'tsx'] }
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const end = () => {
    if (stopping) return
    stopping = true
    void stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  process.on('SIGHUP', end)
  // Killed with -9, npm leaves us behind: its disappearance is our signal.
  if (process.env['npm_lifecycle_event']) {
    const ancestors = ancestorsOf(process.pid)
    setInterval(() => ancestorsOf(process.pid) !== ancestors && end(), 500).unref()
  }
}
