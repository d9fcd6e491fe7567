import pg from 'pg'
import { env } from '#app/env.server.ts'
import { log } from '#app/log.server.ts'

const CHANNEL = 'dunwell_live'
const RETRY_MS = 1_000

const listeners = new Map<string, Set<() => void>>()
let connection: pg.Client | null = null
let retry: NodeJS.Timeout | null = null

/**
 * Calls `onChange` when anything was put on this business's record, by any process. All subscribers of a process share one
 * LISTEN connection, which comes back by itself; after a gap everyone is told once, since nobody knows what was missed.
 * Answers how to stop.
 */
export function subscribeToChanges(businessId: string, onChange: () => void): () => void {
  const ofBusiness = listeners.get(businessId) ?? new Set()
  listeners.set(businessId, ofBusiness.add(onChange))
  if (!connection && !retry) void listen({ afterGap: false })
  return () => {
    ofBusiness.delete(onChange)
    if (ofBusiness.size === 0 && listeners.get(businessId) === ofBusiness) listeners.delete(businessId)
    if (listeners.size === 0) hangUp()
  }
}

async function listen({ afterGap }: { afterGap: boolean }): Promise<void> {
  retry = null
  const client = new pg.Client({ connectionString: env.DATABASE_URL, keepAlive: true })
  connection = client
  client.on('error', (error) => {
    if (connection === client) log.warn({ error }, 'live: the listening connection broke, trying again')
    tryAgain(client)
  })
  client.on('end', () => tryAgain(client))
  client.on('notification', ({ payload }) => listeners.get(payload ?? '')?.forEach((onChange) => onChange()))
  try {
    await client.connect()
    await client.query(`LISTEN ${CHANNEL}`)
    if (afterGap) for (const ofBusiness of listeners.values()) ofBusiness.forEach((onChange) => onChange())
  } catch {
    tryAgain(client)
  }
}

function tryAgain(client: pg.Client): void {
  if (connection !== client) return
  connection = null
  client.end().catch(() => undefined)
  if (listeners.size > 0) retry = setTimeout(() => void listen({ afterGap: true }), RETRY_MS)
}

function hangUp(): void {
  const client = connection
  connection = null
  if (retry) clearTimeout(retry)
  retry = null
  client?.end().catch(() => undefined)
}
