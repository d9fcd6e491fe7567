import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { listClients, readClientFacts } from '#app/db/read/clients.server.ts'
import { readOpenItems } from '#app/db/read/credit-list.server.ts'
import { readDifference } from '#app/db/read/differences.server.ts'
import { clientsOfInvoices, findInvoices } from '#app/db/read/invoice-search.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { proposeAllocation, readAllocation } from '#app/features/payments/allocation-form.ts'
import { dismissDifference, matchMoney } from '#app/features/payments/match-money.server.ts'
import { matchWords } from '#app/features/payments/match-words.ts'
import { BookForm } from '#app/ui/book-form.tsx'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { DifferenceFacts, differenceTitle } from '#app/ui/difference-facts.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { WhoseForm } from '#app/ui/whose-form.tsx'
import { DismissForm } from './dismiss-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Unmatched money · Dunwell' }]

const page = '/admin/payments/unmatched'

async function differenceAt(businessId: string, id: string | undefined) {
  const found = isUuid(id) ? await readDifference(businessId, id) : null
  if (!found) throw new Response('Not found', { status: 404 })
  return found
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, timeZone } = await requireStaff(request, 'record-payment')
  const difference = await differenceAt(businessId, params.id)
  const { currency } = difference.amount
  const query = new URL(request.url).searchParams
  const clientId = query.get('client') ?? undefined
  const client = isUuid(clientId) ? await readClientFacts(businessId, clientId) : null
  if (client) {
    const items = await readOpenItems({ businessId, clientId: client.id, currency })
    return {
      ...{ difference, search: '', clients: [] },
      client: { id: client.id, name: client.name },
      typed: proposeAllocation(difference.amount, items),
      items: items.map(({ dueOn, ...item }) => ({ ...item, dueOn: dueOn.toString() })),
    }
  }
  const search = (query.get('q') ?? difference.payer ?? '').trim().slice(0, 100)
  const today = todayIn(timeZone, instantOf(now())).toString()
  const invoices = search ? await findInvoices(businessId, search, currency) : []
  const [byName, byInvoice] = await Promise.all([
    listClients(businessId, { search: search || null, after: null, today }),
    clientsOfInvoices(businessId, invoices),
  ])
  const clients = new Map([...byInvoice, ...byName.rows].map(({ id, name }) => [id, { id, name }]))
  return { difference, search, clients: [...clients.values()].slice(0, 20), client: null, typed: {}, items: [] }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'record-payment')
  const { businessId } = staff
  const difference = await differenceAt(businessId, params.id)
  const form = await request.formData()
  const call = { businessId, differenceId: difference.id, actor: actorOf(staff), now: now() }
  switch (form.get('intent')) {
    case 'dismiss': {
      const reason = String(form.get('reason') ?? '').trim()
      if (!reason) return data({ errors: { reason: 'Please say why, in a few words.' }, typed: null }, { status: 400 })
      if (await dismissDifference({ ...call, reason })) return redirect(`${page}?said=dismissed`)
      return data({ errors: { form: matchWords.not_open }, typed: null }, { status: 409 })
    }
    case 'book': {
      const clientId = String(form.get('client') ?? '')
      if (!isUuid(clientId)) throw new Response('Not found', { status: 404 })
      const items = await readOpenItems({ businessId, clientId, currency: difference.amount.currency })
      const { typed, parts, errors } = readAllocation(form, items)
      if (Object.keys(errors).length > 0) return data({ errors, typed }, { status: 400 })
      const matched = await matchMoney({ ...call, clientId, parts })
      if (!matched.ok) return data({ errors: { form: matchWords[matched.reason] }, typed }, { status: 409 })
      return redirect(`${page}?said=matched`)
    }
    default:
      throw new Response('Unknown action', { status: 400 })
  }
}

export default function UnmatchedMoney() {
  const { difference, client, search, clients, items, typed } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const errors: Readonly<Record<string, string>> = answer?.errors ?? {}
  return (
    <DeskPage
      title="Unmatched money"
      lede={
        <Link to={page} className="link">
          All unmatched money
        </Link>
      }
    >
      <Panel title={differenceTitle(difference)} className="max-w-2xl">
        <DifferenceFacts difference={difference} />
      </Panel>
      {errors.form && (
        <p role="alert" className="text-needs-you">
          {errors.form}
        </p>
      )}
      {difference.state === 'open' ? (
        <>
          {difference.kind !== 'unknown_here' ? null : client ? (
            <BookForm key={client.id} client={client} items={items} typed={answer?.typed ?? typed} errors={errors} />
          ) : (
            <WhoseForm search={search} clients={clients} />
          )}
          <DismissForm error={errors.reason ?? null} />
        </>
      ) : (
        <p className="text-ink-soft">This was decided already.</p>
      )}
    </DeskPage>
  )
}
