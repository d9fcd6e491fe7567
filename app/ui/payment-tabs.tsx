import { paymentViews } from '#app/domain/payment/payment-view.ts'
import type { PaymentView } from '#app/domain/payment/payment-view.ts'
import { Tabs } from './tabs.tsx'

const words: Record<PaymentView, string> = {
  all: 'All',
  received: 'Received',
  clearing: 'Clearing',
  failed: 'Failed',
  refunded: 'Refunded',
  charged_back: 'Charged back',
  unfinished: 'Not finished',
}

/** The ways to look at payments, and at what none of them has settled. */
export function PaymentTabs({
  current,
  counts,
}: {
  current: PaymentView | 'credit' | 'bank' | 'unmatched'
  counts: Partial<Record<PaymentView, number>>
}) {
  const labelOf = (view: PaymentView) => {
    const count = counts[view] ?? 0
    return count > 0 ? `${words[view]} ${count >= 1_000 ? '1,000+' : count}` : words[view]
  }
  return (
    <Tabs
      label="Which payments"
      tabs={[
        ...paymentViews.map((view) => ({
          to: `/admin/payments?show=${view}`,
          label: labelOf(view),
          current: view === current,
        })),
        { to: '/admin/credits', label: 'Unapplied', current: current === 'credit' },
        { to: '/admin/payments/bank', label: 'Bank statements', current: current === 'bank' },
        { to: '/admin/payments/unmatched', label: 'Unmatched', current: current === 'unmatched' },
      ]}
    />
  )
}
