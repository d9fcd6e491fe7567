import type { PolicyDraft } from '#app/features/policies/policy-draft.ts'
import { deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'

interface SpacingFieldsProps {
  draft: PolicyDraft
  currencies: readonly string[]
  errorsOf: (field: string) => string[]
}

const spacing = [
  ['minGapDays', 'Days between two contacts with one client', 'Whatever the invoice.', 'minGapDays'],
  [
    'firstSendGraceDays',
    'Days after the invoice’s own mail',
    'So that the invoice itself arrives first.',
    'firstSendGraceDays',
  ],
  [
    'maxContactsPerWeek',
    'Contacts with one client in a week, at most',
    'Three at most; thank-yous and answers do not count.',
    'maxContactsPerWeek',
  ],
  ['everyDays', 'Say the last step again every … days', 'Empty: it is said once.', 'repeat.everyDays'],
  ['times', 'How often again, at most', 'Your decision ends it in any case.', 'repeat.times'],
  ['untouchedDays', 'Flag an invoice that nobody touched for … days', 'On your Today page.', 'untouchedDays'],
  ['draftFlagDays', 'Flag a draft that waits for … days', 'On your Today page.', 'draftFlagDays'],
] as const

/** What holds for the whole ladder. */
export function SpacingFields({ draft, currencies, errorsOf }: SpacingFieldsProps) {
  return (
    <>
      <Panel title="Spacing">
        <div className="grid gap-4 sm:grid-cols-2">
          {spacing.map(([name, label, hint, fault]) => (
            <Field key={name} label={label} hint={hint} errors={errorsOf(fault)}>
              {(control) => (
                <input
                  {...control}
                  type="number"
                  name={name}
                  defaultValue={draft[name]}
                  min={0}
                  className={deskInput}
                />
              )}
            </Field>
          ))}
        </div>
      </Panel>
      <Panel title="Small balances">
        <p className="prose text-ink-soft">Nobody is written to about less than this.</p>
        <div className="grid gap-4 sm:grid-cols-3">
          {currencies.map((currency) => (
            <Field
              key={currency}
              label={`Less than (${currency})`}
              errors={errorsOf('smallBalances').filter((message) => message.includes(currency))}
            >
              {(control) => (
                <input
                  {...control}
                  name={`smallBalances.${currency}`}
                  defaultValue={draft.smallBalances[currency] ?? ''}
                  inputMode="decimal"
                  className={`${deskInput} tabular-nums`}
                />
              )}
            </Field>
          ))}
        </div>
      </Panel>
    </>
  )
}
