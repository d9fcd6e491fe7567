import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { listClients, readClientFacts } from '#app/db/read/clients.server.ts'
import { readOpenItems } from '#app/db/read/credit-list.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { isCurrency } from '#app/domain/currency.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { proposeAllocation } from '#app/features/payments/allocation-form.ts'
import { manualErrors, readManualForm } from '#app/features/payments/manual-form.ts'
import { recordClientPayment } from '#app/features/payments/record-client-payment.server.ts'
import { newId } from '#app/ids.server.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { ClientChoice } from './client-choice.tsx'
import { RecordForm } from './record-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Record a payment · Dunwell' }]

const notFound = () => new Response('Not found', { status: 404 })

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, currency, timeZone } = await requireStaff(request, 'record-payment')
  const query = new URL(request.url).searchParams
  const clientId = query.get('client') ?? undefined
  if (!isUuid(clientId)) {
    const search = (query.get('q') ?? '').trim().slice(0, 100)
    const today = todayIn(timeZone, instantOf(now())).toString()
    const { rows } = await listClients(businessId, { search: search || null, after: null, today })
    return { client: null, search, clients: rows.map(({ id, name, open }) => ({ id, name, open })) }
  }
  const client = await readClientFacts(businessId, clientId)
  if (!client) throw notFound()
  const asked = query.get('currency') ?? ''
  const used = isCurrency(asked) ? asked : (client.open[0]?.currency ?? currency)
  const items = await readOpenItems({ businessId, clientId, currency: used })
  return {
    client: { id: client.id, name: client.name },
    others: client.open.map((sum) => sum.currency).filter((one) => one !== used),
    currency: used,
    items: items.map(({ dueOn, ...item }) => ({ ...item, dueOn: dueOn.toString() })),
    paymentId: newId(),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'record-payment')
  const { businessId, currency, locale, timeZone } = staff
  const query = new URL(request.url).searchParams
  const clientId = query.get('client') ?? undefined
  const client = isUuid(clientId) ? await readClientFacts(businessId, clientId) : null
  const form = await request.formData()
  const intent = form.get('intent')
  if (intent !== 'propose' && intent !== 'record') throw new Response('Unknown action', { status: 400 })
  if (!client) throw notFound()
  const at = now()
  const asked = query.get('currency') ?? ''
  const used = isCurrency(asked) ? asked : (client.open[0]?.currency ?? currency)
  const items = await readOpenItems({ businessId, clientId: client.id, currency: used })
  const read = readManualForm(form, { currency: used, items, today: todayIn(timeZone, instantOf(at)) })
  if (!read) throw new Response('Unknown form', { status: 400 })
  if (intent === 'propose') {
    if (!read.amount) return data({ ...read.typed, errors: read.errors }, { status: 400 })
    return data({ ...read.typed, parts: proposeAllocation(read.amount, items), errors: {} })
  }
  if (!read.wanted) return data({ ...read.typed, errors: read.errors }, { status: 400 })
  const recorded = await recordClientPayment({
    ...{ businessId, clientId: client.id, actor: actorOf(staff), now: at },
    ...read.wanted,
  })
  if (!recorded.ok)
    return data({ ...read.typed, errors: manualErrors(recorded.reason, read.wanted, locale) }, { status: 409 })
  return redirect(`/admin/payments/${recorded.value.paymentId}?said=recorded`)
}

export default function RecordPayment() {
  const page = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>() ?? null
  return (
    <DeskPage
      title="Record a payment"
      lede={
        page.client ? (
          <>
            From{' '}
            <Link to={`/admin/clients/${page.client.id}`} className="link">
              {page.client.name}
            </Link>
            .{' '}
            <Link to="/admin/payments/new" className="link">
              Another client
            </Link>
          </>
        ) : (
          'Money that came by check, by transfer or in cash. Whose is it?'
        )
      }
    >
      {page.client ? (
        <RecordForm {...page} answer={answer} />
      ) : (
        <ClientChoice search={page.search} clients={page.clients} />
      )}
    </DeskPage>
  )
}
