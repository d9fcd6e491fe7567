import { currencies } from '#app/domain/currency.ts'
import type { DraftErrors, TypedDraft } from '#app/domain/invoice/typed-draft.ts'
import { deskInput } from '../desk-controls.ts'
import { Panel } from '../desk-page.tsx'
import { Field } from '../field.tsx'

export interface SeriesChoice {
  id: string
  name: string
  pattern: string
}

interface DraftTermsProps {
  typed: TypedDraft
  series: readonly SeriesChoice[]
  errors: DraftErrors
  termsDays: number
}

/** When it is issued and due, by which number it goes, and what paying early saves. */
export function DraftTerms({ typed, series, errors, termsDays }: DraftTermsProps) {
  return (
    <Panel title="Day, terms and number">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Issue date" errors={errors['issuedOn']}>
          {(control) => (
            <input
              {...control}
              type="date"
              name="issuedOn"
              required
              defaultValue={typed.issuedOn}
              className={deskInput}
            />
          )}
        </Field>
        <Field
          label="Terms"
          hint={`“Net 14”, “30 days EOM” or a day. Empty: the client’s own, else ${termsDays} days.`}
          errors={errors['terms']}
        >
          {(control) => (
            <input
              {...control}
              name="terms"
              maxLength={100}
              defaultValue={typed.terms}
              autoComplete="off"
              className={deskInput}
            />
          )}
        </Field>
        <Field label="Series" errors={errors['seriesId']}>
          {(control) => (
            <select {...control} name="seriesId" defaultValue={typed.seriesId} className={deskInput}>
              {series.length === 0 && <option value="">Invoices, going on behind the last number</option>}
              {series.map(({ id, name, pattern }) => (
                <option key={id} value={id}>
                  {name} ({pattern})
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Number" hint="Empty: the next of the series when it is issued." errors={errors['number']}>
          {(control) => (
            <input
              {...control}
              name="number"
              maxLength={64}
              defaultValue={typed.number}
              autoComplete="off"
              className={deskInput}
            />
          )}
        </Field>
        <Field label="Currency" errors={errors['currency']}>
          {(control) => (
            <select {...control} name="currency" defaultValue={typed.currency} className={deskInput}>
              {currencies.map((code) => (
                <option key={code}>{code}</option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Purchase order" hint="The client’s own number for it.">
          {(control) => (
            <input
              {...control}
              name="purchaseOrder"
              maxLength={100}
              defaultValue={typed.purchaseOrder}
              className={deskInput}
            />
          )}
        </Field>
        <Field label="Early discount (%)" hint="Empty: none." errors={errors['earlyPercent']}>
          {(control) => (
            <input
              {...control}
              name="earlyPercent"
              inputMode="decimal"
              maxLength={6}
              defaultValue={typed.earlyPercent}
              className={deskInput}
            />
          )}
        </Field>
        <Field label="Paid within (days)" errors={errors['earlyDays']}>
          {(control) => (
            <input
              {...control}
              name="earlyDays"
              inputMode="numeric"
              maxLength={3}
              defaultValue={typed.earlyDays}
              className={deskInput}
            />
          )}
        </Field>
      </div>
    </Panel>
  )
}
