import { spawn } from 'node:child_process'
import { claimPorts } from './app.ts'
import { ended, until } from './worker-process.ts'

/** A real web process on this test's database, ready to answer. */
export async function startWeb(): Promise<{ url: string; stop(): Promise<void> }> {
  const { port, release } = await claimPorts()
  const url = `http://localhost:${port}`
  const settings = { PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: url, LOG_LEVEL: 'fatal' }
  const web = spawn(process.execPath, ['--no-deprecation', 'build/processes/server.js'], {
    env: { ...process.env, ...settings, NODE_ENV: 'test' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const stop = async () => {
    web.kill('SIGKILL')
    await ended(web)
    release()
  }
  const answers = async () => {
    if (web.exitCode !== null) throw new Error('the web process ended')
    return (await fetch(`${url}/healthz`).catch(() => null))?.status === 200
  }
  try {
    await until('the web process answers', answers)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, stop }
}
