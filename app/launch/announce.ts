import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Configuration } from './configure.ts'

interface DemoInfo {
  admin: { url: string; email: string; password: string }
  portal: { invoice: string; url: string }[]
}

/** Prints where to go. */
export async function announce(config: Configuration, env: NodeJS.ProcessEnv): Promise<void> {
  if (config.role === 'worker') return console.log('\nDunwell: the worker is running. Stop with Ctrl-C.\n')
  const lines = [`Dunwell is ready: ${env['PUBLIC_URL']}`, '', `  Admin     ${env['PUBLIC_URL']}/admin`]
  if (config.sandboxed.length > 0) {
    const demo = await readDemoInfo()
    if (demo) {
      lines.push(`            sign in as ${demo.admin.email} with ${demo.admin.password}`)
      if (demo.portal[0]) lines.push(`  Portal    ${demo.portal[0].url}   (invoice ${demo.portal[0].invoice})`)
    }
    lines.push(
      `  Mailbox   http://127.0.0.1:${config.sandboxPort}/   (stand-in for ${config.sandboxed.join(', ')}: nothing leaves this machine)`,
    )
  }
  if (process.env['DATABASE_URL'])
    lines.push('', '  First owner: npm run cli -- create-owner --business NAME --email E --password P')
  lines.push('', 'Stop with Ctrl-C.')
  console.log(`\n${lines.join('\n')}\n`)
}

async function readDemoInfo(): Promise<DemoInfo | null> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [
      join('build', 'processes', 'cli.js'),
      'demo-info',
      '--json',
    ])
    return JSON.parse(stdout) as DemoInfo
  } catch {
    return null
  }
}
