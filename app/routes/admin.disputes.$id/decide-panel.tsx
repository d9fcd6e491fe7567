import { Form } from '@remix-run/react'
import { disputeOutcomes } from '#app/domain/dispute/check-outcome.ts'
import { toDecimalString } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { outcomeNames } from '#app/ui/dispute-words.ts'
import { Field } from '#app/ui/field.tsx'

interface DecidePanelProps {
  once: string
  atStake: Money
  purchaseOrder: string | null
  errors: Readonly<Record<string, string[] | undefined>>
  typed: Readonly<Record<string, string>>
}

/** How the case ends: proposed to the client first, or decided at once. */
export function DecidePanel({ once, atStake, purchaseOrder, errors, typed }: DecidePanelProps) {
  return (
    <Panel title="Settle it">
      <Form method="post" encType="multipart/form-data" reloadDocument className="flex flex-col gap-3">
        <input type="hidden" name="once" value={once} />
        <Field
          label="Outcome"
          hint="A credit is made as a credit note and mailed with it. A corrected invoice takes the place of this one. Not accepted: follow-up goes on where it stood."
          errors={errors['outcome']}
        >
          {(control) => (
            <select {...control} name="outcome" defaultValue={typed['outcome'] ?? ''} required className={deskInput}>
              <option value="">Choose…</option>
              {disputeOutcomes.map((outcome) => (
                <option key={outcome} value={outcome}>
                  {outcomeNames[outcome]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label={`Amount (${atStake.currency})`}
          hint="Of a part credit what is credited; of a corrected invoice what it asks for, tax included. Otherwise it does not count."
          errors={errors['amount']}
        >
          {(control) => (
            <input
              {...control}
              name="amount"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={typed['amount'] ?? toDecimalString(atStake)}
              className={`${deskInput} tabular-nums`}
            />
          )}
        </Field>
        <Field
          label="What you write to the client"
          hint="Stands in the mail, in the case and on a credit note."
          errors={errors['words']}
        >
          {(control) => (
            <textarea
              {...control}
              name="words"
              rows={4}
              maxLength={5_000}
              defaultValue={typed['words']}
              className={deskInput}
            />
          )}
        </Field>
        <Field label="Line on a corrected invoice" hint="Left empty: what the invoice was for.">
          {(control) => (
            <input {...control} name="line" maxLength={300} defaultValue={typed['line']} className={deskInput} />
          )}
        </Field>
        <Field label="Order number on it" hint="Left empty: that of the invoice.">
          {(control) => (
            <input
              {...control}
              name="purchaseOrder"
              maxLength={100}
              defaultValue={typed['purchaseOrder']}
              placeholder={purchaseOrder ?? undefined}
              className={deskInput}
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-2">
          <button type="submit" name="intent" value="resolve" aria-keyshortcuts="d" className={deskButton('primary')}>
            Decide
          </button>
          <button type="submit" name="intent" value="propose" aria-keyshortcuts="p" className={deskButton()}>
            Propose first
          </button>
        </div>
      </Form>
    </Panel>
  )
}
