import { subscribeToChanges } from '#app/db/live.server.ts'

const HEARTBEAT_MS = 20_000
/** Changes that come together are told together. */
const GATHER_MS = 150
/** A stream ends after this long and the browser opens the next one, which asks for the session again. */
const LIFE_MS = 10 * 60_000

/** The bytes of an event stream that says `change` when something happened to the business. Ends with the request. */
export function changeStream(businessId: string, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let stop = () => {}
  return new ReadableStream({
    start(controller) {
      let gathering: NodeJS.Timeout | null = null
      const say = (text: string) => controller.enqueue(encoder.encode(text))
      const heartbeat = setInterval(() => say(': still here\n\n'), HEARTBEAT_MS)
      const unsubscribe = subscribeToChanges(businessId, () => {
        gathering ??= setTimeout(() => {
          gathering = null
          say('event: change\ndata: 1\n\n')
        }, GATHER_MS)
      })
      const end = setTimeout(() => finish(), LIFE_MS)
      stop = () => {
        unsubscribe()
        clearInterval(heartbeat)
        clearTimeout(end)
        if (gathering) clearTimeout(gathering)
        signal.removeEventListener('abort', finish)
      }
      const finish = () => {
        stop()
        controller.close()
      }
      signal.addEventListener('abort', finish)
      say('retry: 1000\n\n')
    },
    cancel: () => stop(),
  })
}
