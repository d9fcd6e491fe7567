import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readClientFacts } from '#app/db/read/clients.server.ts'
import { readFollowUps } from '#app/db/read/follow-ups.server.ts'
import { readHistory } from '#app/db/read/history.server.ts'
import { listInvoices } from '#app/db/read/invoice-list.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { changeAddress } from '#app/features/contacts/change-address.server.ts'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { invoiceItem } from '#app/ui/invoice-item.ts'
import { InvoiceTable } from '#app/ui/invoice-table.tsx'
import { Money } from '#app/ui/money.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Facts, Stat } from '#app/ui/stat.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { timelineItem } from '#app/ui/timeline-item.ts'
import { TimelineList } from '#app/ui/timeline-list.tsx'
import { When } from '#app/ui/when.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.client.name ?? 'Client'} · Dunwell` },
]

const notFound = () => new Response('Not found', { status: 404 })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, locale, timeZone } = await requireStaff(request)
  const client = isUuid(params.id) ? await readClientFacts(businessId, params.id) : null
  if (!client) throw notFound()
  const at = now()
  const today = todayIn(timeZone, instantOf(at))
  const query = new URL(request.url).searchParams
  const after = query.get('after')
  const [{ rows }, history] = await Promise.all([
    listInvoices(businessId, { ...everyInvoice, clientId: client.id, today }),
    readHistory(businessId, { clientId: client.id, invoiceId: null }, after),
  ])
  const followUps = await readFollowUps(
    businessId,
    rows.map(({ id }) => id),
    at,
  )
  return {
    client,
    invoices: rows.map((row) => invoiceItem(row, followUps.get(row.id), today, locale)),
    items: history.entries.map((entry) => timelineItem(entry, locale)),
    next: history.next,
    isFirst: !after,
    said: query.get('said') === 'address' ? 'The new address is in use from now on.' : null,
  }
}

const everyInvoice = { view: 'all', stage: null, sort: 'due', untouched: false, ids: null, after: null } as const

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'change-address')
  if (!isUuid(params.id)) throw notFound()
  const form = await request.formData()
  const email = String(form.get('email') ?? '')
  const contactName =
    String(form.get('contactName') ?? '')
      .trim()
      .slice(0, 200) || null
  const { businessId } = staff
  const clientId = params.id
  const changed = await changeAddress({ businessId, clientId, email, contactName, actor: actorOf(staff), now: now() })
  if (changed.ok) return redirect(`/admin/clients/${clientId}?said=address`)
  if (changed.reason === 'not_found') throw notFound()
  return data({ email, problem: 'This does not look like an e-mail address.' }, { status: 400 })
}

export default function ClientPage() {
  const { client, invoices, items, next, isFirst, said } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  return (
    <DeskPage title={client.name} lede={client.code && `Customer number ${client.code}`} said={said}>
      <dl className="flex flex-wrap gap-x-10 gap-y-4">
        <Stat name="Open">
          {client.open.length === 0 && 'Nothing'}
          {client.open.map((amount) => (
            <Money key={amount.currency} amount={amount} locale={locale} className="mr-3" />
          ))}
        </Stat>
        {client.credit.length > 0 && (
          <Stat name="Credit" note="Received, not yet used">
            {client.credit.map((amount) => (
              <Money key={amount.currency} amount={amount} locale={locale} className="mr-3" />
            ))}
          </Stat>
        )}
        <Stat name="Last contact">{client.lastContactAt ? <When at={client.lastContactAt} /> : 'None yet'}</Stat>
      </dl>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="Invoices">
            {invoices.length > 0 ? <InvoiceTable rows={invoices} /> : <p className="text-ink-soft">None yet.</p>}
          </Panel>
          <Panel title="What happened">
            <TimelineList items={items} withInvoice />
            <Pager next={next} isFirst={isFirst} />
          </Panel>
        </div>
        <ContactPanel />
      </div>
    </DeskPage>
  )
}

function ContactPanel() {
  const { client } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const billTo = client.contacts.find(({ role }) => role === 'bill_to')
  const copies = client.contacts.filter(({ role }) => role === 'cc')
  return (
    <Panel title="Where mail goes" className="max-lg:order-first">
      {!billTo && <p className="text-needs-you">There is no address yet, so nothing can be sent.</p>}
      {billTo && billTo.state !== 'usable' && (
        <p className="flex flex-col gap-1">
          <StatusBadge tone="needs-you">{billTo.state === 'bounced' ? 'Bounced' : 'Unwanted'}</StatusBadge>
          <span className="text-ink-soft">Nothing is sent to this address until you correct or confirm it.</span>
        </p>
      )}
      <Form method="post" className="flex flex-col gap-3">
        <Field label="E-mail address" errors={answer ? [answer.problem] : null}>
          {(control) => (
            <input
              {...control}
              type="email"
              name="email"
              required
              defaultValue={answer?.email ?? billTo?.email}
              key={billTo?.email}
              className={deskInput}
            />
          )}
        </Field>
        <Field label="Name of the reader" hint="As in “Hello Ada”.">
          {(control) => (
            <input
              {...control}
              name="contactName"
              defaultValue={billTo?.name ?? ''}
              key={billTo?.name}
              maxLength={200}
              className={deskInput}
            />
          )}
        </Field>
        <div>
          <button type="submit" className={deskButton('primary')}>
            Save address
          </button>
        </div>
      </Form>
      <Facts
        facts={[
          ...copies.map(({ email }) => ['Copy', <span key={email}>{email}</span>] as const),
          ...(client.phone ? ([['Phone', client.phone]] as const) : []),
          ...(client.postalAddress
            ? ([
                [
                  'Post',
                  <span key="v" className="whitespace-pre-line">
                    {client.postalAddress}
                  </span>,
                ],
              ] as const)
            : []),
          ...(client.timeZone ? ([['Time zone', client.timeZone]] as const) : []),
        ]}
      />
    </Panel>
  )
}
