import { Form, Link } from '@remix-run/react'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Money } from '#app/ui/money.tsx'
import type { Errors } from './action-forms.tsx'
import type { InvoiceView } from './invoice-view.ts'

interface IssuePanelProps {
  invoice: InvoiceView
  preview: { number: string | null; firstStepOn: string | null }
  mayEdit: boolean
  mayIssue: boolean
  mayVoid: boolean
  errors: Errors
}

/** What will happen when a draft is issued, before it happens. */
export function IssuePanel({ invoice, preview, mayEdit, mayIssue, mayVoid, errors }: IssuePanelProps) {
  const { locale } = useDesk()
  const { client, recipients, total } = invoice
  const reachable = recipients.filter(({ state }) => state === 'usable')
  return (
    <Panel title="Review and issue">
      <p className="prose">
        Issued, it gets the number <strong>{preview.number}</strong>, and {client.name} owes{' '}
        <Money amount={total} locale={locale} className="font-medium" /> by <Day day={invoice.dueOn} locale={locale} />.
        What is printed on it can then no longer be changed, only credited or voided.
      </p>
      {mayIssue && (
        <Form method="post" className="flex flex-col gap-3">
          <fieldset className="flex flex-col">
            <legend className="pb-1 text-sm font-medium">Mail it to the client?</legend>
            <label className="flex min-h-11 items-start gap-3 py-2 lg:min-h-9">
              <input
                type="radio"
                name="send"
                value="now"
                defaultChecked={reachable.length > 0}
                disabled={reachable.length === 0}
                className="mt-0.5 size-4 shrink-0"
              />
              <span className="min-w-0">
                Send now
                <span className="block text-xs wrap-anywhere text-ink-faint">
                  {reachable.length > 0
                    ? `To ${reachable.map(({ email }) => email).join(', ')}, with the PDF.`
                    : 'There is no address that works: add one on the client’s page.'}
                </span>
              </span>
            </label>
            <label className="flex min-h-11 items-start gap-3 py-2 lg:min-h-9">
              <input
                type="radio"
                name="send"
                value="no"
                defaultChecked={reachable.length === 0}
                className="mt-0.5 size-4 shrink-0"
              />
              <span>
                Do not send it
                <span className="block text-xs text-ink-faint">
                  {preview.firstStepOn ? (
                    <>
                      The client is first written to by follow-up, on <Day day={preview.firstStepOn} locale={locale} />.
                    </>
                  ) : (
                    'Nothing is written to the client by itself.'
                  )}
                </span>
              </span>
            </label>
          </fieldset>
          <Field label="Your words in the mail" hint="May stay empty." errors={errors?.['message']}>
            {(control) => <textarea {...control} name="message" rows={2} maxLength={2_000} className={deskInput} />}
          </Field>
          <button type="submit" name="intent" value="issue" className={deskButton('primary', 'w-full')}>
            Issue invoice
          </button>
          {errors?.['page'] && <p className="text-sm text-needs-you">{errors['page'].join(' ')}</p>}
        </Form>
      )}
      {mayEdit && (
        <Link
          to={`/admin/invoices/${invoice.id}/edit`}
          className={deskButton('secondary', 'w-full')}
          aria-keyshortcuts="e"
        >
          Edit draft
        </Link>
      )}
      {mayVoid && (
        <Link to={`/admin/invoices/${invoice.id}/void`} className={deskButton('secondary', 'w-full')}>
          Discard draft
        </Link>
      )}
    </Panel>
  )
}
