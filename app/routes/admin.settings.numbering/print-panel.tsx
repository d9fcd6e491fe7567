import { Form, Link } from '@remix-run/react'
import type { InvoiceSettings } from '#app/domain/invoice/invoice-settings.ts'
import { money, toDecimalString } from '#app/domain/money.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'

interface PrintPanelProps {
  settings: InvoiceSettings
  hasTransferDetails: boolean
  currency: string
  errors: Readonly<Record<string, string[] | undefined>>
}

/** What stands on every invoice, and what happens to small rests. */
export function PrintPanel({ settings, hasTransferDetails, currency, errors }: PrintPanelProps) {
  const { autoWriteOffMinor } = settings
  return (
    <Panel title="On every invoice">
      <Form method="post" className="flex flex-col gap-3">
        <Field label="Tax number" hint="As it must stand there: “VAT ID DE123456789”, “EIN 12-3456789”.">
          {(control) => (
            <input
              {...control}
              name="taxNumber"
              maxLength={100}
              defaultValue={settings.taxNumber ?? ''}
              className={deskInput}
            />
          )}
        </Field>
        <Field label="Registration" hint="The company’s entry in a register, where the law wants it.">
          {(control) => (
            <input
              {...control}
              name="registration"
              maxLength={200}
              defaultValue={settings.registration ?? ''}
              className={deskInput}
            />
          )}
        </Field>
        <Field label="Due after (days)" hint="Unless the client has terms of its own." errors={errors['termsDays']}>
          {(control) => (
            <input
              {...control}
              name="termsDays"
              required
              inputMode="numeric"
              maxLength={3}
              defaultValue={settings.termsDays}
              className={`${deskInput} tabular-nums`}
            />
          )}
        </Field>
        <Field label="Notes below the lines" hint="New invoices begin with them; each can say something else.">
          {(control) => (
            <textarea
              {...control}
              name="invoiceNotes"
              rows={3}
              maxLength={4_000}
              defaultValue={settings.invoiceNotes ?? ''}
              className={deskInput}
            />
          )}
        </Field>
        <div>
          <label className="flex min-h-11 items-start gap-3 py-2 lg:min-h-9">
            <input
              type="checkbox"
              name="printsTransferDetails"
              defaultChecked={settings.printsTransferDetails}
              className="mt-0.5 size-4 shrink-0"
            />
            <span>
              Print the bank details on the PDF
              <span className="block text-sm text-ink-faint">
                Without it the PDF points to the payment page, where nobody can swap them on the way.{' '}
                {!hasTransferDetails && (
                  <>
                    There are none yet:{' '}
                    <Link to="/admin/settings" className="link">
                      write them down
                    </Link>
                    .
                  </>
                )}
              </span>
            </span>
          </label>
        </div>
        <Field
          label={`Write off rests up to (${currency})`}
          hint="Once the due date has passed and something was paid, a smaller rest closes by itself. Empty: a person decides."
          errors={errors['autoWriteOff']}
        >
          {(control) => (
            <input
              {...control}
              name="autoWriteOff"
              inputMode="decimal"
              maxLength={40}
              defaultValue={autoWriteOffMinor === null ? '' : toDecimalString(money(autoWriteOffMinor, currency))}
              className={`${deskInput} tabular-nums`}
            />
          )}
        </Field>
        <div>
          <button type="submit" name="intent" value="settings" className={deskButton('primary')}>
            Save
          </button>
        </div>
      </Form>
    </Panel>
  )
}
