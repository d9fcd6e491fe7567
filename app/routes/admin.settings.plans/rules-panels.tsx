import type { ComponentProps } from 'react'
import { money, toDecimalString } from '#app/domain/money.ts'
import { toPercentString } from '#app/domain/percent.ts'
import { firstPaymentWithinDays, mostInstalments } from '#app/domain/plan/plan-rules.ts'
import type { PlanRules } from '#app/domain/plan/plan-rules.ts'
import { deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'

interface RulesPanelProps {
  rules: PlanRules
  currency: string
  errors: Readonly<Record<string, readonly string[] | undefined>>
}

interface RuleFieldProps extends ComponentProps<'input'> {
  name: string
  label: string
  hint?: string
  errors: RulesPanelProps['errors']
}

function RuleField({ label, hint, errors, name, ...input }: RuleFieldProps) {
  return (
    <Field label={label} hint={hint} errors={errors[name]}>
      {(control) => <input {...control} {...input} name={name} className={`${deskInput} tabular-nums`} />}
    </Field>
  )
}

const decimal = { inputMode: 'decimal', autoComplete: 'off', maxLength: 40 } as const

/** How far a client's proposal may go. You may always offer more yourself. */
export function LimitsPanel({ rules, currency, errors }: RulesPanelProps) {
  const number = (name: 'maxInstalments' | 'maxMonths', label: string, [min, max]: [number, number]) => (
    <RuleField {...{ name, label, errors, min, max }} type="number" required defaultValue={rules[name]} />
  )
  return (
    <Panel title="Limits">
      <p className="text-ink-soft">
        A client who proposes more is told what to change. Your own offers may go beyond. The first payment comes at the
        latest {firstPaymentWithinDays} days after the proposal.
      </p>
      {number('maxInstalments', 'Instalments at most', [2, mostInstalments])}
      {number('maxMonths', 'Months from the first to the last at most', [1, 60])}
      <RuleField
        {...{ errors, ...decimal }}
        name="minInstalment"
        label={`Each instalment at least (${currency})`}
        hint="For invoices in another currency the same number counts."
        required
        defaultValue={toDecimalString(money(rules.minInstalmentMinor, currency))}
      />
      <RuleField
        {...{ errors, ...decimal }}
        name="minFirst"
        label="First payment at least (% of the whole)"
        defaultValue={toPercentString(BigInt(rules.minFirstBps))}
      />
    </Panel>
  )
}

/** What happens inside the limits, and while a plan runs. */
export function AcceptPanel({ rules, currency, errors }: RulesPanelProps) {
  const { autoAcceptMaxMinor } = rules
  return (
    <Panel title="Answering and keeping">
      <label className="flex min-h-11 items-start gap-2 lg:min-h-0">
        <input
          type="checkbox"
          name="autoAccept"
          defaultChecked={autoAcceptMaxMinor !== null}
          className="mt-1 size-4 shrink-0"
        />
        <span>
          Accept a proposal inside the limits by itself
          <span className="block text-sm text-ink-faint">You are told by mail. Anything else waits for you.</span>
        </span>
      </label>
      <RuleField
        {...{ errors, ...decimal }}
        name="autoAcceptMax"
        label={`Up to this sum (${currency})`}
        defaultValue={autoAcceptMaxMinor === null ? '' : toDecimalString(money(autoAcceptMaxMinor, currency))}
      />
      <RuleField
        {...{ errors }}
        name="answerDays"
        label="Days an offer stands"
        hint="Follow-up rests for as long. Then the talk is over, and both sides are told."
        type="number"
        min={1}
        max={60}
        required
        defaultValue={rules.answerDays}
      />
      <RuleField
        {...{ errors }}
        name="graceDays"
        label="Business days of grace for an instalment"
        hint="After them you decide: more time, another plan, or an end."
        type="number"
        min={0}
        max={30}
        required
        defaultValue={rules.graceDays}
      />
      <label className="flex min-h-11 items-center gap-2 lg:min-h-0">
        <input
          type="checkbox"
          name="freezesCharges"
          defaultChecked={rules.freezesCharges}
          className="size-4 shrink-0"
        />
        Late fees and interest rest while a plan is talked about and kept
      </label>
    </Panel>
  )
}
