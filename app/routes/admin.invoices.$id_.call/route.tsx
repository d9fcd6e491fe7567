import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readInvoiceFacts } from '#app/db/read/invoice-facts.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { CallForm } from '#app/ui/call-form.tsx'
import { CallFactsPanel, CallSheet } from '#app/ui/call-sheet.tsx'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { readCallPage, saveCall } from '../admin.tasks.$id/call-page.server.ts'
import { typedIn } from '../admin.tasks.$id/parse-call.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Call about invoice ${page?.number ?? ''} · Dunwell` },
]

const notFound = () => new Response('Not found', { status: 404 })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request, 'log-call')
  const page = isUuid(params.id) ? await readCallPage(businessId, params.id, now()) : null
  if (!page) throw notFound()
  return page
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'log-call')
  const invoice = isUuid(params.id) ? await readInvoiceFacts(staff.businessId, params.id) : null
  if (!invoice) throw notFound()
  const subject = { invoiceId: invoice.id, currency: invoice.total.currency, taskId: null }
  const form = await request.formData()
  const problems = await saveCall(staff, subject, form, now())
  return problems
    ? data({ problems, typed: typedIn(form) }, { status: 400 })
    : redirect(`/admin/invoices/${invoice.id}?said=called`)
}

export default function CallPage() {
  const { callId, number, sheet } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <DeskPage title={`Call about invoice ${number}`} lede={sheet.clientName}>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <CallSheet sheet={sheet} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <CallFactsPanel sheet={sheet} />
          <Panel title="Log the call">
            <CallForm callId={callId} balance={sheet.balance} errors={answer?.problems} typed={answer?.typed} />
          </Panel>
        </div>
      </div>
    </DeskPage>
  )
}
