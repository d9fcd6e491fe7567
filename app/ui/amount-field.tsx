import { toDecimalString } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { deskInput } from './desk-controls.ts'
import { Field } from './field.tsx'

/** A sum to type, in a currency that is known; it begins with `amount`. */
export function AmountField({ label, amount, errors }: { label: string; amount: Money; errors: string[] | undefined }) {
  return (
    <Field label={`${label} (${amount.currency})`} errors={errors}>
      {(control) => (
        <input
          {...control}
          name="amount"
          required
          inputMode="decimal"
          autoComplete="off"
          defaultValue={toDecimalString(amount)}
          className={`${deskInput} tabular-nums`}
        />
      )}
    </Field>
  )
}
