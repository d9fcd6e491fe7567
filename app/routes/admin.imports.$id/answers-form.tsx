import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { fieldLabel } from '#app/domain/invoice-import/import-column.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import type { Reading } from './import-view.server.ts'

type Question = Reading['questions'][number]

/** How the file is read and what is to become of old invoices; `Import` takes the answers along. */
export function AnswersForm({ reading, error }: { reading: Reading; error: string | null }) {
  const isBusy = useNavigation().state !== 'idle'
  const asked = (kind: Question['kind']) => reading.questions.some((question) => question.kind === kind)
  return (
    <Panel title="Before it begins">
      <Form method="post" className="flex flex-col gap-5">
        {error && (
          <p role="alert" className="text-needs-you">
            {error}
          </p>
        )}
        {asked('dateOrder') && <DateOrder reading={reading} />}
        {asked('decimalMark') && (
          <Choices
            legend="How are amounts written in this file?"
            name="decimalMark"
            value={reading.decimalMark}
            choices={[
              { value: '.', label: 'With a decimal point', hint: '1,234.50' },
              { value: ',', label: 'With a decimal comma', hint: '1.234,50' },
            ]}
          />
        )}
        {reading.kind === 'invoices' && <EnterBy value={reading.enterBy} />}
        <Foldout title="Columns, dates and currency" isOpen={asked('columns')}>
          <div className="flex flex-col gap-5">
            {!asked('dateOrder') && reading.dateOrder !== 'ymd' && reading.kind !== 'clients' && (
              <DateOrder reading={reading} />
            )}
            <Columns reading={reading} />
          </div>
        </Foldout>
        <div className="flex flex-wrap gap-2">
          <button type="submit" name="intent" value="import" disabled={isBusy} className={deskButton('primary')}>
            Import
          </button>
          <button type="submit" name="intent" value="look" disabled={isBusy} className={deskButton('secondary')}>
            Show what would happen
          </button>
        </div>
      </Form>
    </Panel>
  )
}

const EnterBy = ({ value }: { value: string }) => (
  <Choices
    legend="Where do invoices that are late already join the follow-up?"
    hint="Invoices that are not due yet get every step in its time."
    name="enterBy"
    value={value}
    choices={[
      {
        value: 'age',
        label: 'By their age',
        hint: 'Each joins at the step its age calls for: 20 days late, the second follow-up comes next.',
      },
      {
        value: 'first',
        label: 'At the first follow-up',
        hint: 'All late ones begin with the first, friendly follow-up.',
      },
      { value: 'now', label: 'From now on', hint: 'Only steps whose day is still to come.' },
    ]}
  />
)

function DateOrder({ reading }: { reading: Reading }) {
  const question = reading.questions.find(({ kind }) => kind === 'dateOrder')
  const samples = question?.kind === 'dateOrder' ? question.samples.join(', ') : ''
  return (
    <Choices
      legend="How are days written in this file?"
      hint={samples && `${samples} could be read either way.`}
      name="dateOrder"
      value={reading.dateOrder}
      choices={[
        { value: 'mdy', label: 'Month first', hint: '3/4/2026 is the 4th of March' },
        { value: 'dmy', label: 'Day first', hint: '3/4/2026 is the 3rd of April' },
        ...(reading.yearMayBeFirst
          ? [{ value: 'ymd', label: 'Year first', hint: '26-03-04 is the 4th of March' }]
          : []),
      ]}
    />
  )
}

function Columns({ reading }: { reading: Reading }) {
  const missing = reading.questions.flatMap((question) => (question.kind === 'columns' ? question.missing : []))
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {reading.columns.map(({ field, header }) => (
        <Field
          key={field}
          label={fieldLabel(field)}
          errors={missing.includes(field) ? ['No row can do without: choose its column.'] : null}
        >
          {(control) => (
            <select {...control} name={`column.${field}`} defaultValue={header} className={deskInput}>
              <option value="">not in this file</option>
              {reading.headers.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
      <Field label="Currency of amounts that name none">
        {(control) => (
          <input
            {...control}
            name="currency"
            defaultValue={reading.currency}
            required
            maxLength={3}
            pattern="[A-Za-z]{3}"
            className={deskInput}
          />
        )}
      </Field>
    </div>
  )
}

interface Choice {
  value: string
  label: string
  hint: ReactNode
}

function Choices(props: { legend: string; hint?: string | null; name: string; value: string; choices: Choice[] }) {
  const { legend, hint, name, value, choices } = props
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="font-medium">{legend}</legend>
      {hint && <p className="text-ink-soft">{hint}</p>}
      {choices.map((choice) => (
        <label key={choice.value} className="flex items-start gap-2.5">
          <input
            type="radio"
            name={name}
            value={choice.value}
            defaultChecked={choice.value === value}
            required
            className="mt-0.5"
          />
          <span>
            {choice.label}
            <span className="block text-ink-faint">{choice.hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
