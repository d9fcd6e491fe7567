import { Form } from '@remix-run/react'
import type { Money } from '#app/domain/money.ts'
import { AmountField } from '#app/ui/amount-field.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { methodWords } from '#app/ui/payment-words.ts'
import { Submit } from './action-forms.tsx'
import type { Errors } from './action-forms.tsx'

/** What a client says about a payment we do not see yet. */
export function AlreadyPaidForm({ balance, errors }: { balance: Money; errors: Errors }) {
  const { today } = useDesk()
  return (
    <Foldout title="The client says it is paid" isOpen={errors !== undefined}>
      <Form method="post" className="flex flex-col gap-3">
        <Field label="How they paid" errors={errors?.['method']}>
          {(control) => (
            <select {...control} name="method" defaultValue="transfer" className={deskInput}>
              {Object.entries(methodWords).map(([method, words]) => (
                <option key={method} value={method}>
                  {words}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Paid on" errors={errors?.['paidOn']}>
          {(control) => <input {...control} type="date" name="paidOn" required max={today} className={deskInput} />}
        </Field>
        <AmountField label="Amount paid" amount={balance} errors={errors?.['amount']} />
        <Field label="Their reference" hint="What they wrote on it." errors={errors?.['reference']}>
          {(control) => <input {...control} name="reference" maxLength={200} className={deskInput} />}
        </Field>
        <p className="text-xs text-ink-faint">
          Follow-up rests for five business days, and looking for the money becomes a task.
        </p>
        <div>
          <Submit intent="already-paid">Note it and look for the money</Submit>
        </div>
      </Form>
    </Foldout>
  )
}
