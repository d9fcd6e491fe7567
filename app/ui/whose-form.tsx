import { Form, Link } from '@remix-run/react'
import { deskButton, deskInput } from './desk-controls.ts'
import { Panel } from './desk-page.tsx'

/** Finds whose money it is, by a name, a number or a sum. */
export function WhoseForm({ search, clients }: { search: string; clients: readonly { id: string; name: string }[] }) {
  return (
    <Panel title="Whose is it?" className="max-w-2xl">
      <Form method="get" role="search" className="flex gap-2">
        <input
          type="search"
          name="q"
          defaultValue={search}
          aria-label="Client, invoice number or sum"
          placeholder="Client, number or sum"
          className={deskInput}
        />
        <button type="submit" className={deskButton()}>
          Search
        </button>
      </Form>
      {clients.length === 0 ? (
        <p className="text-ink-soft">No client fits. Try a part of the name, or how the invoice’s number begins.</p>
      ) : (
        <ul className="flex flex-col">
          {clients.map(({ id, name }) => (
            <li key={id} className="border-b border-line last:border-b-0">
              <Link to={`?client=${id}`} className="link inline-flex min-h-11 items-center lg:min-h-9">
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
