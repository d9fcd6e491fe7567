import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readInvoiceFacts } from '#app/db/read/invoice-facts.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readVoidPreview } from '#app/db/read/void-preview.server.ts'
import { cleanText } from '#app/domain/invoice-import/clean-text.ts'
import type { VoidRefusal } from '#app/domain/invoice/check-void.ts'
import { voidInvoice } from '#app/features/invoices/void-invoice.server.ts'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Money } from '#app/ui/money.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.isDraft ? 'Discard' : 'Void'} ${page?.number ?? 'invoice'} · Dunwell` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request, 'void-invoice')
  const invoice = isUuid(params.id) ? await readInvoiceFacts(businessId, params.id) : null
  if (!invoice) throw new Response('Not found', { status: 404 })
  const { id, number, state, total, client } = invoice
  const preview = await readVoidPreview(businessId, id)
  return { id, number, total, clientName: client.name, isDraft: state === 'draft', preview }
}

const problems: Record<VoidRefusal | 'not_found' | 'reason_missing', string> = {
  not_found: 'This invoice is not there any more.',
  reason_missing: 'Please say why; it stays on record.',
  not_voidable: 'Only a draft or an open invoice can be voided.',
  paid: 'Something was paid on it. Credit the invoice instead, and refund the payment where that is right.',
  credited: 'Something was credited or given up on it already. Credit the rest instead.',
  payment_under_way: 'A payment is under way. Wait until it has arrived or ended.',
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'void-invoice')
  const form = await request.formData()
  if (form.get('intent') !== 'void') throw new Response('Unknown action', { status: 400 })
  if (!isUuid(params.id)) throw new Response('Not found', { status: 404 })
  const done = await voidInvoice({
    ...{ businessId: staff.businessId, invoiceId: params.id, actor: actorOf(staff), now: now() },
    reason: cleanText(String(form.get('reason') ?? '')).slice(0, 500),
    message: cleanText(String(form.get('message') ?? '')).slice(0, 2_000),
  })
  if (!done.ok) return data({ problem: problems[done.reason] }, { status: 400 })
  return redirect(`/admin/invoices/${params.id}?said=${form.get('draft') === 'yes' ? 'discarded' : 'voided'}`)
}

export default function VoidInvoice() {
  const { id, number, total, clientName, isDraft, preview } = useLoaderData<typeof loader>()
  const problem = useAnswer<typeof action>()?.problem
  const { locale } = useDesk()
  const { tells, closes } = preview
  return (
    <DeskPage
      title={isDraft ? `Discard ${number}` : `Void invoice ${number}`}
      lede={
        <>
          {clientName}, <Money amount={total} locale={locale} />
        </>
      }
    >
      <Panel title="What will happen" className="max-w-2xl">
        <ul className="prose list-disc pl-5">
          {isDraft ? (
            <li>The draft is kept, marked as void. It never had a number of its series, so none is lost.</li>
          ) : (
            <>
              <li>Nothing is owed on it any more. Its number stays taken.</li>
              {closes.length > 0 && <li>This ends with it: {closes.join(', ')}.</li>}
              <li>
                {tells
                  ? 'The client is told by mail that it was cancelled and there is nothing to pay.'
                  : 'The client never had it, so nothing is sent.'}
              </li>
            </>
          )}
          <li>This cannot be undone; “Duplicate” writes it once more.</li>
        </ul>
        <Form method="post" className="flex flex-col gap-3">
          {isDraft && <input type="hidden" name="draft" value="yes" />}
          <Field label="Why" hint="For your records." errors={problem ? [problem] : null}>
            {(control) => <input {...control} name="reason" required maxLength={500} className={deskInput} />}
          </Field>
          {tells && (
            <Field label="Your words to the client" hint="May stay empty.">
              {(control) => <textarea {...control} name="message" rows={2} maxLength={2_000} className={deskInput} />}
            </Field>
          )}
          <div className="flex flex-wrap gap-2">
            <button type="submit" name="intent" value="void" className={deskButton('primary')}>
              {isDraft ? 'Discard draft' : 'Void invoice'}
            </button>
            <Link to={`/admin/invoices/${id}`} className={deskButton()}>
              Keep it
            </Link>
          </div>
        </Form>
      </Panel>
    </DeskPage>
  )
}
