import { Form } from '@remix-run/react'
import type { DiscountTax } from '#app/domain/invoice/early-discount.ts'
import { toPercentString } from '#app/domain/percent.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import type { Faults } from './charge-settings-actions.server.ts'

interface DiscountPanelProps {
  settings: {
    discount: { bps: bigint; days: number } | null
    discountTax: DiscountTax
    discountDespiteOverdue: boolean
  }
  errors: Faults
}

/** What a new invoice offers for being paid early. */
export function DiscountPanel({ settings, errors }: DiscountPanelProps) {
  const { discount, discountTax, discountDespiteOverdue } = settings
  return (
    <Panel title="Early payment">
      <Form method="post" className="flex flex-col gap-4">
        <label className="flex min-h-11 items-center gap-2 lg:min-h-0">
          <input type="checkbox" name="offers" defaultChecked={discount !== null} className="size-4" />
          New invoices offer a discount for early payment
        </label>
        <Field label="Discount (%)" errors={errors['percent']}>
          {(control) => (
            <input
              {...control}
              name="percent"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={discount ? toPercentString(discount.bps) : ''}
              className={`${deskInput} tabular-nums`}
            />
          )}
        </Field>
        <Field
          label="Days from the invoice’s date"
          hint="A payment begun through the end of the last day counts, also when the bank takes longer."
          errors={errors['days']}
        >
          {(control) => (
            <input
              {...control}
              type="number"
              name="days"
              min={0}
              max={365}
              defaultValue={discount?.days ?? ''}
              className={deskInput}
            />
          )}
        </Field>
        <Field label="What it does to tax" errors={errors['tax']}>
          {(control) => (
            <select {...control} name="tax" defaultValue={discountTax} className={deskInput}>
              <option value="on_early_payment">Net and tax are reduced when it is paid early</option>
              <option value="never">Only the net sum is reduced, tax stays as invoiced</option>
              <option value="always">Tax was invoiced on the reduced net sum already</option>
            </select>
          )}
        </Field>
        <label className="flex min-h-11 items-center gap-2 lg:min-h-0">
          <input type="checkbox" name="despiteOverdue" defaultChecked={discountDespiteOverdue} className="size-4" />
          Offer it also to clients with overdue invoices
        </label>
        <p className="text-sm text-ink-faint">
          It is never offered beside a payment plan or an open dispute. Invoices on file keep what they say.
        </p>
        <div>
          <button type="submit" name="intent" value="discount" className={deskButton('primary')}>
            Save discount
          </button>
        </div>
      </Form>
    </Panel>
  )
}
