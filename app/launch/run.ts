import { childEnvironment, configure, StartRefusal } from './configure.ts'

const roles = ['web', 'worker', 'migrate', 'sandbox'] as const
type Role = (typeof roles)[number]

// What a container or a systemd unit runs: `node build/processes/run.js ROLE`. One process, everything from the environment; nothing
// is installed, built or written, and the database is somebody else's.
try {
  await run(process.argv[2])
} catch (error) {
  if (!(error instanceof StartRefusal)) throw error
  console.error(error.message)
  process.exit(1)
}

async function run(name: string | undefined): Promise<void> {
  const role = roles.find((each) => each === name)
  if (!role) throw new StartRefusal(`Usage: node build/processes/run.js ${roles.join('|')}`)
  const databaseUrl = process.env['DATABASE_URL']
  if (!databaseUrl) throw new StartRefusal('DATABASE_URL must be set. For an embedded database use npm start.')
  if (!/^postgres(ql)?:\/\//.test(databaseUrl) || !URL.canParse(databaseUrl))
    throw new StartRefusal('DATABASE_URL: must be a postgresql:// address')
  if (role === 'migrate') return report(databaseUrl)
  if (!process.env['PUBLIC_URL']) throw new StartRefusal('PUBLIC_URL must be set: links in mails lead there.')
  process.env['NODE_ENV'] ||= 'production'
  const config = configure(process.env)
  if (role === 'sandbox' && config.sandboxed.length === 0)
    throw new StartRefusal('Every provider has its keys: there is no sandbox to run.')
  const known = {
    databaseUrl,
    appSecret: process.env['APP_SECRET'] ?? '',
    dataDir: process.env['DATA_DIR'] || './.data',
  }
  Object.assign(process.env, childEnvironment(config, known), { PROCESS_NAME: role })
  await begin(role)
}

async function begin(role: Exclude<Role, 'migrate'>): Promise<void> {
  if (role === 'web') await import('#app/server.ts')
  if (role === 'worker') await import('#app/jobs/worker.ts')
  if (role === 'sandbox') await import('#app/sandbox/main.ts')
}

async function report(databaseUrl: string): Promise<void> {
  const { migrate } = await import('#prisma/migrate.ts')
  const applied = await migrate(databaseUrl).catch((error: unknown) => {
    // A server that has several addresses refuses at each, and what that is called stands in the code alone.
    const { message, code } = error as { message?: string; code?: string }
    throw new StartRefusal(`The database was not brought up to date: ${message || code || String(error)}`)
  })
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`)
}
