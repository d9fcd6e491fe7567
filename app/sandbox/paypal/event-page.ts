import type { WebhookSender } from '../webhook-sender.ts'

const PAGE = 10

/** One page of what was reported, newest first. Source: Webhooks Management v1, webhooks-events.list */
export function eventPage({ events }: WebhookSender, baseUrl: string, query: URLSearchParams) {
  const from = Date.parse(query.get('start_time') ?? '') || 0
  const to = Date.parse(query.get('end_time') ?? '') || Infinity
  const size = Math.min(100, Math.max(1, Number(query.get('page_size')) || PAGE))
  const skip = Number(query.get('next_page_token')) || 0
  const all = events
    .values()
    .filter(({ provider, at }) => provider === 'paypal' && Date.parse(at) >= from && Date.parse(at) <= to)
    .reverse()
  const shown = all.slice(skip, skip + size)
  const next = new URLSearchParams(query)
  next.set('next_page_token', String(skip + size))
  const self = `${baseUrl}/v1/notifications/webhooks-events`
  return {
    events: shown.map(({ body }) => JSON.parse(body) as object),
    count: shown.length,
    links: [
      { href: `${self}?${query}`, rel: 'self', method: 'GET' },
      ...(skip + size < all.length ? [{ href: `${self}?${next}`, rel: 'next', method: 'GET' }] : []),
    ],
  }
}
