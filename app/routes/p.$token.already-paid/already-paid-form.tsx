import { toDecimalString } from '#app/domain/money.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { alreadyPaidWords } from '#app/domain/portal/words/already-paid/already-paid-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'
import { Field, inputClass, TextField } from '#app/ui/field.tsx'
import { AnswerForm, ChoiceField } from '#app/ui/portal/answer-form.tsx'
import type { Problems } from '#app/ui/portal/answer-form.tsx'
import type { TypedPayment } from './parse-already-paid.ts'

/** How clients who pay outside this page pay, the usual first. */
const methods: readonly PaymentMethod[] = ['transfer', 'check', 'card', 'ach', 'paypal', 'cash', 'other']

interface AlreadyPaidFormProps {
  invoice: PortalInvoice
  typed: TypedPayment | undefined
  problems: Problems
}

/** How, when, how much, and what helps to find it. */
export function AlreadyPaidForm({ invoice, typed, problems }: AlreadyPaidFormProps) {
  const words = alreadyPaidWords[languageOf(invoice.locale)]
  const errorsOf = (field: string) => (problems[field] ? [problems[field]] : null)
  return (
    <AnswerForm submit={words.submit} withFiles>
      <ChoiceField
        label={words.method}
        name="method"
        defaultValue={typed?.method}
        choices={methods.map((method) => ({ value: method, name: words.methods[method] }))}
      />
      <TextField
        label={words.paidOn}
        errors={errorsOf('paidOn')}
        type="date"
        name="paidOn"
        required
        max={invoice.today}
        defaultValue={typed?.paidOn}
      />
      <TextField
        label={words.amount}
        errors={errorsOf('amount')}
        name="amount"
        required
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        defaultValue={typed?.amount ?? toDecimalString(invoice.balance)}
      />
      <TextField
        label={words.reference}
        hint={words.referenceHint}
        errors={errorsOf('reference')}
        name="reference"
        maxLength={200}
        autoComplete="off"
        defaultValue={typed?.reference}
      />
      <Field label={words.files} hint={words.filesHint} errors={errorsOf('files')}>
        {(control) => <input {...control} type="file" name="files" multiple className={inputClass} />}
      </Field>
    </AnswerForm>
  )
}
