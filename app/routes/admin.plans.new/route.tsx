import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readPlanCandidates } from '#app/db/read/plan-candidates.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { planRows } from '#app/domain/plan/plan-schedule.ts'
import { proposePlan } from '#app/features/plans/propose-plan.server.ts'
import type { ProposalRefusal } from '#app/features/plans/propose-plan.server.ts'
import { layOutRows, readRowsForm, typedRows } from '#app/features/plans/rows-form.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { PlanRowsEditor } from '#app/ui/plan-rows-editor.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { InvoiceChoice } from './invoice-choice.tsx'

export const meta: MetaFunction = () => [{ title: 'Offer a plan · Dunwell' }]

async function candidatesOf(request: Request, businessId: string) {
  const ids = new URL(request.url).searchParams.getAll('invoice').filter(isUuid)
  const found = await readPlanCandidates(businessId, ids)
  if (!found) throw new Response('Not found', { status: 404 })
  return found
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, timeZone } = await requireStaff(request, 'decide-plan')
  const found = await candidatesOf(request, businessId)
  const firstOn = todayIn(timeZone, instantOf(now())).add({ days: 7 })
  const rows = planRows({ total: found.total, count: 3, firstOn, rhythm: 'monthly', downPayment: null })
  return { ...found, rows: typedRows(rows.ok ? rows.value : []) }
}

const problems: Record<ProposalRefusal, string> = {
  not_found: 'One of the invoices is not there any more.',
  not_open: 'Nothing is open on one of the invoices.',
  mixed_currencies: 'A plan is of one currency.',
  processing: 'A payment is on its way for one of them. Once it has arrived the sum is known.',
  in_dispute: 'One of the invoices is in dispute: settle that first.',
  plan_exists: 'One of the invoices has a plan already.',
  faulty_rows: 'The balance has moved while you were writing. Please look at the sum and adjust the rows.',
  outside_limits: 'This is outside your limits.',
  over: 'Somebody was first. Please look again.',
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'decide-plan')
  const { businessId, locale, timeZone } = staff
  const { clientId, chosen, total } = await candidatesOf(request, businessId)
  const form = await request.formData()
  const at = now()
  const message = String(form.get('message') ?? '')
    .trim()
    .slice(0, 1_000)
  const facts = { total, today: todayIn(timeZone, instantOf(at)), locale }
  const read = form.get('intent') === 'layout' ? layOutRows(form, facts) : readRowsForm(form, facts)
  if (!read.ok) return data({ errors: read.errors, rows: read.typed, message }, { status: 400 })
  const offered = await proposePlan({
    ...{ businessId, clientId, invoiceIds: chosen, rows: read.rows, by: 'business', words: message || null, now: at },
    actor: actorOf(staff),
  })
  if (offered.ok) return redirect(`/admin/plans/${offered.value.planId}?said=offered`)
  return data({ errors: [problems[offered.reason]], rows: typedRows(read.rows), message }, { status: 409 })
}

export default function OfferPlan() {
  const page = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const rows = answer?.rows ?? page.rows
  return (
    <DeskPage
      title="Offer a plan"
      lede={
        <>
          To{' '}
          <Link to={`/admin/clients/${page.clientId}`} className="link">
            {page.clientName}
          </Link>
          . They are asked by mail, and follow-up rests until they answer.
        </>
      }
    >
      <div className="flex max-w-2xl flex-col gap-4">
        <InvoiceChoice invoices={page.invoices} chosen={page.chosen} />
        <Panel title="The schedule">
          {/* Anew for other rows, since the browser keeps what was typed. */}
          <Form key={JSON.stringify(rows)} method="post" className="flex flex-col gap-4">
            <PlanRowsEditor rows={rows} total={page.total} errors={answer?.errors} />
            <Field label="Your words to the client" hint="May stay empty.">
              {(control) => (
                <textarea
                  {...control}
                  name="message"
                  rows={3}
                  maxLength={1_000}
                  defaultValue={answer?.message}
                  className={deskInput}
                />
              )}
            </Field>
            <div>
              <button type="submit" name="intent" value="offer" className={deskButton('primary')}>
                Send the offer
              </button>
            </div>
          </Form>
        </Panel>
      </div>
    </DeskPage>
  )
}
