import { sleep, type Provider } from './faults.ts'
import type { Table } from './journal.ts'
import { postWebhook } from './webhook-post.ts'

export interface WebhookEvent {
  id: string
  provider: Provider
  type: string
  /** Sandbox time of the event, RFC 3339. */
  at: string
  /** The exact bytes that are signed and sent, every time. */
  body: string
}

export interface WebhookDelivery {
  delivered: boolean
  attempts: { at: string; status: number | null; error?: string }[]
}

export type SignWebhook = (event: WebhookEvent) => Record<string, string>

export interface WebhookSender {
  events: Table<WebhookEvent>
  deliveryOf(eventId: string): WebhookDelivery
  send(event: WebhookEvent): void
  replay(event: WebhookEvent): void
  /** Stops sending for a provider (events wait), or goes on and sends what waited. */
  hold(provider: Provider, held: boolean): void
  /** Resolves when every event had its first quick attempts. */
  flush(): Promise<void>
  /** Sends what an earlier run could not deliver. */
  resume(): void
  close(): void
}

const PARALLEL = 12
const QUICK_WAITS_MS = [0, 100, 300, 800]
const LATER_WAITS_MS = [2_000, 5_000, 10_000, 30_000, 60_000, 60_000, 60_000, 300_000, 300_000, 300_000]
const ATTEMPTS_KEPT = 25

/** Sends events in order of creation, several at a time, signed afresh at every attempt, until the application says 2xx. */
export function createWebhookSender(options: {
  events: Table<WebhookEvent>
  deliveries: Table<WebhookDelivery>
  targets: Record<Provider, string>
  signers: Record<Provider, SignWebhook>
  log: (line: string) => void
}): WebhookSender {
  const { events, deliveries, targets, signers, log } = options
  const held = new Set<Provider>()
  const timers = new Set<NodeJS.Timeout>()
  let waiting: { event: WebhookEvent; round: number }[] = []
  let next = 0
  let busy = 0
  let closed = false
  let idle: (() => void)[] = []

  const deliveryOf = (id: string) => deliveries.get(id) ?? { delivered: false, attempts: [] }

  async function attempt(event: WebhookEvent): Promise<boolean> {
    const at = new Date().toISOString()
    const outcome = await postWebhook(targets[event.provider], signers[event.provider](event), event.body)
    const before = deliveryOf(event.id)
    const attempts = [...before.attempts, { at, ...outcome }].slice(-ATTEMPTS_KEPT)
    const accepted = outcome.status !== null && outcome.status >= 200 && outcome.status < 300
    if (!closed) deliveries.put(event.id, { delivered: before.delivered || accepted, attempts })
    return accepted
  }

  async function deliver(event: WebhookEvent, round: number) {
    for (const wait of QUICK_WAITS_MS) {
      if (wait > 0) await sleep(wait)
      if (closed || (await attempt(event))) return
      if (round > 0) break
    }
    const later = LATER_WAITS_MS[round]
    if (later === undefined) return log(`webhook ${event.id} (${event.type}) was never accepted`)
    const timer = setTimeout(() => {
      timers.delete(timer)
      enqueue(event, round + 1)
    }, later)
    timers.add(timer.unref())
  }

  function enqueue(event: WebhookEvent, round: number) {
    waiting.push({ event, round })
    pump()
  }

  function pump() {
    while (!closed && busy < PARALLEL && next < waiting.length) {
      const item = waiting[next++]
      if (!item) continue
      busy += 1
      void deliver(item.event, item.round).finally(() => {
        busy -= 1
        pump()
      })
    }
    if (next === waiting.length) {
      waiting = []
      next = 0
      if (busy === 0) {
        idle.forEach((resolve) => resolve())
        idle = []
      }
    }
  }

  const undelivered = (provider?: Provider) =>
    events
      .values()
      .filter((event) => (provider === undefined || event.provider === provider) && !deliveryOf(event.id).delivered)

  return {
    events,
    deliveryOf,
    send(event) {
      events.put(event.id, event)
      if (!held.has(event.provider)) enqueue(event, 0)
    },
    replay: (event) => enqueue(event, 0),
    hold(provider, isHeld) {
      const release = held.has(provider) && !isHeld
      if (isHeld) held.add(provider)
      else held.delete(provider)
      if (release) undelivered(provider).forEach((event) => enqueue(event, 0))
    },
    flush: () => (busy === 0 && next === waiting.length ? Promise.resolve() : new Promise((done) => idle.push(done))),
    resume: () => undelivered().forEach((event) => enqueue(event, 0)),
    close() {
      closed = true
      timers.forEach(clearTimeout)
      idle.forEach((resolve) => resolve())
    },
  }
}
