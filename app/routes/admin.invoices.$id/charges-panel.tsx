import { Form } from '@remix-run/react'
import { formatMoney, isPositive } from '#app/domain/money.ts'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Money } from '#app/ui/money.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import type { StatusTone } from '#app/ui/status-badge.tsx'
import { When } from '#app/ui/when.tsx'
import type { Errors } from './action-forms.tsx'
import type { ChargesView, ChargeView } from './charges-view.server.ts'

interface ChargesPanelProps {
  view: ChargesView
  mayWaive: boolean
  mayWriteOff: boolean
  /** What is wrong with a waiver; `charge` names the one it was about. */
  errors: Errors
}

const kindWords = { fee: 'Late fee', interest: 'Interest' } as const

/** Late fees and interest beside the invoice: what is open of them, how they came about, and what can be given up. */
export function ChargesPanel({ view, mayWaive, mayWriteOff, errors }: ChargesPanelProps) {
  const { locale } = useDesk()
  const { charges, daily, discount, residue } = view
  if (charges.length === 0 && !daily && !discount && !residue) return null
  return (
    <Panel title="Fees and interest">
      {discount && (
        <p>
          A payment begun by <Day day={discount.until} locale={locale} /> settles it with{' '}
          <Money amount={discount.pays} locale={locale} className="font-medium" />: it saves{' '}
          <Money amount={discount.saves} locale={locale} />.
        </p>
      )}
      {daily && (
        <p>
          Each further day costs <Money amount={daily} locale={locale} className="font-medium" /> in interest, charged
          once a stage announces it.
        </p>
      )}
      {charges.length > 0 && (
        <ul className="flex flex-col gap-3">
          {charges.map((charge) => (
            <ChargeRow
              key={charge.id}
              charge={charge}
              mayWaive={mayWaive}
              errors={errors?.['charge']?.[0] === charge.id ? errors : undefined}
            />
          ))}
        </ul>
      )}
      {residue && mayWriteOff && (
        <Form method="post" className="flex flex-col gap-2">
          <p className="text-ink-soft">Too little is left to be chased.</p>
          <button type="submit" name="intent" value="write-off" className={deskButton('secondary', 'self-start')}>
            Write off {formatMoney(residue, locale)}
          </button>
        </Form>
      )}
    </Panel>
  )
}

function standing({ open, waived }: ChargeView): { tone: StatusTone; word: string } {
  if (isPositive(open)) return { tone: 'late', word: 'Open' }
  return waived ? { tone: 'quiet', word: 'Waived' } : { tone: 'settled', word: 'Paid' }
}

function ChargeRow({ charge, mayWaive, errors }: { charge: ChargeView; mayWaive: boolean; errors: Errors }) {
  const { locale } = useDesk()
  const { kind, amount, calculation, chargedAt, open, paid, waived, id } = charge
  const { tone, word } = standing(charge)
  return (
    <li className="flex flex-col gap-1">
      <span className="flex flex-wrap items-center justify-between gap-2">
        <span>
          {kindWords[kind]} <Money amount={amount} locale={locale} className="font-medium" />
        </span>
        <StatusBadge tone={tone}>{word}</StatusBadge>
      </span>
      <span className="text-xs text-ink-faint">
        <When at={chargedAt} />
        {waived && isPositive(paid) && (
          <>
            , <Money amount={paid} locale={locale} /> of it paid
          </>
        )}
        {waived && `: ${waived.reason}`}
      </span>
      <details className="text-sm">
        <summary className="text-ink-soft">How it was worked out</summary>
        {calculation.map((line, n) => (
          <p key={n} className="pt-1 tabular-nums wrap-anywhere">
            {line}
          </p>
        ))}
      </details>
      {mayWaive && isPositive(open) && (
        <details open={errors !== undefined} className="text-sm">
          <summary className="text-ink-soft">Waive {formatMoney(open, locale)}</summary>
          <Form method="post" className="flex flex-col gap-2 pt-2">
            <input type="hidden" name="charge" value={id} />
            <Field label="Why it is waived" errors={errors?.['reason']}>
              {(control) => <input {...control} name="reason" required maxLength={300} className={deskInput} />}
            </Field>
            <button type="submit" name="intent" value="waive" className={deskButton('secondary', 'self-start')}>
              Waive it
            </button>
          </Form>
        </details>
      )}
    </li>
  )
}
