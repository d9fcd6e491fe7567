import pg from 'pg'
import { env } from '#app/env.server.ts'

const RETRY_MS = 1_000

export interface Listener {
  close(): Promise<void>
}

/**
 * One connection that hears NOTIFY. It comes back by itself when the database went away; `onConnected` runs each time, with the
 * connection, before the channels are listened to, and whatever happened meanwhile is for the caller to look up.
 */
export async function listen(
  channels: Record<string, (payload: string) => void>,
  onConnected: (client: pg.Client) => Promise<void> = async () => {},
): Promise<Listener> {
  let client: pg.Client | null = null
  let closed = false

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: env.DATABASE_URL, keepAlive: true })
    fresh.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''))
    fresh.on('error', () => {})
    fresh.on('end', () => {
      if (client === fresh) client = null
      if (!closed) setTimeout(() => void reconnect(), RETRY_MS)
    })
    await fresh.connect()
    await onConnected(fresh)
    for (const channel of Object.keys(channels)) await fresh.query(`LISTEN ${fresh.escapeIdentifier(channel)}`)
    client = fresh
  }
  const reconnect = async (): Promise<void> => {
    if (closed || client) return
    // A connection that failed half-way ends, and its end tries again.
    await connect().catch(() => setTimeout(() => void reconnect(), RETRY_MS))
  }

  await connect()
  return {
    async close() {
      closed = true
      await client?.end()
    },
  }
}
