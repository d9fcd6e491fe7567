import { Form } from '@remix-run/react'
import { addDays, parseDay } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import { longestPromiseDays } from '#app/domain/promise-to-pay/check-promise.ts'
import { AmountField } from '#app/ui/amount-field.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { Submit } from './action-forms.tsx'
import type { Errors } from './action-forms.tsx'

/** Takes down when a client says they will pay. */
export function PromiseForm({ balance, errors }: { balance: Money; errors: Errors }) {
  const { today } = useDesk()
  const start = parseDay(today)
  return (
    <Foldout title="Note a promise to pay" isOpen={errors !== undefined}>
      <Form method="post" className="flex flex-col gap-3">
        <Field label="They will pay on" errors={errors?.['dueOn']}>
          {(control) => <input {...control} type="date" name="dueOn" required min={today} className={deskInput} />}
        </Field>
        <AmountField label="Amount promised" amount={balance} errors={errors?.['amount']} />
        <Field label="How they told you">
          {(control) => (
            <select {...control} name="source" className={deskInput}>
              <option value="mail">By mail</option>
              <option value="staff">In person or otherwise</option>
            </select>
          )}
        </Field>
        <Field
          label="Note"
          hint={start ? `Needed for a day after ${addDays(start, longestPromiseDays).toString()}.` : undefined}
          errors={errors?.['note']}
        >
          {(control) => <input {...control} name="note" maxLength={300} className={deskInput} />}
        </Field>
        <p className="text-xs text-ink-faint">
          Nothing is sent about this invoice until two business days after it. An earlier promise is replaced.
        </p>
        <div>
          <Submit intent="promise">Note the promise</Submit>
        </div>
      </Form>
    </Foldout>
  )
}
