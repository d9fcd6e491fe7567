import { createAgenda, type AgendaItem } from './agenda.ts'
import { openBlobStore } from './blob-store.ts'
import { createClockMover } from './clock-mover.ts'
import { clockRoutes } from './control/clock-routes.ts'
import { createControlApi } from './control/control-api.ts'
import { faultRoutes } from './control/fault-routes.ts'
import { forgeryRoutes } from './control/forgery-routes.ts'
import { inboundRoutes } from './control/inbound-routes.ts'
import { inboxRoutes } from './control/inbox-routes.ts'
import { mailRoutes } from './control/mail-routes.ts'
import { paypalRoutes } from './control/paypal-routes.ts'
import { resendRoutes } from './control/resend-routes.ts'
import { webhookRoutes } from './control/webhook-routes.ts'
import type { SandboxCredentials } from './credentials.ts'
import { answerWithFault, createFaultPlan, type ApiDoor, type FaultPlan, type Provider } from './faults.ts'
import { listenOnLoopback, writeReply, type Reply, type RunningServer, type SandboxRequest } from './http-server.ts'
import { openJournal } from './journal.ts'
import { startPayPal } from './paypal/start-paypal.ts'
import { createSignatures } from './paypal/webhook-signature.ts'
import { createDomains } from './resend/domains.ts'
import { createInbound } from './resend/inbound.ts'
import { createMailbox } from './resend/mailbox.ts'
import { createResendApi } from './resend/resend-api.ts'
import { receivedFiles, receivingRoutes } from './resend/receiving-api.ts'
import { resendSigner } from './resend/sign-webhook.ts'
import { stripeRoutes } from './control/stripe-routes.ts'
import { stripeSigner } from './stripe/sign-webhook.ts'
import { startStripe } from './stripe/start-stripe.ts'
import type { SandboxClock } from './sandbox-clock.ts'
import { createWebhookSender, type WebhookDelivery, type WebhookEvent } from './webhook-sender.ts'
import type { World } from './world.ts'

export interface SandboxOptions {
  /** Control and inbox; Stripe, PayPal and Resend take the three ports after it. 0: any free ports. */
  port: number
  /** Where mails and payments are kept over a restart; null: in memory only. */
  stateDir: string | null
  clock: SandboxClock
  /** Full addresses of the application's webhook routes. */
  webhookTargets: Record<Provider, string>
  credentials: SandboxCredentials
  resendCallsPerSecond?: number
  log?: (line: string) => void
}

export interface Sandbox {
  urls: Record<'control' | Provider, string>
  close(): Promise<void>
}

const TICK_MS = 500

/** Starts the stand-ins for Stripe, PayPal and Resend and the control port, all on loopback. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port, stateDir, clock, credentials, log = () => {} } = options
  const [control, stripe, paypal, resend] = await listenOnFour(port)
  const urls = { control: control.url, stripe: stripe.url, paypal: paypal.url, resend: resend.url }

  const journal = openJournal(stateDir)
  const blobs = openBlobStore(stateDir)
  const agenda = createAgenda(journal.table<AgendaItem>('agenda'), clock, log)
  const faults = createFaultPlan()
  const paypalSignatures = createSignatures(
    journal.table('paypal.key'),
    credentials.paypalWebhookId,
    `${paypal.url}/v1/notifications/certs/CERT-sandbox`,
  )
  const webhooks = createWebhookSender({
    events: journal.table<WebhookEvent>('webhook'),
    deliveries: journal.table<WebhookDelivery>('webhook_delivery'),
    targets: options.webhookTargets,
    signers: {
      stripe: stripeSigner(credentials.stripeWebhookSecret),
      paypal: paypalSignatures.sign,
      resend: resendSigner(credentials.resendWebhookSecret),
    },
    log,
  })
  const world: World = { journal, blobs, agenda, webhooks, credentials }
  const mover = createClockMover(clock, agenda, webhooks)

  const stripeStandIn = startStripe(world, stripe.url)
  serveApi(stripe, 'stripe', stripeStandIn.api, faults, stripeStandIn.pages)

  const paypalStandIn = startPayPal(world, paypal.url, paypalSignatures)
  serveApi(paypal, 'paypal', paypalStandIn.api, faults, paypalStandIn.pages)

  const mailbox = createMailbox(world)
  const inbound = createInbound(world)
  const domains = createDomains(world)
  const resendParts = { ...domains.routes, ...receivingRoutes(world, inbound, resend.url) }
  const resendApi = createResendApi(world, mailbox, options.resendCallsPerSecond ?? 100, resendParts)
  serveApi(resend, 'resend', resendApi, faults, receivedFiles(world, inbound))

  const parts = { mailbox, clock, mover, webhooks, stripe: stripeStandIn.store, paypal: paypalStandIn.store }
  const controlApi = createControlApi({
    ...inboxRoutes(parts),
    ...mailRoutes(mailbox, blobs, control.url),
    ...clockRoutes(clock, mover),
    ...faultRoutes(faults),
    ...webhookRoutes(webhooks),
    ...resendRoutes(mailbox, webhooks),
    ...inboundRoutes(inbound, domains, webhooks),
    ...stripeRoutes(stripeStandIn.store, webhooks),
    ...paypalRoutes(paypalStandIn.store, webhooks),
    ...forgeryRoutes(stripeStandIn.store, paypalStandIn.store, webhooks, clock.now),
  })
  control.serve(async (request, response) => writeReply(response, await controlApi(request)))

  webhooks.resume()
  const ticking = setInterval(() => mover.tick(), TICK_MS).unref()

  return {
    urls,
    async close() {
      clearInterval(ticking)
      await Promise.all([control, stripe, paypal, resend].map((server) => server.close()))
      webhooks.close()
      journal.close()
    },
  }
}

async function listenOnFour(port: number) {
  const listenAt = (offset: number) => listenOnLoopback(port === 0 ? 0 : port + offset)
  const servers: RunningServer[] = []
  try {
    for (let offset = 0; offset < 4; offset += 1) servers.push(await listenAt(offset))
  } catch (error) {
    await Promise.all(servers.map((server) => server.close()))
    throw error
  }
  return servers as [RunningServer, RunningServer, RunningServer, RunningServer]
}

type Pages = (request: SandboxRequest) => Promise<Reply | null>

/** A provider's port: its pages for people first, which never fail on purpose, then its API. */
function serveApi(server: RunningServer, provider: Provider, door: ApiDoor, faults: FaultPlan, pages?: Pages) {
  server.serve(async (request, response) => {
    const page = await pages?.(request)
    if (page) return writeReply(response, page)
    return answerWithFault(faults.take(provider, request), door, request, response)
  })
}
