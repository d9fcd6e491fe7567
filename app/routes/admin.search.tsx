import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { Search } from 'lucide-react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { searchEverything } from '#app/db/read/search.server.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { groupHits } from '#app/ui/search-hit.ts'
import { RowLink } from '#app/ui/table.tsx'

export const meta: MetaFunction = () => [{ title: 'Search · Dunwell' }]

/** The page of the search, and what the command menu asks as one types. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, currency, locale } = await requireStaff(request)
  const text = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100)
  const groups = groupHits(await searchEverything(businessId, text, currency), locale)
  return { text, groups }
}

export default function SearchPage() {
  const { text, groups } = useLoaderData<typeof loader>()
  return (
    <DeskPage title="Search">
      <Form method="get" role="search" className="flex gap-2 lg:max-w-xl">
        <input
          type="search"
          name="q"
          key={text}
          defaultValue={text}
          aria-label="Search everything"
          placeholder="Number, name, amount, reference"
          className={deskInput}
        />
        <button type="submit" className={deskButton('primary')}>
          Search
        </button>
      </Form>
      {groups.length === 0 && (
        <EmptyState Icon={Search} title={text ? `Nothing fits “${text}”` : 'Find anything'}>
          <p>
            Type an invoice number or how it ends, a client’s name, code or address, an amount such as 1,234.50, a
            payment reference, or a word of a mail’s subject.
          </p>
        </EmptyState>
      )}
      {groups.map(({ heading, hits }) => (
        <section key={heading} aria-label={heading} className="flex flex-col gap-1">
          <h2 className="text-xs font-medium text-ink-faint">{heading}</h2>
          <ul>
            {hits.map((hit) => (
              <li
                key={hit.key}
                className="relative flex min-h-11 flex-wrap items-center justify-between gap-x-4 border-b border-line px-1 py-2 focus-within:bg-sunken hover:bg-sunken"
              >
                <span className="flex min-w-0 flex-col">
                  <RowLink to={hit.to}>{hit.title}</RowLink>
                  <span className="truncate text-ink-soft">{hit.detail}</span>
                </span>
                {hit.amount && <span className="tabular-nums">{hit.amount}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </DeskPage>
  )
}
