import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readPaymentPage } from '#app/db/read/payment-page.server.ts'
import { readPaymentHistory } from '#app/db/read/payment-history.server.ts'
import { refundable } from '#app/domain/payment/refundable.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Money } from '#app/ui/money.tsx'
import { paymentLooks } from '#app/ui/payment-words.ts'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { timelineItems } from '#app/ui/timeline-item.ts'
import { TimelineList } from '#app/ui/timeline-list.tsx'
import { FactsPanel, PartsPanel } from './facts-panel.tsx'
import { RefundsPanel } from './refunds-panel.tsx'
import { WhatNext } from './what-next.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Payment${page ? ` of ${page.payment.client.name}` : ''} · Dunwell` },
]

const sayings: Record<string, string> = {
  recorded: 'The payment is recorded. The client is thanked at the next good hour.',
  asked: 'The refund is on its way to the provider. This page shows how it stands.',
  'paid-out': 'The refund is on the books, and the client is told.',
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, role, locale } = await requireStaff(request)
  const payment = isUuid(params.id) ? await readPaymentPage(businessId, params.id) : null
  if (!payment) throw new Response('Not found', { status: 404 })
  const history = await readPaymentHistory(businessId, payment.client.id, payment.id)
  const left = refundable(payment)
  return {
    payment: { ...payment, receivedOn: payment.receivedOn?.toString() ?? null },
    left: left.ok ? left.value : null,
    items: timelineItems(history, locale),
    said: sayings[new URL(request.url).searchParams.get('said') ?? ''] ?? null,
    mayRefund: can(role, 'refund-payment'),
  }
}

export default function PaymentPage() {
  const { payment, left, items, said, mayRefund } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  const { word, tone } = paymentLooks[payment.state]
  return (
    <DeskPage
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>
            Payment of <Money amount={payment.amount} locale={locale} />
          </span>
          <StatusBadge tone={tone}>{word}</StatusBadge>
        </span>
      }
      lede={
        <Link to={`/admin/clients/${payment.client.id}`} className="link">
          {payment.client.name}
        </Link>
      }
      actions={
        mayRefund &&
        left && (
          <Link to={`/admin/payments/${payment.id}/refund`} className={deskButton()} aria-keyshortcuts="r">
            Refund
          </Link>
        )
      }
      said={said}
    >
      <div className="grid items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <FactsPanel payment={payment} />
          <PartsPanel payment={payment} />
          <RefundsPanel refunds={payment.refunds} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <WhatNext payment={payment} left={left} />
          <Panel title="What happened">
            <TimelineList items={items} />
          </Panel>
        </div>
      </div>
    </DeskPage>
  )
}
