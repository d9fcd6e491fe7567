import { Link } from '@remix-run/react'
import type { listEndpoints } from '#app/db/read/webhooks.server.ts'
import { EndpointBadge } from '#app/ui/webhooks/endpoint-badge.tsx'
import { When } from '#app/ui/when.tsx'

type Endpoint = Awaited<ReturnType<typeof listEndpoints>>[number]

/** One endpoint: where, what, and how it fares. */
export function EndpointRow({ endpoint }: { endpoint: Endpoint }) {
  const { id, url, description, events, failingSince, lastSuccessAt, lastError, waiting, failed } = endpoint
  return (
    <li className="relative flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-surface p-4 focus-within:bg-sunken hover:bg-sunken">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 font-semibold wrap-anywhere">
          <Link
            data-row=""
            to={`/admin/settings/webhooks/${id}`}
            prefetch="intent"
            className="after:absolute after:inset-0"
          >
            {description || url}
          </Link>
        </h2>
        <EndpointBadge {...endpoint} />
      </div>
      {description && <p className="text-sm wrap-anywhere text-ink-soft">{url}</p>}
      <p className="text-sm text-ink-soft">
        {events.includes('*') ? 'Everything' : events.join(', ')} ·{' '}
        {lastSuccessAt ? (
          <>
            last arrived <When at={lastSuccessAt} />
          </>
        ) : (
          'nothing arrived yet'
        )}
        {failingSince && (
          <>
            {' '}
            · fails since <When at={failingSince} />
            {lastError && ` (${lastError})`}
          </>
        )}
      </p>
      {waiting + failed > 0 && (
        <p className="text-sm text-ink-soft tabular-nums">
          {[waiting > 0 && `${countWords(waiting)} waiting`, failed > 0 && `${countWords(failed)} given up`]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
    </li>
  )
}

const countWords = (count: number) => (count >= 1_000 ? '1,000 or more' : String(count))
