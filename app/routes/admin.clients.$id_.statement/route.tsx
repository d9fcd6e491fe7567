import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readClientFacts } from '#app/db/read/clients.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { listSentStatements } from '#app/db/read/statements-sent.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { readStatementWish, statementQuery } from '#app/domain/statement/statement-wish.ts'
import { planStatements } from '#app/features/statements/plan-statements.server.ts'
import { sendStatement } from '#app/features/statements/send-statement.server.ts'
import { setClientStatements } from '#app/features/statements/set-client-statements.server.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { SentStatements } from '#app/ui/sent-statements.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { PeriodForm } from './period-form.tsx'
import { StatementView } from './statement-view.tsx'
import { viewStatement } from './view-statement.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Statement${page ? ` of ${page.client.name}` : ''} · Dunwell` },
]

const sayings: Record<string, string> = {
  sent: 'The statement is on its way; it stands below.',
  setting: 'Saved.',
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, role, timeZone } = await requireStaff(request)
  const clientId = params['id']
  const facts = isUuid(clientId) ? await readClientFacts(businessId, clientId) : null
  if (!facts) throw new Response('Not found', { status: 404 })
  const at = now()
  const query = new URL(request.url).searchParams
  const wish = readStatementWish(query, todayIn(timeZone, instantOf(at)))
  const of = { businessId, clientId: facts.id }
  const [planned] = await planStatements(businessId, [facts.id], at)
  return {
    client: { id: facts.id, name: facts.name },
    query: statementQuery(wish),
    period: wish.kind === 'activity' ? { from: wish.from.toString(), to: wish.to.toString() } : null,
    view: await viewStatement(of, wish, at),
    planned: planned ?? null,
    sent: (await listSentStatements(businessId, { clientId: facts.id, after: null })).rows.slice(0, 12),
    setting: facts.statements,
    maySend: can(role, 'send-statement'),
    said: sayings[query.get('said') ?? ''] ?? null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'send-statement')
  const clientId = params['id']
  if (!isUuid(clientId)) throw new Response('Not found', { status: 404 })
  const form = await request.formData()
  const at = now()
  const call = { businessId: staff.businessId, clientId, actor: actorOf(staff), now: at }
  switch (form.get('intent')) {
    case 'send': {
      const wish = readStatementWish(form, todayIn(staff.timeZone, instantOf(at)))
      const outcome = await sendStatement({ ...call, wish })
      if (!outcome) throw new Response('Not found', { status: 404 })
      if (!outcome.sent) return data({ problem: outcome.reason }, { status: 409 })
      return redirect(`/admin/clients/${clientId}/statement?${statementQuery(wish)}&said=sent`)
    }
    case 'setting': {
      const typed = form.get('statements')
      const setting = typed === 'always' || typed === 'never' ? typed : null
      if (!(await setClientStatements({ ...call, setting }))) throw new Response('Not found', { status: 404 })
      return redirect(`/admin/clients/${clientId}/statement?said=setting`)
    }
    default:
      throw new Response('Unknown action', { status: 400 })
  }
}

export default function ClientStatement() {
  const { client, query, period, view, planned, sent, setting, maySend, said } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <DeskPage
      title={`Statement of ${client.name}`}
      lede={
        <Link to={`/admin/clients/${client.id}`} className="link">
          Back to the client
        </Link>
      }
      actions={
        <a href={`/admin/clients/${client.id}/statement.pdf?${query}`} className={deskButton()}>
          PDF
        </a>
      }
      said={said}
    >
      {answer && (
        <p role="alert" className="text-needs-you">
          {answer.problem}
        </p>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <StatementView view={view} />
          {sent.length > 0 && (
            <Panel title="Sent so far">
              <SentStatements rows={sent} />
            </Panel>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <PeriodForm period={period} />
          {maySend && planned && (
            <Panel title="Send it">
              {'reason' in planned ? (
                <p>Nothing can be sent now. {planned.reason}</p>
              ) : (
                <Form method="post" className="flex flex-col items-start gap-3">
                  <p className="wrap-anywhere">
                    A mail with the PDF and a link to all their invoices goes to {planned.to}
                    {planned.waits ? ' at the next hour at which they may be written to.' : ' now.'}
                  </p>
                  <input type="hidden" name="kind" value={period ? 'activity' : 'open_item'} />
                  <input type="hidden" name="from" value={period?.from ?? ''} />
                  <input type="hidden" name="to" value={period?.to ?? ''} />
                  <button type="submit" name="intent" value="send" className={deskButton('primary')}>
                    Send the statement
                  </button>
                </Form>
              )}
            </Panel>
          )}
          {maySend && (
            <Panel title="When they go out by themselves">
              <Form method="post" className="flex flex-col items-start gap-3">
                <Field label={`${client.name} gets one`} className="w-full">
                  {(control) => (
                    <select {...control} name="statements" defaultValue={setting ?? ''} className={deskInput}>
                      <option value="">as everybody</option>
                      <option value="always">always</option>
                      <option value="never">never</option>
                    </select>
                  )}
                </Field>
                <button type="submit" name="intent" value="setting" className={deskButton()}>
                  Save
                </button>
              </Form>
            </Panel>
          )}
        </div>
      </div>
    </DeskPage>
  )
}
