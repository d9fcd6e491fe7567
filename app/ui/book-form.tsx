import { Form, Link } from '@remix-run/react'
import type { Money } from '#app/domain/money.ts'
import { AllocationRows } from './allocation-rows.tsx'
import { deskButton } from './desk-controls.ts'
import { Panel } from './desk-page.tsx'

interface BookFormProps {
  client: { id: string; name: string }
  items: readonly { id: string; number: string; dueOn: string; balance: Money }[]
  typed: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
}

export function BookForm({ client, items, typed, errors }: BookFormProps) {
  return (
    <Panel
      title={`From ${client.name}`}
      aside={
        <Link to="?" className="link">
          Another client
        </Link>
      }
      className="max-w-2xl"
    >
      <Form method="post" className="flex flex-col gap-3">
        <input type="hidden" name="client" value={client.id} />
        <p className="text-ink-soft">
          {items.length === 0
            ? 'Nothing is open in this currency: all of it is kept as the client’s credit.'
            : 'Laid over the oldest invoices first; change what you know better. What is left stays the client’s credit.'}
        </p>
        <AllocationRows rows={items} typed={typed} errors={errors} />
        <div>
          <button type="submit" name="intent" value="book" className={deskButton('primary')}>
            Book
          </button>
        </div>
      </Form>
    </Panel>
  )
}
