import { Form, Link } from '@remix-run/react'
import type { ClientChoice } from '#app/db/read/draft-form.server.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'

/** Whom it is for: the first step, so that the rest can begin with the client's terms. */
export function ClientChoiceStep({ clients, query }: { clients: readonly ClientChoice[]; query: string }) {
  return (
    <Panel title="For whom" className="max-w-2xl">
      <Form method="get" className="flex items-end gap-2">
        <Field label="Find a client" className="min-w-0 grow">
          {(control) => (
            <input {...control} type="search" name="q" defaultValue={query} autoComplete="off" className={deskInput} />
          )}
        </Field>
        <button type="submit" className={deskButton()}>
          Find
        </button>
      </Form>
      {clients.length === 0 ? (
        <p className="text-ink-soft">
          {query ? 'Nobody of that name is on file.' : 'There is no client yet: they come with their first invoice.'}
        </p>
      ) : (
        <ul className="flex flex-col">
          {clients.map(({ id, name, email }) => (
            <li key={id} className="border-b border-line last:border-0">
              <Link data-row="" to={`?client=${id}`} className="flex min-h-11 flex-wrap items-center gap-x-3 py-1">
                <span className="font-medium">{name}</span>
                <span className="text-sm text-ink-faint wrap-anywhere">{email ?? 'No e-mail address'}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
