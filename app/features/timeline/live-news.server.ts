import { readNews } from '#app/db/read/news.server.ts'
import type { NewsRow } from '#app/db/read/news.server.ts'

const MOST = 20
/** A transaction may be written down a little after its own clock. */
const LATE_MS = 5_000

/** Answers, each time it is asked, what clients did since it was asked last; nothing that lies before `from`. */
export function liveNews(businessId: string, from: Date): () => Promise<NewsRow[]> {
  const told = new Set<string>()
  let since = from
  return async () => {
    const rows = await readNews(businessId, since, MOST)
    const fresh = rows.filter(({ id }) => !told.has(id))
    for (const { id } of fresh) told.add(id)
    const newest = rows.reduce((latest, { at }) => Math.max(latest, at.getTime()), 0)
    since = new Date(Math.max(since.getTime(), newest - LATE_MS))
    return fresh.toReversed()
  }
}
