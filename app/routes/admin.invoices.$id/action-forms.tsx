import { Form, useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { Money } from '#app/domain/money.ts'
import { AmountField } from '#app/ui/amount-field.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'

export type Errors = Record<string, string[]> | undefined

export function Submit({ intent, children }: { intent: string; children: ReactNode }) {
  const { state, formData } = useNavigation()
  const isBusy = state === 'submitting' && formData?.get('intent') === intent
  return (
    <button type="submit" name="intent" value={intent} disabled={isBusy} className={deskButton('primary')}>
      {children}
    </button>
  )
}

export function PaymentForm({ balance, errors }: { balance: Money; errors: Errors }) {
  const { today } = useDesk()
  return (
    <Foldout title="Record a payment" isOpen={errors !== undefined}>
      <Form method="post" className="flex flex-col gap-3">
        <AmountField label="Amount" amount={balance} errors={errors?.['amount']} />
        <Field label="How it came" errors={errors?.['method']}>
          {(control) => (
            <select {...control} name="method" className={deskInput}>
              <option value="transfer">Bank transfer</option>
              <option value="check">Check</option>
              <option value="cash">Cash</option>
              <option value="other">Other</option>
            </select>
          )}
        </Field>
        <Field label="Received on" errors={errors?.['receivedOn']}>
          {(control) => (
            <input
              {...control}
              type="date"
              name="receivedOn"
              required
              max={today}
              defaultValue={today}
              className={deskInput}
            />
          )}
        </Field>
        <Field label="Reference" hint="What stood on the check or the transfer." errors={errors?.['reference']}>
          {(control) => <input {...control} name="reference" maxLength={200} className={deskInput} />}
        </Field>
        <p className="text-xs text-ink-faint">The client is thanked at the next good hour.</p>
        <div>
          <Submit intent="record-payment">Record payment</Submit>
        </div>
      </Form>
    </Foldout>
  )
}

export function ResumeForm({ holdId }: { holdId: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="hold" value={holdId} />
      <button type="submit" name="intent" value="resume" className={deskButton()}>
        Resume
      </button>
    </Form>
  )
}

export function LinkForm({ url }: { url: string | null }) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [url])
  if (!url) {
    return (
      <Form method="post">
        <button type="submit" name="intent" value="portal-link" className={deskButton('secondary', 'w-full')}>
          Make a link to the client’s page
        </button>
      </Form>
    )
  }
  return (
    <Field label="The client’s page" hint="Shown once. Whoever has it can see and pay this invoice.">
      {(control) => (
        <div className="flex gap-2">
          <input {...control} ref={field} readOnly value={url} className={deskInput} />
          <button
            type="button"
            className={deskButton()}
            onClick={() => {
              void navigator.clipboard.writeText(url)
            }}
          >
            Copy
          </button>
        </div>
      )}
    </Field>
  )
}
