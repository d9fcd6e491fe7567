import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requireConfirmed } from '#app/auth/require-confirmed.server.ts'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readInvoiceFacts } from '#app/db/read/invoice-facts.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readTried } from '#app/db/read/tried.server.ts'
import { cleanText } from '#app/domain/invoice-import/clean-text.ts'
import { writeOffDebt } from '#app/features/invoices/write-off-debt.server.ts'
import type { WriteOffRefusal } from '#app/features/invoices/write-off-debt.server.ts'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Money } from '#app/ui/money.tsx'
import { Facts } from '#app/ui/stat.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Write off ${page?.number ?? 'invoice'} · Dunwell` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, 'write-off-debt')
  await requireConfirmed(request, staff)
  const { businessId, name: signer } = staff
  const invoice = isUuid(params.id) ? await readInvoiceFacts(businessId, params.id) : null
  if (!invoice) throw new Response('Not found', { status: 404 })
  const { id, number, balance, client } = invoice
  return { id, number, balance, clientName: client.name, signer, tried: await readTried(businessId, id) }
}

const problems: Record<WriteOffRefusal, string> = {
  not_found: 'This invoice is not there any more.',
  nothing_open: 'Nothing is open on it any more.',
  payment_under_way: 'A payment is on its way: wait until it has arrived.',
  reason_missing: 'Please say why, and what was tried; it stays on record.',
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'write-off-debt')
  await requireConfirmed(request, staff)
  const form = await request.formData()
  if (form.get('intent') !== 'write-off') throw new Response('Unknown action', { status: 400 })
  if (!isUuid(params.id)) throw new Response('Not found', { status: 404 })
  if (form.get('signed') !== 'yes') {
    return data({ errors: { signed: ['Please sign it off.'] } as Record<string, string[]> }, { status: 400 })
  }
  const done = await writeOffDebt({
    ...{ businessId: staff.businessId, invoiceId: params.id, actor: actorOf(staff), now: now() },
    reason: cleanText(String(form.get('reason') ?? '')).slice(0, 2_000),
  })
  if (done.ok) return redirect(`/admin/invoices/${params.id}?said=debt-written-off`)
  return data({ errors: { reason: [problems[done.reason]] } as Record<string, string[]> }, { status: 400 })
}

export default function WriteOffDebt() {
  const { id, number, balance, clientName, signer, tried } = useLoaderData<typeof loader>()
  const errors = useAnswer<typeof action>()?.errors ?? {}
  const { locale } = useDesk()
  return (
    <DeskPage
      title={`Write off invoice ${number}`}
      lede={
        <>
          {clientName}, <Money amount={balance} locale={locale} /> open
        </>
      }
    >
      <div className="flex max-w-2xl flex-col gap-4">
        <Panel title="What was tried">
          <Facts facts={tried.map(({ what, count }) => [what, count])} />
          <p>
            <Link to={`/admin/invoices/${id}/escalation`} className="link">
              Other steps: a letter of demand, an agency, a meeting
            </Link>
          </p>
        </Panel>
        <Panel title="Sign it off">
          <ul className="prose list-disc pl-5">
            <li>
              <Money amount={balance} locale={locale} /> is given up and booked as a loss. The client is not written to.
            </li>
            <li>Follow-up, promises, letters and calls about it end.</li>
            <li>Should it be paid later after all, the money is booked as recovered.</li>
          </ul>
          <Form method="post" className="flex flex-col gap-3">
            <Field label="Why, and what was tried" hint="It stays on record." errors={errors['reason']}>
              {(control) => (
                <textarea {...control} name="reason" rows={3} required maxLength={2_000} className={deskInput} />
              )}
            </Field>
            <label className="flex min-h-11 items-start gap-3 py-2 lg:min-h-9">
              <input type="checkbox" name="signed" value="yes" required className="mt-0.5 size-4 shrink-0" />
              I, {signer}, sign off that this debt is written off.
            </label>
            {errors['signed'] && <p className="text-sm text-needs-you">{errors['signed'].join(' ')}</p>}
            <div className="flex flex-wrap gap-2">
              <button type="submit" name="intent" value="write-off" className={deskButton('primary')}>
                Write off the debt
              </button>
              <Link to={`/admin/invoices/${id}`} className={deskButton()}>
                Keep it open
              </Link>
            </div>
          </Form>
        </Panel>
      </div>
    </DeskPage>
  )
}
