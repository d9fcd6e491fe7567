import { spawn } from 'node:child_process'
import { prisma } from '#app/db/client.server.ts'
import { createStaffUser } from '#app/auth/create-staff-user.server.ts'
import { signIn } from '#app/auth/session.server.ts'
import { askForDryRun } from '#app/features/dunning/ask-for-dry-run.server.ts'
import { createInvoicePortalLink } from '#app/features/invoices/create-invoice-portal-link.server.ts'
import { derivePortalToken } from '#app/portal-token.server.ts'
import { claimPorts } from '#tests/support/app.ts'
import { ended, until } from '#tests/support/worker-process.ts'
import { BENCH_NOW, isQuick, measured, report } from '../metric.ts'
import { peakSoFar } from '../peak-memory.ts'
import { BUSINESS, idOf } from '../world.ts'

// Web and worker as an operator starts them, each given what takes memory: pages at once, the desk's lists, whole exports and papers;
// a sweep with 2,000 invoices due, a dry run over everybody, seals. What counts is the most each ever had.
const CONNECTIONS = 32
const PAGES_MS = isQuick ? 1_000 : 10_000
const CLIENTS_DUE = isQuick ? 50 : 400
/** A dry run over 200,000 clients need not end: what it holds shows long before. */
const DRY_RUN_MS = isQuick ? 1_000 : 60_000

const { port, release } = await claimPorts()
const origin = `http://localhost:${port}`

function start(role: 'web' | 'worker') {
  const present = `globalThis.dunwellClockOffsetMs=${BENCH_NOW.getTime()}-Date.now()`
  const flags = ['--no-deprecation', '--import', `data:text/javascript,${present}`]
  return spawn(process.execPath, [...flags, 'build/processes/run.js', role], {
    env: { ...process.env, LOG_LEVEL: 'silent', PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: origin },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

async function peakOfWeb(): Promise<number> {
  const tokens: string[] = []
  for (let n = 1; n <= 200; n += 1) {
    const made = { businessId: BUSINESS, invoiceId: idOf('invoice', n), actor: 'system', now: BENCH_NOW }
    const link = await createInvoicePortalLink(made)
    if (!link.ok) throw new Error(link.reason)
    tokens.push(derivePortalToken(link.value.portalLinkId))
  }
  const web = start('web')
  await until('the web process answers', async () => (await fetch(`${origin}/healthz`).catch(() => null))?.ok ?? false)
  const end = performance.now() + PAGES_MS
  const visitor = async (_: unknown, nth: number) => {
    for (let n = nth; performance.now() < end; n += CONNECTIONS) await take(`/p/${tokens[n % tokens.length]}`)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, visitor))
  const cookie = await ownersCookie()
  for (const path of deskPaths) await take(path, cookie)
  for (const path of ['invoice.pdf', 'statement.pdf']) await take(`/p/${tokens[0]}/${path}`)
  return peakAndEnd(web)
}

const reports = ['aging', 'disputes', 'dso', 'effectiveness', 'forecast', 'funnel', 'promises']
const deskPaths = [
  ...['/admin', '/admin/invoices', '/admin/clients', '/admin/tasks', '/admin/payments', '/admin/next-30-days'],
  ...reports.map((name) => `/admin/reports/${name}`),
  ...['/admin/reports/aging.csv', '/admin/imports/lists/invoices.csv', '/admin/imports/lists/clients.csv'],
]

/** Reads an answer to its end and keeps nothing of it. */
async function take(path: string, cookie = ''): Promise<void> {
  const answer = await fetch(origin + path, { headers: { cookie } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  await answer.body?.pipeTo(new WritableStream())
}

async function ownersCookie(): Promise<string> {
  const [email, password] = ['nora@northwind.example', 'correct horse battery']
  await createStaffUser({ name: 'Nora', email, password, businessId: BUSINESS, role: 'owner', now: new Date() })
  const session = await signIn({ email, password, ip: null }, new Request(`${origin}/sign-in`))
  if (!session.ok) throw new Error(`not signed in: ${session.reason}`)
  const cookies = session.value.headers.getSetCookie()
  return cookies.map((one) => one.split(';')[0]).join('; ')
}

async function peakOfWorker(): Promise<number> {
  await prisma.client.updateMany({
    where: { businessId: BUSINESS, id: { lte: idOf('client', CLIENTS_DUE) } },
    data: { nextCheckAt: BENCH_NOW },
  })
  const dryRun = await askForDryRun(BUSINESS, BENCH_NOW)
  const worker = start('worker')
  const due = { businessId: BUSINESS, nextCheckAt: { lte: BENCH_NOW } }
  await until('nothing is due any more', async () => (await prisma.client.count({ where: due })) === 0, 300_000)
  const deadline = performance.now() + DRY_RUN_MS
  const key = { businessId_id: { businessId: BUSINESS, id: dryRun } }
  await until(
    'the dry run is seen',
    async () => {
      const { state } = await prisma.dryRun.findUniqueOrThrow({ where: key })
      if (state === 'failed') throw new Error('the dry run failed')
      return state === 'done' || performance.now() > deadline
    },
    DRY_RUN_MS * 2,
  )
  return peakAndEnd(worker)
}

async function peakAndEnd(child: ReturnType<typeof start>): Promise<number> {
  const peak = await peakSoFar(child.pid)
  child.kill('SIGKILL')
  await ended(child)
  if (peak === null) throw new Error('the process ended before it was looked at')
  return peak
}

const web = await peakOfWeb()
const worker = await peakOfWorker()
release()
await report({ 'memory.peak': measured(Math.max(web, worker), 'MB', null, { web, worker }) })
