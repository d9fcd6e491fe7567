import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deriveSandboxCredentials } from '#app/sandbox/credentials.ts'
import { createMemoryClock } from '#app/sandbox/sandbox-clock.ts'
import { startSandbox } from '#app/sandbox/start-sandbox.ts'
import { freshDatabase } from './database.ts'
import { compareWithProviders } from './provider-books.ts'
import { theBooks } from './the-books.ts'

/** Not one that can be guessed: processes that are given the stand-ins' keys take them for real ones. */
export const SECRET = 'qD7x0fVbY2mKpZt4LwRc9HsJ3eUgNa6iTyOv1XlBrE5kMh8A'

/**
 * The application on a database of its own, in this process, with the stand-in providers beside it: real SDKs, real webhooks over
 * HTTP, and a worker that runs when `work` or the clock says so. Must be awaited before anything of the application is imported.
 */
export async function startWorld(
  startAt: Date,
  { env = {}, resendCallsPerSecond }: { env?: Record<string, string>; resendCallsPerSecond?: number } = {},
) {
  const keys = deriveSandboxCredentials(SECRET)
  const web = createServer((request, response) => void answer(request, response))
  await new Promise<void>((listening) => web.listen(0, '127.0.0.1', listening))
  const webUrl = `http://127.0.0.1:${(web.address() as AddressInfo).port}`

  let setOffset: (ms: number) => void = () => {}
  let work: () => Promise<number> = async () => 0
  let nextDue: () => Promise<Date | null> = async () => null
  const memory = createMemoryClock(
    startAt,
    async () => void (await work()),
    () => nextDue(),
  )
  const follow = () => setOffset(memory.now().getTime() - Date.now())
  const clock = {
    ...memory,
    moveTo: async (instant: Date) => {
      await memory.moveTo(instant)
      follow()
    },
  }
  const sandbox = await startSandbox({
    port: 0,
    stateDir: null,
    clock,
    credentials: keys,
    ...(resendCallsPerSecond !== undefined && { resendCallsPerSecond }),
    webhookTargets: {
      stripe: `${webUrl}/webhooks/stripe`,
      paypal: `${webUrl}/webhooks/paypal`,
      resend: `${webUrl}/webhooks/resend`,
    },
  })
  const { prisma, url } = await freshDatabase({
    APP_SECRET: SECRET,
    STRIPE_SECRET_KEY: keys.stripeSecretKey,
    STRIPE_WEBHOOK_SECRET: keys.stripeWebhookSecret,
    STRIPE_API_BASE: sandbox.urls.stripe,
    PAYPAL_CLIENT_ID: keys.paypalClientId,
    PAYPAL_CLIENT_SECRET: keys.paypalClientSecret,
    PAYPAL_WEBHOOK_ID: keys.paypalWebhookId,
    PAYPAL_API_BASE: sandbox.urls.paypal,
    RESEND_API_KEY: keys.resendApiKey,
    RESEND_WEBHOOK_SECRET: keys.resendWebhookSecret,
    RESEND_API_BASE: sandbox.urls.resend,
    ...env,
  })
  const { setClockOffset, now } = await import('#app/clock.server.ts')
  setOffset = setClockOffset
  follow()
  const { joinProcesses } = await import('#app/jobs/join-processes.server.ts')
  const { runDueWork } = await import('#app/jobs/run-due-work.server.ts')
  const { processId, leave } = await joinProcesses('test')
  follow()
  work = () => runDueWork(processId)
  const { findNextDue } = await import('#app/db/sql/next-due.server.ts')
  nextDue = () => findNextDue(now())
  const webhooks: Record<
    string,
    { action(args: { request: Request; params: object; context: object }): Promise<Response> }
  > = {
    '/webhooks/stripe': await import('#app/routes/webhooks.stripe.ts'),
    '/webhooks/paypal': await import('#app/routes/webhooks.paypal.ts'),
    '/webhooks/resend': await import('#app/routes/webhooks.resend.ts'),
  } as never

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const route = webhooks[incoming.url ?? '']
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)])
    const request = new Request(`${webUrl}${incoming.url}`, { method: 'POST', headers, body: Buffer.concat(chunks) })
    const response = route
      ? await route.action({ request, params: {}, context: {} })
      : new Response(null, { status: 404 })
    outgoing.writeHead(response.status).end(await response.text())
  }

  const control = async (path: string, body?: object, method = body ? 'POST' : 'GET') => {
    const headers = { 'content-type': 'application/json' }
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
    const response = await fetch(`${sandbox.urls.control}${path}`, init)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json() as Promise<unknown>
  }
  theBooks().askProviders = (client) => compareWithProviders(client, control)
  return {
    prisma,
    url,
    now,
    urls: sandbox.urls,
    control,
    work: () => work(),
    mails: async (to?: string) => (await control(`/mail${to ? `?to=${encodeURIComponent(to)}` : ''}`)) as SentMail[],
    advance: (duration: string) => control('/clock', { advance: duration }),
    async close() {
      await sandbox.close()
      await leave()
      await prisma.$disconnect()
      await new Promise((closed) => web.close(closed))
    },
  }
}

export interface SentMail {
  id: string
  from: string
  to: string[]
  cc: string[]
  subject: string
  html: string
  text: string
  replyTo: string[]
  headers: Record<string, string>
  attachments: { filename: string; contentType: string; bytes: number; url: string }[]
  idempotencyKey: string
  at: string
}
