import { Form } from '@remix-run/react'
import type { Money as Amount } from '#app/domain/money.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'
import type { PromiseState } from '#app/domain/promise-to-pay/promise-state.ts'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Money } from '#app/ui/money.tsx'
import { methodWords } from '#app/ui/payment-words.ts'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import type { StatusTone } from '#app/ui/status-badge.tsx'

interface AgreementsPanelProps {
  promises: readonly { id: string; amount: Amount; dueOn: string; state: PromiseState }[]
  notices: readonly {
    id: string
    amount: Amount
    method: PaymentMethod
    paidOn: string
    reference: string | null
    state: 'open' | 'matched' | 'not_found'
    files: readonly { id: string; filename: string }[]
  }[]
  mayClose: boolean
}

const promiseLooks: Record<PromiseState, { tone: StatusTone; word: string }> = {
  pending: { tone: 'waiting', word: 'Promised' },
  kept: { tone: 'settled', word: 'Kept' },
  broken: { tone: 'late', word: 'Not kept' },
  cancelled: { tone: 'quiet', word: 'Counts no more' },
}
const noticeLooks = {
  open: { tone: 'waiting', word: 'Being looked for' },
  matched: { tone: 'settled', word: 'Found' },
  not_found: { tone: 'late', word: 'Not found' },
} as const

/** What the client has said about paying: days promised, and payments that are said to be made. */
export function AgreementsPanel({ promises, notices, mayClose }: AgreementsPanelProps) {
  const { locale } = useDesk()
  return (
    <Panel title="What the client said">
      <ul className="flex flex-col gap-3">
        {promises.map(({ id, amount, dueOn, state }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2">
            <span>
              <Money amount={amount} locale={locale} className="font-medium" /> by <Day day={dueOn} locale={locale} />
            </span>
            <StatusBadge tone={promiseLooks[state].tone}>{promiseLooks[state].word}</StatusBadge>
          </li>
        ))}
        {notices.map(({ id, amount, method, paidOn, reference, state, files }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2">
            <span className="min-w-0">
              <Money amount={amount} locale={locale} className="font-medium" /> paid on{' '}
              <Day day={paidOn} locale={locale} />
              <span className="block text-xs text-ink-faint">
                {methodWords[method]}
                {reference && ` · ${reference}`}
              </span>
              {files.map((file) => (
                <a key={file.id} href={`/admin/files/${file.id}`} className="link block text-sm wrap-anywhere">
                  {file.filename}
                </a>
              ))}
            </span>
            <StatusBadge tone={noticeLooks[state].tone}>{noticeLooks[state].word}</StatusBadge>
            {state === 'open' && mayClose && (
              <Form method="post" className="w-full">
                <input type="hidden" name="notice" value={id} />
                <button type="submit" name="intent" value="not-found" className={deskButton()}>
                  Looked for it, not found
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
