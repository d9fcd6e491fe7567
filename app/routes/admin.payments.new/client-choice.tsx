import { Form } from '@remix-run/react'
import { BookUser } from 'lucide-react'
import type { Money as Amount } from '#app/domain/money.ts'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Money } from '#app/ui/money.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'

interface Client {
  id: string
  name: string
  open: readonly Amount[]
}

export function ClientChoice({ search, clients }: { search: string; clients: readonly Client[] }) {
  const { locale } = useDesk()
  return (
    <>
      <Form method="get" role="search" className="flex gap-2 lg:max-w-md">
        <input
          type="search"
          name="q"
          defaultValue={search}
          aria-label="Search clients"
          placeholder="Any part of the name"
          className={deskInput}
        />
        <button type="submit" className={deskButton()}>
          Search
        </button>
      </Form>
      {clients.length === 0 ? (
        <EmptyState Icon={BookUser} title="No client fits">
          <p>A client comes with the first invoice: create or import it first.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Clients"
          rows={clients}
          keyOf={({ id }) => id}
          columns={[
            {
              head: 'Client',
              narrow: 'title',
              cell: ({ id, name }) => <RowLink to={`/admin/payments/new?client=${id}`}>{name}</RowLink>,
            },
            {
              head: 'Open',
              narrow: 'side',
              align: 'right',
              cell: ({ open }) =>
                open.length === 0 ? (
                  <span className="text-ink-faint">Nothing open</span>
                ) : (
                  open.map((sum) => <Money key={sum.currency} amount={sum} locale={locale} className="block" />)
                ),
            },
          ]}
        />
      )}
    </>
  )
}
