import { log } from '#app/log.server.ts'
import { listen, type Listener } from './listener.server.ts'

const listeners = new Map<string, Set<() => void>>()
let connection: Promise<Listener> | null = null

/**
 * Calls `onChange` when anything was put on this business's record, by any process. All subscribers of a process share one
 * connection, which comes back by itself; after a gap everyone is told once, since nobody knows what was missed.
 * Answers how to stop, and when everything from then on is heard.
 */
export function subscribeToChanges(
  businessId: string,
  onChange: () => void,
): { stop: () => void; listening: Promise<unknown> } {
  const ofBusiness = listeners.get(businessId) ?? new Set()
  listeners.set(businessId, ofBusiness.add(onChange))
  connection ??= connect()
  const stop = () => {
    ofBusiness.delete(onChange)
    if (ofBusiness.size === 0 && listeners.get(businessId) === ofBusiness) listeners.delete(businessId)
    if (listeners.size === 0) hangUp()
  }
  return { stop, listening: connection }
}

function connect(): Promise<Listener> {
  const tell = (businessId: string) => listeners.get(businessId)?.forEach((onChange) => onChange())
  let isFirst = true
  const onConnected = async () => {
    if (!isFirst) [...listeners.keys()].forEach(tell)
    isFirst = false
  }
  const opening = listen({ dunwell_live: tell }, { onConnected })
  opening.catch((error: unknown) => {
    // The browser asks for its stream again, and that connects anew.
    log.warn({ error }, 'live: the database could not be heard')
    if (connection === opening) connection = null
  })
  return opening
}

function hangUp(): void {
  const closing = connection
  connection = null
  closing?.then((listener) => listener.close()).catch(() => undefined)
}
