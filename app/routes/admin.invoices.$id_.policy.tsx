import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readInvoiceChoice } from '#app/db/read/policy-choice.server.ts'
import { listPolicyNames } from '#app/db/read/policy-list.server.ts'
import { choosePolicy } from '#app/features/policies/choose-policy.server.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { impactView } from '#app/ui/impact-view.ts'
import { PolicyChoiceForm } from '#app/ui/policy-choice-form.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Policy of invoice ${page?.number ?? ''} · Dunwell` },
]

const notFound = () => new Response('Not found', { status: 404 })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request, 'choose-policy')
  const choice = isUuid(params.id) ? await readInvoiceChoice(businessId, params.id) : null
  if (!choice || !params.id) throw notFound()
  return { ...choice, id: params.id, policies: await listPolicyNames(businessId) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'choose-policy')
  const { businessId, locale } = staff
  const choice = isUuid(params.id) ? await readInvoiceChoice(businessId, params.id) : null
  if (!choice || !params.id) throw notFound()
  const answer = await choosePolicy({
    businessId,
    to: { of: 'invoice', invoiceId: params.id },
    above: choice.above,
    form: await request.formData(),
    actor: actorOf(staff),
    now: now(),
  })
  if (answer.kind === 'assigned') return redirect(`/admin/invoices/${params.id}?said=policy`)
  if (answer.kind === 'look') return data({ ...answer, impact: impactView(answer.impact, locale) }, { status: 200 })
  return data({ kind: 'unknown' as const }, { status: 400 })
}

export default function InvoicePolicy() {
  const page = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <DeskPage
      title={`Policy of invoice ${page.number}`}
      lede={
        <Link to={`/admin/invoices/${page.id}`} className="link">
          Back to invoice {page.number}
        </Link>
      }
    >
      <Panel title="Policy">
        <PolicyChoiceForm
          chosen={page.policyId ?? ''}
          otherwise={`As the client: ${page.aboveName}`}
          policies={page.policies}
          look={answer?.kind === 'look' ? answer : null}
          problem={answer?.kind === 'unknown' ? 'This policy is not there, or cannot be read.' : null}
        />
      </Panel>
    </DeskPage>
  )
}
