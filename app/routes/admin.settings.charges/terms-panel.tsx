import { Form } from '@remix-run/react'
import type { AllocationOrder } from '#app/domain/charge/balance-parts.ts'
import { interestPresets, presetWords } from '#app/domain/interest/interest-presets.ts'
import type { InterestPreset } from '#app/domain/interest/interest-presets.ts'
import { toPercentString } from '#app/domain/percent.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import type { Faults } from './charge-settings-actions.server.ts'

interface Terms {
  isConfirmed: boolean
  preset: InterestPreset | null
  graceDays: number
  order: AllocationOrder
  feeCapBps: bigint | null
}

/** Whether and how being late is charged for. */
export function TermsPanel({ settings, errors }: { settings: Terms; errors: Faults }) {
  const { isConfirmed, preset, graceDays, order, feeCapBps } = settings
  return (
    <Panel title="Late payment" aside={isConfirmed ? 'Charged where a stage says so' : 'Nothing is charged'}>
      <Form method="post" className="flex flex-col gap-4">
        <fieldset className="flex flex-col gap-3">
          <legend className="pb-1 text-sm font-medium">Where the interest rate comes from</legend>
          {interestPresets.map((each) => (
            <label key={each} className="flex items-start gap-2">
              <input
                type="radio"
                name="preset"
                value={each}
                defaultChecked={preset === each}
                className="mt-1 size-4 shrink-0"
              />
              <span>
                {presetWords[each].name}
                <span className="block text-sm text-ink-faint">{presetWords[each].source}</span>
              </span>
            </label>
          ))}
          {errors['preset'] && <p className="text-sm text-needs-you">{errors['preset'].join(' ')}</p>}
        </fieldset>
        <Field
          label="Days of grace"
          hint="Interest runs from the day after the due date plus these days."
          errors={errors['graceDays']}
        >
          {(control) => (
            <input
              {...control}
              type="number"
              name="graceDays"
              min={0}
              max={365}
              required
              defaultValue={graceDays}
              className={deskInput}
            />
          )}
        </Field>
        <Field
          label="Late fees on one invoice end at (% of its total)"
          hint="Which stages add a fee, and how much, stands with the stages of your policy. Leave empty for no cap."
          errors={errors['feeCap']}
        >
          {(control) => (
            <input
              {...control}
              name="feeCap"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={feeCapBps === null ? '' : toPercentString(feeCapBps)}
              className={deskInput}
            />
          )}
        </Field>
        <Field
          label="What a payment settles first"
          hint="Some laws name an order, such as the German Civil Code, section 367: costs, then interest, then the invoice."
          errors={errors['order']}
        >
          {(control) => (
            <select {...control} name="order" defaultValue={order} className={deskInput}>
              <option value="principal_first">The invoice, then fees, then interest</option>
              <option value="costs_first">Fees, then interest, then the invoice</option>
            </select>
          )}
        </Field>
        <label className="flex items-start gap-2">
          <input type="checkbox" name="confirmed" defaultChecked={isConfirmed} className="mt-1 size-4 shrink-0" />
          <span>
            My invoices’ terms name late fees and interest, and these clients are businesses
            <span className="block text-sm text-ink-faint">
              Until this is ticked nothing is charged. Where your terms do not name them, or a client is a private
              person, the law may not allow it; please ask somebody who knows the law of your country.
            </span>
          </span>
        </label>
        <div>
          <button type="submit" name="intent" value="terms" className={deskButton('primary')}>
            Save
          </button>
        </div>
      </Form>
    </Panel>
  )
}
