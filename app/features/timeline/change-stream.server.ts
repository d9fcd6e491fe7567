import { subscribeToChanges } from '#app/db/live.server.ts'
import { log } from '#app/log.server.ts'

const HEARTBEAT_MS = 20_000
/** Changes that come together are told together. */
const GATHER_MS = 150
/** A stream ends after this long and the browser opens the next one, which asks for the session again. */
const LIFE_MS = 10 * 60_000
const CHANGE = 'event: change\ndata: 1\n\n'

/**
 * The bytes of an event stream that says `change` when something happened to the business, and `news` with a sentence where
 * a client did something that one wants to hear of: `readNews` answers it, or null. `hasMissed` is asked once everything is heard:
 * whether something happened since the page was read. Ends with the request.
 */
export function changeStream(
  businessId: string,
  signal: AbortSignal,
  hasMissed: () => Promise<boolean>,
  readNews: () => Promise<string | null>,
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
      const changes = subscribeToChanges(businessId, () => {
        gathering ??= setTimeout(() => {
          gathering = null
          say(CHANGE)
          tellNews().catch((error: unknown) => log.warn({ error }, 'live: the news could not be read'))
        }, GATHER_MS)
      })
      changes.listening
        .then(hasMissed)
        .then((isStale) => isStale && say(CHANGE))
        .catch((error: unknown) => log.warn({ error }, 'live: what was missed could not be read'))
      const end = setTimeout(() => finish(), LIFE_MS)
      stop = () => {
        isOver = true
        changes.stop()
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
