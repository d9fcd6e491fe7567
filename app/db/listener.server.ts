import pg from 'pg'
import { env } from '#app/env.server.ts'

const RETRY_MS = 1_000

export interface Listener {
  close(): Promise<void>
}

/**
 * One connection that hears NOTIFY. It comes back by itself when the database went away; `onConnected` runs each time, with the
 * connection, once the channels are listened to: what happened meanwhile is for the caller to look up. Channels are plain names.
 */
export async function listen(
  channels: Record<string, (payload: string) => void>,
  onConnected: (client: pg.Client) => Promise<void> = async () => {},
): Promise<Listener> {
  let client = await connect()
  let closed = false
  void keepConnected()

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: env.DATABASE_URL, keepAlive: true })
    fresh.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''))
    fresh.on('error', () => {})
    try {
      await fresh.connect()
      for (const channel of Object.keys(channels)) await fresh.query(`LISTEN ${channel}`)
      await onConnected(fresh)
      return fresh
    } catch (error) {
      await fresh.end().catch(() => {})
      throw error
    }
  }

  /** Waits for the connection to end, and then tries once a second, one attempt at a time. */
  async function keepConnected(): Promise<void> {
    while (!closed) {
      await new Promise<void>((ended) => client.once('end', () => ended()))
      for (let back = false; !back && !closed;) {
        await new Promise((later) => setTimeout(later, RETRY_MS))
        if (closed) return
        back = await connect().then(
          (fresh) => {
            client = fresh
            return true
          },
          () => false,
        )
      }
    }
  }

  return {
    async close() {
      closed = true
      await client.end().catch(() => {})
    },
  }
}
