import { execFile, spawn } from 'node:child_process'
import { createConnection } from 'node:net'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { claimPorts } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { ended, until } from '#tests/support/worker-process.ts'

// The production build as an operator starts it, with keys that look like real ones.
const { prisma, url: databaseUrl } = await freshDatabase()
const { port, release } = await claimPorts()
const web = `http://127.0.0.1:${port}`
const { PATH, HOME } = process.env
const real: NodeJS.ProcessEnv = {
  ...{ PATH, HOME, NODE_ENV: 'production', DATABASE_URL: databaseUrl, PORT: String(port), LOG_LEVEL: 'info' },
  ...{ APP_SECRET: 'mZ8qV1tYxR5kL0pWc7uJ2nH4bF9dGa3eSo6i', PUBLIC_URL: 'https://pay.example.com' },
  ...{ STRIPE_SECRET_KEY: 'sk_live_51Hc8wQ9d', STRIPE_WEBHOOK_SECRET: 'whsec_9fT3nQ7x' },
  ...{ PAYPAL_CLIENT_ID: 'AbX29', PAYPAL_CLIENT_SECRET: 'EkW71', PAYPAL_WEBHOOK_ID: '7WX12345AB' },
  ...{ RESEND_API_KEY: 're_8fjK2', RESEND_WEBHOOK_SECRET: 'whsec_bTJsMQ==', MAIL_FROM: 'billing@example.com' },
}
const run = (file: string, args: string[], env: NodeJS.ProcessEnv) =>
  promisify(execFile)(process.execPath, ['--no-deprecation', `build/processes/${file}.js`, ...args], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  )
afterAll(release)

test.each<[string, string[], NodeJS.ProcessEnv, RegExp]>([
  [
    'a blank webhook secret',
    ['web'],
    { ...real, STRIPE_WEBHOOK_SECRET: '  ' },
    /^Stripe is only half set: STRIPE_WEBHOOK_SECRET missing\.$/,
  ],
  [
    'a live key beside PayPal’s sandbox',
    ['worker'],
    { ...real, PAYPAL_API_BASE: 'https://api-m.sandbox.paypal.com' },
    /both live, or both for tests/,
  ],
  ['a value nobody understands', ['web'], { ...real, MAIL_RATE: 'fast' }, /^MAIL_RATE: /],
  ['an address of no database', ['migrate'], { ...real, DATABASE_URL: 'db.example.com' }, /^DATABASE_URL: /],
  ['a port there is not', ['migrate'], { ...real, DATABASE_URL: 'postgresql://h:99999/x' }, /^DATABASE_URL: /],
  [
    'a database that is not there',
    ['migrate'],
    { ...real, DATABASE_URL: 'postgresql://u:mZ8qV1tY@127.0.0.1:1/x' },
    /^The database was not brought up to date: .*ECONNREFUSED/,
  ],
  ['the sandbox itself beside real keys', ['sandbox'], real, /sandbox/i],
])('P11, D3: a process started with %s says one line and ends with 1', async (_name, args, env, line) => {
  const { code, stdout, stderr } = await run('run', args, env)
  expect(code).toBe(1)
  expect(stderr.trim()).toMatch(line)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stdout + stderr).not.toMatch(/51Hc8wQ9d|mZ8qV1tY/)
})

test('D3: with real keys there is no sandbox, no demo and no clock but the real one', async () => {
  // What a trial on this database left behind.
  await prisma.sandboxClock.create({ data: { id: 1, offsetMs: 400n * 86_400_000n, version: 7 } })
  await makeBusiness(prisma)
  const child = spawn(process.execPath, ['--no-deprecation', 'build/processes/run.js', 'web'], {
    env: real,
    stdio: 'ignore',
  })
  try {
    await until(
      'the web process answers',
      async () => (await fetch(`${web}/healthz`).catch(() => null))?.status === 200,
    )
    for (const offset of [1, 2, 3, 4]) expect(await listens(port + offset), `port ${port + offset}`).toBe(false)
    for (const path of ['/mail', '/clock', '/faults', '/sandbox', '/v1/checkout/sessions', '/demo', '/setup'])
      expect((await fetch(`${web}${path}`, { redirect: 'manual' })).status, path).toBe(404)
    const signIn = new URLSearchParams({ email: 'owner@northwind.example', password: 'demo' })
    const answer = await fetch(`${web}/sign-in`, { method: 'POST', body: signIn, redirect: 'manual' })
    expect(answer.headers.getSetCookie().join()).not.toContain('session')
    // A clock that is followed is noted with its version.
    const processes = await prisma.process.findMany({ where: { role: 'web' } })
    expect(processes.map(({ clockVersion }) => clockVersion)).toEqual([0])
    // The banner of a trial is on no page.
    expect(await (await fetch(web)).text()).not.toMatch(/no real money moves/i)
  } finally {
    child.kill('SIGKILL')
    await ended(child)
  }
  for (const command of ['demo-info', 'seed']) {
    const { code, stderr } = await run('cli', [command], real)
    expect(code, command).toBe(1)
    expect(stderr, command).toMatch(/no demo|without real keys/i)
  }
})

const listens = (at: number) =>
  new Promise<boolean>((answer) => {
    const socket = createConnection({ host: '127.0.0.1', port: at })
    socket.once('connect', () => answer(true)).once('error', () => answer(false))
    setTimeout(() => answer(false), 2_000).unref()
  })
