import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireConfirmed } from '#app/auth/require-confirmed.server.ts'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readPaymentPage } from '#app/db/read/payment-page.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { formatMoney, minMoney } from '#app/domain/money.ts'
import { checkRefund, refundable } from '#app/domain/payment/refundable.ts'
import { readRefundForm, refundErrors } from '#app/features/payments/refund-form.ts'
import { requestRefund } from '#app/features/payments/request-refund.server.ts'
import { newId } from '#app/ids.server.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Money } from '#app/ui/money.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { RefundForm } from './refund-form.tsx'
import { RefundReview } from './refund-review.tsx'

export const meta: MetaFunction = () => [{ title: 'Refund · Dunwell' }]

const notFound = () => new Response('Not found', { status: 404 })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, 'refund-payment')
  await requireConfirmed(request, staff)
  const payment = isUuid(params.id) ? await readPaymentPage(staff.businessId, params.id) : null
  if (!payment) throw notFound()
  const left = refundable(payment)
  if (!left.ok) throw redirect(`/admin/payments/${payment.id}`)
  const { id, client, amount, parts, provider, providerRef } = payment
  return {
    payment: { id, client, amount, parts, provider },
    left: left.value,
    credit: minMoney(payment.credit, left.value),
    viaProvider: provider !== 'manual' && providerRef !== null,
    refundId: newId(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'refund-payment')
  await requireConfirmed(request, staff)
  const { businessId, locale, timeZone } = staff
  const payment = isUuid(params.id) ? await readPaymentPage(businessId, params.id) : null
  if (!payment) throw notFound()
  const form = await request.formData()
  const at = now()
  const { currency } = payment.amount
  const read = readRefundForm(form, { currency, today: todayIn(timeZone, instantOf(at)) })
  const intent = form.get('intent')
  if (!read || (intent !== 'review' && intent !== 'change' && intent !== 'refund'))
    throw new Response('Unknown action', { status: 400 })
  const { typed, wanted, errors } = read
  const back = (problems: typeof errors) => data({ typed, errors: problems, review: false }, { status: 400 })
  if (intent === 'change') return data({ typed, errors: {}, review: false })
  if (!wanted) return back(errors)
  const left = refundable(payment)
  const sumOf = (which: 'held' | 'credit') =>
    formatMoney(which === 'credit' ? payment.credit : left.ok ? left.value : payment.held, locale)
  if (intent === 'review') {
    const known = payment.refunds.some(({ id }) => id === wanted.refundId)
    const fits = known ? null : checkRefund(payment, wanted)
    return fits && !fits.ok ? back(refundErrors(fits.reason, sumOf)) : data({ typed, errors: {}, review: true })
  }
  const asked = await requestRefund({
    ...{ businessId, paymentId: payment.id, actor: actorOf(staff), now: at },
    ...wanted,
  })
  if (!asked.ok) return back(refundErrors(asked.reason, sumOf))
  return redirect(`/admin/payments/${payment.id}?said=${wanted.paidOut ? 'paid-out' : 'asked'}`)
}

export default function RefundPage() {
  const { payment, left, credit, viaProvider, refundId } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { locale } = useDesk()
  return (
    <DeskPage
      title={
        <>
          Refund of <Money amount={payment.amount} locale={locale} />
        </>
      }
      lede={
        <>
          <Link to={`/admin/payments/${payment.id}`} className="link">
            Payment of {payment.client.name}
          </Link>
          , of which <Money amount={left} locale={locale} /> is left
        </>
      }
    >
      <Panel title={answer?.review ? 'Is this right?' : 'What goes back'} className="max-w-2xl">
        {answer?.review ? (
          <RefundReview payment={payment} typed={answer.typed} />
        ) : (
          <RefundForm
            {...{ payment, left, credit, viaProvider }}
            refundId={answer?.typed.refundId ?? refundId}
            typed={answer?.typed ?? null}
            errors={answer?.errors ?? {}}
          />
        )}
      </Panel>
    </DeskPage>
  )
}
