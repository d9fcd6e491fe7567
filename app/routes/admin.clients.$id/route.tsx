import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readClientMethods } from '#app/db/read/client-methods.server.ts'
import { readClientWishes } from '#app/db/read/client-wishes.server.ts'
import { readClientFacts } from '#app/db/read/clients.server.ts'
import { readFollowUps } from '#app/db/read/follow-ups.server.ts'
import { readHistory } from '#app/db/read/history.server.ts'
import { listInvoices } from '#app/db/read/invoice-list.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readPayerFacts } from '#app/db/read/payer-profile.server.ts'
import { readClientChoice } from '#app/db/read/policy-choice.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { useDesk } from '#app/ui/desk.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { EvidenceButton } from '#app/ui/evidence-button.tsx'
import { invoiceItem } from '#app/ui/invoice-item.ts'
import { InvoiceTable } from '#app/ui/invoice-table.tsx'
import { Money } from '#app/ui/money.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { PayerProfilePanel } from '#app/ui/payer-profile-panel.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { timelineItems } from '#app/ui/timeline-item.ts'
import { TimelineList } from '#app/ui/timeline-list.tsx'
import { When } from '#app/ui/when.tsx'
import { clientActions } from './client-actions.server.ts'
import { ContactPanel } from './contact-panel.tsx'
import { detailChoices } from './detail-choices.ts'
import { DetailsPanel } from './details-panel.tsx'
import { FollowUpSummary } from './follow-up-summary.tsx'
import { WishesPanel } from './wishes-panel.tsx'
import { MethodsPanel } from './methods-panel.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.client.name ?? 'Client'} · Dunwell` },
]

const notFound = () => new Response('Not found', { status: 404 })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, locale, role, timeZone } = await requireStaff(request)
  const client = isUuid(params.id) ? await readClientFacts(businessId, params.id) : null
  if (!client) throw notFound()
  const at = now()
  const today = todayIn(timeZone, instantOf(at))
  const query = new URL(request.url).searchParams
  const after = query.get('after')
  const [{ rows }, history, choice, methods, wishes, payer] = await Promise.all([
    listInvoices(businessId, { ...everyInvoice, clientId: client.id, today }),
    readHistory(businessId, { clientId: client.id, invoiceId: null }, after),
    readClientChoice(businessId, client.id),
    readClientMethods(businessId, client.id),
    readClientWishes(businessId, client.id, today.toString()),
    readPayerFacts({ businessId, clientId: client.id }, today, timeZone),
  ])
  const followUps = await readFollowUps(
    businessId,
    rows.map(({ id }) => id),
    at,
  )
  return {
    client,
    ...detailChoices(client, { locale, timeZone }),
    ...{ choice, methods, wishes, payer },
    mayChoose: can(role, 'choose-policy'),
    invoices: rows.map((row) => invoiceItem(row, followUps.get(row.id), today, locale)),
    items: timelineItems(history.entries, locale),
    next: history.next,
    isFirst: !after,
    said: sayings[query.get('said') ?? ''] ?? null,
  }
}

const sayings: Record<string, string> = {
  address: 'The new address is in use from now on.',
  details: 'Saved. It counts from now on.',
  contact: 'The contact is on file and written to from now on.',
  methods: 'Saved. The portal offers this client these ways to pay from now on.',
  removed: 'The contact is off the file; nothing is written to it from now on.',
  'follow-up': 'Saved. Follow-up with this client goes on that way.',
}

const everyInvoice = { view: 'all', stage: null, sort: 'due', ids: null, after: null } as const

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'change-address')
  const client = isUuid(params.id) ? await readClientFacts(staff.businessId, params.id) : null
  if (!client) throw notFound()
  const form = await request.formData()
  const intent = String(form.get('intent') ?? 'address')
  const wanted = clientActions.get(intent)
  if (!wanted) throw new Response('Unknown action', { status: 400 })
  const problems = await wanted.run({ staff, client, form, now: now() })
  if (problems) return data({ intent, problems, typed: typedIn(form) }, { status: 400 })
  return redirect(`/admin/clients/${client.id}?said=${wanted.said}`)
}

const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].filter((field): field is [string, string] => typeof field[1] === 'string'))

export default function ClientPage() {
  const page = useLoaderData<typeof loader>()
  const { client, choice, mayChoose, invoices, items, next, isFirst, said } = page
  const { locale } = useDesk()
  const answer = useActionData<typeof action>()
  return (
    <DeskPage
      title={client.name}
      lede={client.code && `Customer number ${client.code}`}
      actions={<EvidenceButton of={`/admin/clients/${client.id}`} />}
      said={said}
    >
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
            {invoices.length > 0 ? (
              <InvoiceTable rows={invoices} withClient={false} />
            ) : (
              <p className="text-ink-soft">None yet.</p>
            )}
          </Panel>
          <Panel title="What happened">
            <TimelineList items={items} withInvoice />
            <Pager next={next} isFirst={isFirst} />
          </Panel>
        </div>
        <div className="contents flex-col gap-4 lg:flex">
          <WishesPanel {...page.wishes} />
          <PayerProfilePanel facts={page.payer} />
          <ContactPanel contacts={client.contacts} answer={answer} />
          <DetailsPanel
            client={client}
            languages={page.languages}
            zones={page.zones}
            answer={answer?.intent === 'details' ? answer : undefined}
          />
          <MethodsPanel
            methods={page.methods}
            error={answer?.intent === 'methods' ? answer.problems.methods?.join(' ') : undefined}
          />
          {choice && <FollowUpSummary clientId={client.id} choice={choice} mayChoose={mayChoose} />}
        </div>
      </div>
    </DeskPage>
  )
}
