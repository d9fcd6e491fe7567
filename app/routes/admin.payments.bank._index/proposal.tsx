import { Form } from '@remix-run/react'
import { formatMoney, isPositive } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { StatusBadge } from '#app/ui/status-badge.tsx'

export interface Match {
  clientId: string
  clientName: string
  parts: readonly { invoiceId: string; number: string; amount: Money }[]
  left: Money
  confidence: number
  reasons: readonly string[]
  isCertain: boolean
}

const LIKELY = 70

const sureness = ({ isCertain, confidence }: Match) => {
  if (isCertain) return { tone: 'settled', word: 'Certain' } as const
  return confidence >= LIKELY
    ? ({ tone: 'waiting', word: 'Likely' } as const)
    : ({ tone: 'quiet', word: 'Possible' } as const)
}

/** What a line may be for, why, and the button that books just that. */
export function Proposal({
  lineId,
  match,
  isBest,
  mayBook,
}: {
  lineId: string
  match: Match
  isBest: boolean
  mayBook: boolean
}) {
  const { locale } = useDesk()
  const { tone, word } = sureness(match)
  const { clientName, parts, left, reasons } = match
  return (
    <Form method="post" className="flex flex-col gap-2">
      <input type="hidden" name="line" value={lineId} />
      <input type="hidden" name="client" value={match.clientId} />
      {parts.map((part) => (
        <input key={part.invoiceId} type="hidden" name="part" value={`${part.invoiceId}:${part.amount.minor}`} />
      ))}
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusBadge tone={tone}>
          {word}, {match.confidence} of 100
        </StatusBadge>
        <span className="font-medium wrap-anywhere">{clientName}</span>
      </p>
      <ul className="text-ink-soft">
        {parts.map(({ invoiceId, number, amount }) => (
          <li key={invoiceId} className="flex justify-between gap-4 tabular-nums">
            <span className="wrap-anywhere">Invoice {number}</span> {formatMoney(amount, locale)}
          </li>
        ))}
        {isPositive(left) && (
          <li className="flex justify-between gap-4 tabular-nums">
            <span>Stays the client’s credit</span> {formatMoney(left, locale)}
          </li>
        )}
      </ul>
      <p className="text-xs text-ink-faint">It {reasons.join('; ')}.</p>
      {mayBook && (
        <div>
          <button
            type="submit"
            name="intent"
            value="book"
            className={deskButton(isBest && match.confidence >= LIKELY ? 'primary' : 'secondary')}
          >
            Book<span className="sr-only"> for {clientName}</span>
          </button>
        </div>
      )}
    </Form>
  )
}
