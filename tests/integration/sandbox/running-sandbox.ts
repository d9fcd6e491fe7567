import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import { deriveSandboxCredentials } from '#app/sandbox/credentials.ts'
import { createMemoryClock } from '#app/sandbox/sandbox-clock.ts'
import { startSandbox, type SandboxOptions } from '#app/sandbox/start-sandbox.ts'

export interface ReceivedWebhook {
  path: string
  headers: IncomingHttpHeaders
  body: string
  event: { id: string; type: string; event_type: string; data: { object: Record<string, unknown> } } & Record<
    string,
    unknown
  >
}

/** A sandbox on free ports and an application that only keeps the webhooks it is sent. */
export async function runSandbox(overrides: Partial<SandboxOptions> = {}) {
  const received: ReceivedWebhook[] = []
  let status = 200
  const application = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString('utf8')
    received.push({ path: request.url ?? '', headers: request.headers, body, event: JSON.parse(body) })
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => application.listen(0, '127.0.0.1', resolve))
  const target = `http://127.0.0.1:${(application.address() as AddressInfo).port}/webhooks`
  const clock = overrides.clock ?? createMemoryClock(new Date('2026-03-02T15:00:00Z'))
  const credentials = deriveSandboxCredentials(randomUUID())
  const sandbox = await startSandbox({
    port: 0,
    stateDir: null,
    clock,
    credentials,
    webhookTargets: { stripe: `${target}/stripe`, paypal: `${target}/paypal`, resend: `${target}/resend` },
    ...overrides,
  })

  async function control(call: string, body?: unknown) {
    const [method = 'GET', path = ''] = call.split(' ')
    const response = await fetch(sandbox.urls.control + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }

  return {
    urls: sandbox.urls,
    clock,
    credentials: overrides.credentials ?? credentials,
    received,
    control,
    answerWebhooksWith: (next: number) => void (status = next),
    /** The webhooks of one provider once all that were sent have arrived. */
    async webhooks(provider: 'stripe' | 'paypal' | 'resend') {
      await control('POST /webhooks/hold', { provider, held: false })
      return received.filter(({ path }) => path === `/webhooks/${provider}`)
    },
    async close() {
      await sandbox.close()
      application.closeAllConnections()
      await new Promise((resolve) => application.close(resolve))
    },
  }
}

export type RunningSandbox = Awaited<ReturnType<typeof runSandbox>>
