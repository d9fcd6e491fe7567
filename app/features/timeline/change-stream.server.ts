import { subscribeToChanges } from '#app/db/live.server.ts'
import { log } from '#app/log.server.ts'

const HEARTBEAT_MS = 20_000
/** Changes that come together are told together. */
const GATHER_MS = 150
/** A stream ends after this long and the browser opens the next one, which asks for the session again. */
const LIFE_MS = 10 * 60_000

/**
 * The bytes of an event stream that says `change` when something happened to the business, and `news` with a sentence where
 * a client did something that one wants to hear of: `readNews` answers it, or null. Ends with the request.
 */
export function changeStream(
  businessId: string,
  signal: AbortSignal,
  readNews: () => Promise<string | null> = () => Promise.resolve(null),
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let stop = () => {}
  return new ReadableStream({
    start(controller) {
      let gathering: NodeJS.Timeout | null = null
      let isOver = false
      const say = (text: string) => {
        if (!isOver) controller.enqueue(encoder.encode(text))
      }
      const tellNews = async () => {
        const words = await readNews()
        if (words) say(`event: news\ndata: ${JSON.stringify(words)}\n\n`)
      }
      const heartbeat = setInterval(() => say(': still here\n\n'), HEARTBEAT_MS)
      const unsubscribe = subscribeToChanges(businessId, () => {
        gathering ??= setTimeout(() => {
          gathering = null
          say('event: change\ndata: 1\n\n')
          tellNews().catch((error: unknown) => log.warn({ error }, 'live: the news could not be read'))
        }, GATHER_MS)
      })
      const end = setTimeout(() => finish(), LIFE_MS)
      stop = () => {
        isOver = true
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
