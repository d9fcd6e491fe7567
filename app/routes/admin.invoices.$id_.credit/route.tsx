import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readCreditPreview } from '#app/db/read/credit-preview.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { cleanText } from '#app/domain/invoice-import/clean-text.ts'
import type { CreditRefusal, CreditWish } from '#app/domain/invoice/check-credit.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'
import { creditInvoice } from '#app/features/invoices/credit-invoice.server.ts'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Money } from '#app/ui/money.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { WhatToCredit } from './what-to-credit.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Credit ${page?.number ?? 'invoice'} · Dunwell` },
]

async function previewOf(businessId: string, id: string | undefined) {
  const preview = isUuid(id) ? await readCreditPreview(businessId, id) : null
  if (!preview) throw new Response('Not found', { status: 404 })
  return preview
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request, 'credit-invoice')
  return previewOf(businessId, params.id)
}

const problems: Record<CreditRefusal | 'not_found' | 'reason_missing', Record<string, string[]>> = {
  not_found: { page: ['This invoice is not there any more.'] },
  reason_missing: { reason: ['Please say why; it stands on the credit note.'] },
  not_creditable: { page: ['Only an open or a settled invoice can be credited.'] },
  bad_amount: { amount: ['Choose lines, or write an amount above zero.'] },
  wrong_currency: { amount: ['Please give the amount in the invoice’s own currency.'] },
  unknown_line: { amount: ['Choose lines of this invoice.'] },
  more_than_left: { amount: ['That is more than can still be credited on this invoice.'] },
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'credit-invoice')
  const form = await request.formData()
  if (form.get('intent') !== 'credit') throw new Response('Unknown action', { status: 400 })
  const { id, left } = await previewOf(staff.businessId, params.id)
  const wish = wishOf(form, left)
  if (!wish) return data({ errors: { amount: ['Please write an amount such as 1,234.50.'] } }, { status: 400 })
  const done = await creditInvoice({
    ...{ businessId: staff.businessId, invoiceId: id, wish, actor: actorOf(staff), now: now() },
    reason: cleanText(String(form.get('reason') ?? '')).slice(0, 500),
  })
  if (!done.ok) return data({ errors: problems[done.reason] }, { status: 400 })
  return redirect(`/admin/invoices/${id}?said=credited`)
}

function wishOf(form: FormData, left: { minor: bigint; currency: string }): CreditWish | null {
  if (form.get('what') === 'whole') return { amount: left }
  if (form.get('what') === 'lines') return { lines: form.getAll('credited').map(Number) }
  const amount = parseTypedAmount(String(form.get('amount') ?? '').trim(), left.currency)
  return amount.ok ? { amount: amount.value } : null
}

export default function CreditInvoice() {
  const preview = useLoaderData<typeof loader>()
  const errors: Record<string, string[]> = useAnswer<typeof action>()?.errors ?? {}
  const { locale } = useDesk()
  const { id, number, clientName, balance, left, tells } = preview
  return (
    <DeskPage
      title={`Credit invoice ${number}`}
      lede={
        <>
          {clientName}. <Money amount={balance} locale={locale} /> is open, <Money amount={left} locale={locale} /> can
          be credited.
        </>
      }
    >
      <Form method="post" className="flex max-w-2xl flex-col gap-4">
        <WhatToCredit {...preview} errors={errors['amount']} />
        <Panel title="What will happen">
          <ul className="prose list-disc pl-5">
            <li>A credit note gets the next number of its own, and takes the sum off what is open.</li>
            <li>What was paid beyond the rest becomes the client’s credit, and a task asks what to do with it.</li>
            <li>
              {tells
                ? 'The client gets the credit note by mail, as a PDF.'
                : 'The client never had the invoice by mail, so nothing is sent.'}
            </li>
          </ul>
          <Field label="Why" hint="It stands on the credit note." errors={errors['reason']}>
            {(control) => <input {...control} name="reason" required maxLength={500} className={deskInput} />}
          </Field>
          {errors['page'] && <p className="text-sm text-needs-you">{errors['page'].join(' ')}</p>}
          <div className="flex flex-wrap gap-2">
            <button type="submit" name="intent" value="credit" className={deskButton('primary')}>
              Issue credit note
            </button>
            <Link to={`/admin/invoices/${id}`} className={deskButton()}>
              Cancel
            </Link>
          </div>
        </Panel>
      </Form>
    </DeskPage>
  )
}
