import { demoCredentials } from '#prisma/seed/demo-credentials.ts'
import type { Configuration } from './configure.ts'

interface Demo {
  email: string
  password: string
  portal: { invoice: string; url: string }[]
}

/** Prints where to go. */
export async function announce(config: Configuration, env: NodeJS.ProcessEnv): Promise<void> {
  if (config.role === 'worker') return console.log('\nDunwell: the worker is running. Stop with Ctrl-C.\n')
  const isExternal = Boolean(process.env['DATABASE_URL'])
  const lines = [`Dunwell is ready: ${env['PUBLIC_URL']}`, '', `  Admin     ${env['PUBLIC_URL']}/admin`]
  if (config.sandboxed.length > 0) {
    const demo = await findDemo(env)
    if (demo) {
      lines.push(`            sign in as ${demo.email} with ${demo.password}`)
      if (demo.portal[0]) lines.push(`  Portal    ${demo.portal[0].url}   (invoice ${demo.portal[0].invoice})`)
    }
    lines.push(
      `  Mailbox   http://127.0.0.1:${config.sandboxPort}/   (stand-in for ${config.sandboxed.join(', ')}: nothing leaves this machine)`,
    )
  }
  if (isExternal) lines.push('', '  First owner: npm run cli -- create-owner --business NAME --email E --password P')
  lines.push('', 'Stop with Ctrl-C.')
  console.log(`\n${lines.join('\n')}\n`)
}

/** Where the demo's first open invoice is; null when this installation holds no demo. Imported late: its environment is set by then. */
async function findDemo(env: NodeJS.ProcessEnv): Promise<Demo | null> {
  Object.assign(process.env, env)
  const { prisma } = await import('#app/db/client.server.ts')
  const { readDemoPortal } = await import('#app/cli/demo-portal.ts')
  const { email, password } = demoCredentials(env['APP_SECRET'] ?? '')
  const portal = await readDemoPortal(email)
  await prisma.$disconnect()
  return portal && { email, password, portal }
}
