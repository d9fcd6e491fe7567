import { invalidRequest, noSuch } from './stripe-error.ts'

interface PageQuery {
  limit?: number | undefined
  starting_after?: string | undefined
  ending_before?: string | undefined
  created?:
    { gt?: number | undefined; gte?: number | undefined; lt?: number | undefined; lte?: number | undefined } | undefined
}

/** One page, newest first, as Stripe cuts it: `oldestFirst` are all objects that match the other filters. */
export function listPage<T extends { id: string; created?: number }>(oldestFirst: T[], query: PageQuery, url: string) {
  const limit = query.limit ?? 10
  if (limit < 1 || limit > 100) throw invalidRequest('Invalid limit: must be between 1 and 100.', { param: 'limit' })
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = query.created ?? {}
  const all = oldestFirst
    .filter(({ created = 0 }) => created > gt && created >= gte && created < lt && created <= lte)
    .reverse()
  const placeOf = (id: string, param: string) => {
    const place = all.findIndex((item) => item.id === id)
    if (place === -1) throw noSuch('object', id, param)
    return place
  }
  const { ending_before: before, starting_after: after } = query
  const end = before === undefined ? null : placeOf(before, 'ending_before')
  const start = end !== null ? Math.max(0, end - limit) : after === undefined ? 0 : placeOf(after, 'starting_after') + 1
  const data = all.slice(start, end ?? start + limit)
  const hasMore = end === null ? start + limit < all.length : start > 0
  return { object: 'list' as const, data, has_more: hasMore, url }
}
