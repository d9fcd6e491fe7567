import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { latestEvent } from '#app/db/read/latest-event.server.ts'
import { changeStream } from '#app/features/timeline/change-stream.server.ts'
import { liveNews } from '#app/features/timeline/live-news.server.ts'
import { announcement } from '#app/ui/news-words.ts'

/** Server-sent events: one `change` whenever something is on record that is newer than `seen`, and a `news` where a client did something. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, locale } = await requireStaff(request)
  const latest = liveNews(businessId, now())
  const words = async () => announcement(await latest(), locale) || null
  const seen = new URL(request.url).searchParams.get('seen')
  const hasMissed = async () => (await latestEvent(businessId)) !== seen
  return new Response(changeStream(businessId, request.signal, hasMissed, words), {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      // For nginx in front of us.
      'X-Accel-Buffering': 'no',
    },
  })
}
