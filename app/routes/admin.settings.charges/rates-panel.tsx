import { Form } from '@remix-run/react'
import { presetWords } from '#app/domain/interest/interest-presets.ts'
import type { InterestPreset } from '#app/domain/interest/interest-presets.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import { formatPercent } from '#app/domain/percent.ts'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Money } from '#app/ui/money.tsx'
import type { Faults } from './charge-settings-actions.server.ts'

interface RatesPanelProps {
  settings: {
    preset: InterestPreset | null
    rates: readonly { fromDay: string; annualBps: bigint; label: string }[]
  }
  preview: readonly { kind: 'fee' | 'interest'; amount: Amount; calculation: readonly string[] }[]
  errors: Faults
}

/** The table of rates by date, and what they make of a sample invoice. */
export function RatesPanel({ settings: { preset, rates }, preview, errors }: RatesPanelProps) {
  const { locale, today } = useDesk()
  return (
    <Panel title="Interest rates">
      {rates.length === 0 ? (
        <p className="text-ink-soft">
          No rate yet, so no interest runs. Each rate counts from its day until the next one begins; statutory rates
          change twice a year.
        </p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {rates.map(({ fromDay, annualBps, label }) => (
            <li key={fromDay} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <span>
                <span className="font-medium tabular-nums">{formatPercent(annualBps, locale)}</span> a year from{' '}
                <Day day={fromDay} locale={locale} />
                <span className="block text-sm text-ink-faint">{label}</span>
              </span>
              <Form method="post">
                <input type="hidden" name="fromDay" value={fromDay} />
                <button
                  type="submit"
                  name="intent"
                  value="remove-rate"
                  className={deskButton()}
                  aria-label={`Remove the rate from ${fromDay}`}
                >
                  Remove
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      {preset ? (
        <Form method="post" className="flex flex-col gap-3 border-t border-line pt-3">
          <Field
            label={preset === 'agreed' ? 'Rate (%)' : 'Reference rate (%)'}
            hint={
              presetWords[preset].reference
                ? `${presetWords[preset].reference ?? ''}. Eight points are added to it.`
                : 'As your terms name it.'
            }
            errors={errors['percent']}
          >
            {(control) => (
              <input
                {...control}
                name="percent"
                required
                inputMode="decimal"
                autoComplete="off"
                className={`${deskInput} tabular-nums`}
              />
            )}
          </Field>
          {preset === 'agreed' && (
            <Field label="For each">
              {(control) => (
                <select {...control} name="per" className={deskInput}>
                  <option value="year">Year</option>
                  <option value="month">Month</option>
                </select>
              )}
            </Field>
          )}
          <Field label="From" errors={errors['fromDay']}>
            {(control) => (
              <input {...control} type="date" name="fromDay" required defaultValue={today} className={deskInput} />
            )}
          </Field>
          <div>
            <button type="submit" name="intent" value="add-rate" className={deskButton('primary')}>
              Add rate
            </button>
          </div>
        </Form>
      ) : (
        <p className="text-ink-soft">Choose above where the rate comes from and save it; then rates can be added.</p>
      )}
      <div className="border-t border-line pt-3">
        <h3 className="font-medium">An example</h3>
        <p className="text-sm text-ink-soft">An invoice over 1,000 that fell due 30 days ago would be charged today:</p>
        {preview.length === 0 && <p className="text-sm text-ink-soft">Nothing.</p>}
        <ul className="flex flex-col gap-2 pt-2 text-sm">
          {preview.map(({ kind, amount, calculation }) => (
            <li key={kind}>
              {kind === 'fee' ? 'Fee' : 'Interest'} <Money amount={amount} locale={locale} className="font-medium" />
              {calculation.map((line, n) => (
                <span key={n} className="block text-ink-faint tabular-nums wrap-anywhere">
                  {line}
                </span>
              ))}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
