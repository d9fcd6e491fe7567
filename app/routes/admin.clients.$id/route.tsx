import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readClientMethods } from '#app/db/read/client-methods.server.ts'
import { readClientWishes } from '#app/db/read/client-wishes.server.ts'
import { readClientSums } from '#app/db/read/client-records.server.ts'
import { readClientFacts } from '#app/db/read/clients.server.ts'
import { listColleagues } from '#app/db/read/filter-choices.server.ts'
import { readFollowUps } from '#app/db/read/follow-ups.server.ts'
import { readHistory } from '#app/db/read/history.server.ts'
import { listInvoices } from '#app/db/read/invoice-list.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readPayerFacts } from '#app/db/read/payer-profile.server.ts'
import { readClientChoice } from '#app/db/read/policy-choice.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { invoiceItem } from '#app/ui/invoice-item.ts'
import { InvoiceTable } from '#app/ui/invoice-table.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { PayerProfilePanel } from '#app/ui/payer-profile-panel.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { timelineItems } from '#app/ui/timeline-item.ts'
import { TimelineList } from '#app/ui/timeline-list.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { ClientLinks, ClientSums } from './client-head.tsx'
import { clientTabs, tabWords } from './client-tabs.ts'
import { clientActions } from './client-actions.server.ts'
import { ContactPanel } from './contact-panel.tsx'
import { detailChoices } from './detail-choices.ts'
import { DetailsPanel } from './details-panel.tsx'
import { FollowUpSummary } from './follow-up-summary.tsx'
import { WishesPanel } from './wishes-panel.tsx'
import { MethodsPanel } from './methods-panel.tsx'
import { OwnerPanel } from './owner-panel.tsx'
import { readRecords } from './records.server.ts'
import { Records } from './records.tsx'
import { TermsPanel } from './terms-panel.tsx'

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
  const tab = clientTabs.find((one) => one === query.get('tab')) ?? 'overview'
  const records = await readRecords(tab, { businessId, clientId: client.id, after })
  const [{ rows, next: moreInvoices }, history, choice, methods, wishes, payer] = await Promise.all([
    listInvoices(businessId, {
      ...{ ...everyInvoice, clientId: client.id, today, after: tab === 'invoices' ? after : null },
      limit: tab === 'invoices' ? 50 : 20,
    }),
    readHistory(businessId, { clientId: client.id, invoiceId: null }, tab === 'overview' ? after : null),
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
    ...{ tab, records, moreInvoices },
    sums: await readClientSums(businessId, client.id, today),
    colleagues: can(role, 'assign-client') ? await listColleagues(businessId) : null,
    mayChange: can(role, 'change-address'),
    mayWrite: can(role, 'edit-invoice'),
    mayErase: can(role, 'erase-client'),
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
  terms: 'Saved. New invoices go by it from now on.',
  assigned: 'Saved. Replies to mails go there from now on.',
  created: 'The client is on file. Add contacts and terms here.',
  removed: 'The contact is off the file; nothing is written to it from now on.',
  'follow-up': 'Saved. Follow-up with this client goes on that way.',
}

const everyInvoice = { view: 'all', stage: null, sort: 'due', ids: null } as const

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
  const { client, choice, mayChoose, tab, said } = page
  const answer = useAnswer<typeof action>()
  const answerTo = (intent: string) => (answer?.intent === intent ? answer : undefined)
  return (
    <DeskPage
      title={client.name}
      lede={client.code && `Customer number ${client.code}`}
      actions={<ClientLinks clientId={client.id} mayWrite={page.mayWrite} mayErase={page.mayErase} />}
      said={said}
    >
      <ClientSums sums={page.sums} credit={client.credit} lastContactAt={client.lastContactAt} />
      <Tabs
        label="What of this client"
        tabs={clientTabs.map((one) => ({ to: `?tab=${one}`, label: tabWords[one], current: one === tab }))}
      />
      {tab === 'overview' || tab === 'invoices' ? (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="flex min-w-0 flex-col gap-4">
            <InvoicesPanel {...page} />
            {tab === 'overview' && (
              <Panel title="What happened">
                <TimelineList items={page.items} withInvoice />
                <Pager next={page.next} isFirst={page.isFirst} />
              </Panel>
            )}
          </div>
          <div className="contents flex-col gap-4 lg:flex">
            <WishesPanel {...page.wishes} />
            <ContactPanel contacts={client.contacts} answer={answer} mayChange={page.mayChange} />
            <OwnerPanel caseOwner={client.caseOwner} colleagues={page.colleagues} />
            {/* Who may only read sees what the fields hold. */}
            <fieldset disabled={!page.mayChange} className="contents">
              <DetailsPanel
                client={client}
                languages={page.languages}
                zones={page.zones}
                answer={answerTo('details')}
              />
              <TermsPanel client={client} mayChange={page.mayChange} answer={answerTo('terms')} />
              <MethodsPanel methods={page.methods} error={answerTo('methods')?.problems['methods']?.join(' ')} />
            </fieldset>
            {choice && <FollowUpSummary clientId={client.id} choice={choice} mayChoose={mayChoose} />}
            <PayerProfilePanel facts={page.payer} />
          </div>
        </div>
      ) : (
        page.records && <Records {...page.records} isFirst={page.isFirst} />
      )}
    </DeskPage>
  )
}

type Page = Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'invoices' | 'moreInvoices' | 'tab' | 'isFirst'>

function InvoicesPanel({ invoices, moreInvoices, tab, isFirst }: Page) {
  return (
    <Panel
      title="Invoices"
      aside={
        tab === 'overview' &&
        moreInvoices && (
          <Link to="?tab=invoices" className="link">
            All invoices
          </Link>
        )
      }
    >
      {invoices.length > 0 ? (
        <InvoiceTable rows={invoices} withClient={false} />
      ) : (
        <p className="text-ink-soft">None yet.</p>
      )}
      {tab === 'invoices' && <Pager next={moreInvoices} isFirst={isFirst} />}
    </Panel>
  )
}
