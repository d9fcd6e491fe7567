import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createStaffUser } from '#app/auth/create-staff-user.server.ts'
import { signIn } from '#app/auth/session.server.ts'
import { createApiKey } from '#app/features/api-keys/create-api-key.server.ts'
import { claimPorts } from '#tests/support/app.ts'
import { ended, until } from '#tests/support/worker-process.ts'
import { BENCH_NOW } from './metric.ts'
import { BUSINESS } from './world.ts'

interface Visit {
  readonly text: string
  readonly ms: number
}

/** A real web process of the build whose present is the world's, an owner who is signed in and a program with a key. */
export async function visitDesk() {
  const { port, release } = await claimPorts()
  const origin = `http://localhost:${port}`
  const present = `globalThis.dunwellClockOffsetMs=${BENCH_NOW.getTime()}-Date.now()`
  const web = spawn(
    process.execPath,
    ['--no-deprecation', '--import', `data:text/javascript,${present}`, 'build/processes/server.js'],
    {
      env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: origin, PROCESS_NAME: 'web' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  const headers = { ...(await signedIn()), Authorization: `Bearer ${await apiKey()}` }
  await until('the web process answers', async () => {
    if (web.exitCode !== null) throw new Error('the web process ended')
    return (await fetch(`${origin}/healthz`).catch(() => null))?.status === 200
  })
  return {
    async get(path: string): Promise<Visit> {
      const startedAt = performance.now()
      const answer = await fetch(origin + path, { headers, redirect: 'manual' })
      const text = await answer.text()
      const ms = performance.now() - startedAt
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text.slice(0, 500)}`)
      return { text, ms }
    },
    /** The most memory it ever had, in MB. */
    peakMemory: () =>
      Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${web.pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1_024,
    async leave(): Promise<void> {
      web.kill('SIGKILL')
      await ended(web)
      release()
    },
  }
}

async function signedIn(): Promise<{ cookie: string }> {
  const [email, password] = ['nora@northwind.example', 'correct horse battery']
  await createStaffUser({ name: 'Nora', email, password, businessId: BUSINESS, role: 'owner', now: new Date() })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  if (!session.ok) throw new Error(`not signed in: ${session.reason}`)
  return {
    cookie: session.value.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; '),
  }
}

const apiKey = async () =>
  (await createApiKey({ businessId: BUSINESS, name: 'bench', scopes: ['read'], now: new Date() })).key
