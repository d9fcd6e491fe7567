import type { RefundRow } from '#app/db/read/payment-page.server.ts'
import type { RefundEffect } from '#app/domain/payment/give-back.ts'
import { refundFailureWords } from '#app/domain/payment/refund-failure-words.ts'
import type { RefundState } from '#app/domain/payment/refund-state.ts'
import { useDesk } from '#app/ui/desk.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Money } from '#app/ui/money.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import type { StatusTone } from '#app/ui/status-badge.tsx'
import { When } from '#app/ui/when.tsx'

const looks: Record<RefundState, { word: string; tone: StatusTone }> = {
  requested: { word: 'Asked for', tone: 'waiting' },
  processing: { word: 'On its way', tone: 'waiting' },
  settled: { word: 'Done', tone: 'settled' },
  failed: { word: 'Failed', tone: 'needs-you' },
}

const effects: Record<RefundEffect, string> = {
  credit_invoice: 'the invoice was credited',
  reopen: 'the invoice is owed again',
  credit: 'out of the client’s credit',
}

const methods: Record<string, string> = {
  provider: 'The way it came',
  check: 'By check',
  transfer: 'By transfer',
  cash: 'In cash',
  other: 'By other means',
}

export function RefundsPanel({ refunds }: { refunds: readonly RefundRow[] }) {
  const { locale } = useDesk()
  if (refunds.length === 0) return null
  return (
    <Panel title="Refunds">
      <ol className="flex flex-col gap-3">
        {refunds.map(({ id, amount, state, effect, method, reason, reference, failureReason, by, at }) => (
          <li key={id} className="flex flex-col gap-1 border-b border-line pb-3 last:border-b-0 last:pb-0">
            <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <Money amount={amount} locale={locale} className="font-medium" />
              <StatusBadge tone={looks[state].tone}>{looks[state].word}</StatusBadge>
            </span>
            <span className="wrap-anywhere">{reason}</span>
            <span className="text-xs text-ink-faint">
              {methods[method] ?? method}
              {reference && ` (${reference})`}
              {state !== 'failed' && `, ${effects[effect]}`}
              {by && `, asked for by ${by}`}, <When at={at} />
            </span>
            {state === 'failed' && failureReason && (
              <span className="text-needs-you">It did not go through: {refundFailureWords(failureReason)}.</span>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
