import { Form } from '@remix-run/react'
import type { ApiKeyRow } from '#app/db/read/api-keys.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { Foldout } from '#app/ui/foldout.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { When } from '#app/ui/when.tsx'

function mayOf(scopes: readonly string[]): string {
  if (scopes.includes('money')) return scopes.includes('write') ? 'Reads, writes, money out' : 'Money out'
  return scopes.includes('write') ? 'Reads and writes' : 'Reads only'
}

/** One key: what it may do, when it was used, and how it ends. */
export function KeyRowPanel({ row }: { row: ApiKeyRow }) {
  const { id, name, prefix, scopes, createdAt, lastUsedAt, revokedAt } = row
  return (
    <li className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold break-words">{name}</h2>
        <StatusBadge tone={revokedAt ? 'late' : 'quiet'}>{revokedAt ? 'Being replaced' : mayOf(scopes)}</StatusBadge>
      </div>
      <p className="text-ink-soft">
        <span className="font-mono">{prefix}…</span> · made <When at={createdAt} /> ·{' '}
        {lastUsedAt ? (
          <>
            last used <When at={lastUsedAt} />
          </>
        ) : (
          'never used'
        )}
        {revokedAt && (
          <>
            {' '}
            · ends <When at={revokedAt} />
          </>
        )}
      </p>
      {!revokedAt && (
        <Foldout title={`Replace ${name}`}>
          <Form method="post" className="flex flex-col items-start gap-3">
            <input type="hidden" name="key" value={id} />
            <fieldset className="flex flex-col gap-1">
              <legend className="mb-1">You get a new key of the same name. The old one ends</legend>
              <label className="flex min-h-11 items-center gap-2 lg:min-h-0">
                <input type="radio" name="overlap" value="day" defaultChecked className="size-4 shrink-0" />
                in 24 hours, so that there is time to enter the new one
              </label>
              <label className="flex min-h-11 items-center gap-2 lg:min-h-0">
                <input type="radio" name="overlap" value="none" className="size-4 shrink-0" />
                at once, because somebody may have seen it
              </label>
            </fieldset>
            <button type="submit" name="intent" value="rotate" className={deskButton()}>
              Make the new key
            </button>
          </Form>
        </Foldout>
      )}
      <Foldout title={`Revoke ${name}`}>
        <Form method="post" className="flex flex-col items-start gap-3">
          <p className="text-ink-soft">
            Whatever uses this key is answered 401 from that moment on. It cannot be taken back; a new key can be made.
          </p>
          <input type="hidden" name="key" value={id} />
          <button type="submit" name="intent" value="revoke" className={deskButton()}>
            Revoke it now
          </button>
        </Form>
      </Foldout>
    </li>
  )
}
