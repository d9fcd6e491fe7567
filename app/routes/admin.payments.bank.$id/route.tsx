import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readBankLine } from '#app/db/read/bank-lines.server.ts'
import { listClients, readClientFacts } from '#app/db/read/clients.server.ts'
import { readOpenItems } from '#app/db/read/credit-list.server.ts'
import { clientsOfInvoices, findInvoices } from '#app/db/read/invoice-search.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { ignoreLine } from '#app/features/banking/ignore-line.server.ts'
import { proposeAllocation, readAllocation } from '#app/features/payments/allocation-form.ts'
import { bankLineWords } from '#app/features/payments/bank-line-form.ts'
import { bookBankLine } from '#app/features/payments/book-bank-line.server.ts'
import { BankLineFacts } from '#app/ui/bank-line-facts.tsx'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { BookForm } from '#app/ui/book-form.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { IgnoreForm } from './ignore-form.tsx'
import { WhoseForm } from '#app/ui/whose-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Money that came in · Dunwell' }]

async function lineAt(businessId: string, id: string | undefined) {
  const line = isUuid(id) ? await readBankLine(businessId, id) : null
  if (!line) throw new Response('Not found', { status: 404 })
  return line
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, timeZone } = await requireStaff(request, 'record-payment')
  const line = await lineAt(businessId, params.id)
  const query = new URL(request.url).searchParams
  const clientId = query.get('client') ?? undefined
  const client = isUuid(clientId) ? await readClientFacts(businessId, clientId) : null
  if (client) {
    const items = await readOpenItems({ businessId, clientId: client.id, currency: line.amount.currency })
    return {
      ...{ line, search: '', clients: [] },
      client: { id: client.id, name: client.name },
      typed: proposeAllocation(line.amount, items),
      items: items.map(({ dueOn, ...item }) => ({ ...item, dueOn: dueOn.toString() })),
    }
  }
  const search = (query.get('q') ?? line.name ?? '').trim().slice(0, 100)
  const today = todayIn(timeZone, instantOf(now())).toString()
  const invoices = search ? await findInvoices(businessId, search, line.amount.currency) : []
  const [byName, byInvoice] = await Promise.all([
    listClients(businessId, { search: search || null, after: null, today }),
    clientsOfInvoices(businessId, invoices),
  ])
  const clients = new Map([...byInvoice, ...byName.rows].map(({ id, name }) => [id, { id, name }]))
  return { line, search, clients: [...clients.values()].slice(0, 20), client: null, typed: {}, items: [] }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'record-payment')
  const { businessId } = staff
  const line = await lineAt(businessId, params.id)
  const form = await request.formData()
  const call = { businessId, lineId: line.id, actor: actorOf(staff), now: now() }
  switch (form.get('intent')) {
    case 'ignore': {
      const isDone = await ignoreLine({ ...call, reason: String(form.get('reason') ?? '') })
      if (!isDone) return data({ errors: { form: bankLineWords.not_open }, typed: null }, { status: 409 })
      return redirect('/admin/payments/bank')
    }
    case 'book': {
      const clientId = String(form.get('client') ?? '')
      if (!isUuid(clientId)) throw new Response('Not found', { status: 404 })
      const items = await readOpenItems({ businessId, clientId, currency: line.amount.currency })
      const { typed, parts, errors } = readAllocation(form, items)
      if (Object.keys(errors).length > 0) return data({ errors, typed }, { status: 400 })
      const booked = await bookBankLine({ ...call, clientId, parts })
      if (!booked.ok) return data({ errors: { form: bankLineWords[booked.reason] }, typed }, { status: 409 })
      return redirect('/admin/payments/bank?booked=1')
    }
    default:
      throw new Response('Unknown action', { status: 400 })
  }
}

export default function BankLinePage() {
  const { line, client, search, clients, items, typed } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const errors: Readonly<Record<string, string>> = answer?.errors ?? {}
  return (
    <DeskPage
      title="Money that came in"
      lede={
        <Link to="/admin/payments/bank" className="link">
          Bank statements
        </Link>
      }
    >
      <Panel title="What the bank says" className="max-w-2xl">
        <BankLineFacts {...line} />
      </Panel>
      {errors.form && (
        <p role="alert" className="text-needs-you">
          {errors.form}
        </p>
      )}
      {line.state === 'open' ? (
        <>
          {client ? (
            <BookForm key={client.id} client={client} items={items} typed={answer?.typed ?? typed} errors={errors} />
          ) : (
            <WhoseForm search={search} clients={clients} />
          )}
          <IgnoreForm />
        </>
      ) : (
        <p className="text-ink-soft">This was decided already.</p>
      )}
    </DeskPage>
  )
}
