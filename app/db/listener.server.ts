import pg from 'pg'
import { env } from '#app/env.server.ts'

const RETRY_MS = 1_000
const PULSE_MS = 2_000
/** A connection that leaves a question open for so long is dead, whatever the network says. */
const SILENCE_MAX_MS = 8_000

export interface Listener {
  /** False from the moment a connection is lost until the next one is listened to. */
  isConnected(): boolean
  close(): Promise<void>
}

interface Hooks {
  /** Runs each time, with the connection, once the channels are listened to: what happened meanwhile is for the caller to look up. */
  readonly onConnected?: (client: pg.Client) => Promise<void>
  /** Runs every two seconds on this very connection; one that does not bring it back is given up. */
  readonly pulse?: (client: pg.Client) => Promise<unknown>
}

/** One connection that hears NOTIFY. It comes back by itself when the database or the way to it went away. Channels are plain names. */
export async function listen(
  channels: Record<string, (payload: string) => void>,
  { onConnected = async () => {}, pulse = (client) => client.query('SELECT 1') }: Hooks = {},
): Promise<Listener> {
  let closed = false
  let live: pg.Client | null = null
  await connect()
  void keepConnected()

  async function connect(): Promise<void> {
    const fresh = new pg.Client({
      ...{ connectionString: env.DATABASE_URL, keepAlive: true },
      ...{ connectionTimeoutMillis: SILENCE_MAX_MS, query_timeout: SILENCE_MAX_MS },
    })
    let isOver = false
    fresh.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''))
    fresh.on('error', () => {})
    fresh.once('end', () => {
      isOver = true
      if (live === fresh) live = null
    })
    try {
      await fresh.connect()
      for (const channel of Object.keys(channels)) await fresh.query(`LISTEN ${channel}`)
      await onConnected(fresh)
      if (isOver || closed) throw new Error('the connection ended while it was set up')
      live = fresh
    } catch (error) {
      void fresh.end().catch(() => {})
      throw error
    }
  }

  /** Waits for the connection to end, and then tries once a second, one attempt at a time. */
  async function keepConnected(): Promise<void> {
    while (!closed) {
      if (live) await untilLost(live)
      await new Promise((later) => setTimeout(later, RETRY_MS))
      if (!closed) await connect().catch(() => {})
    }
  }

  async function untilLost(client: pg.Client): Promise<void> {
    const lost = new Promise<void>((ended) => client.once('end', () => ended()))
    const heart = setInterval(() => {
      pulse(client).catch(() => {
        if (live === client) live = null
        void client.end().catch(() => {})
      })
    }, PULSE_MS)
    await lost
    clearInterval(heart)
  }

  return {
    isConnected: () => live !== null,
    async close() {
      closed = true
      await live?.end().catch(() => {})
    },
  }
}
