import { Form, Link } from '@remix-run/react'
import { toDecimalString } from '#app/domain/money.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Money } from '#app/ui/money.tsx'
import { Facts } from '#app/ui/stat.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'

export type Errors = Readonly<Record<string, readonly string[] | undefined>> | undefined

export interface CheckView {
  key: string
  question: string
  isDone: boolean
  byRecord: boolean
  findings: readonly { text: string; to: string | null }[]
}

/** What was tried, with the proof of it. */
export function ChecklistPanel({ checks }: { checks: readonly CheckView[] }) {
  return (
    <Panel title="Checklist">
      <ol className="flex flex-col">
        {checks.map(({ key, question, isDone, byRecord, findings }) => (
          <li key={key} className="flex flex-col gap-1 border-b border-line py-3 first:pt-0 last:border-b-0 last:pb-0">
            <span className="flex flex-wrap items-center justify-between gap-2">
              <span className="font-medium">{question}</span>
              <StatusBadge tone={isDone ? 'settled' : 'needs-you'}>{isDone ? 'Done' : 'Missing'}</StatusBadge>
            </span>
            {findings.length > 0 && (
              <ul className="flex flex-col gap-0.5 text-ink-soft">
                {findings.map(({ text, to }, position) => (
                  <li key={position}>
                    {to ? (
                      <Link to={to} reloadDocument={to.endsWith('.pdf')} className="link">
                        {text}
                      </Link>
                    ) : (
                      text
                    )}
                  </li>
                ))}
              </ul>
            )}
            {!byRecord && <span className="text-xs text-ink-faint">You answer this below.</span>}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

interface AnswersPanelProps {
  figures: { open: Amount; yearly: Amount | null; share: number | null; since: string | null; paidOnTime: number }
  answers: { cost: Amount | null; weighed: string | null; adviceSought: boolean | null; adviceFrom: string | null }
  errors: Errors
}

/** What only a person can say: whether it is worth it, and who advised. */
export function AnswersPanel({ figures, answers, errors }: AnswersPanelProps) {
  const { locale } = useDesk()
  const { open, yearly, share, since, paidOnTime } = figures
  return (
    <Panel title="Weigh it">
      <Facts
        facts={[
          ['Open', <Money key="v" amount={open} locale={locale} />],
          ...(yearly ? ([['Invoiced in a year', <Money key="v" amount={yearly} locale={locale} />]] as const) : []),
          ...(share === null ? [] : ([['Share of the year', `${share} %`]] as const)),
          ...(since ? ([['Client since', <Day key="v" day={since} locale={locale} />]] as const) : []),
          ['Paid on time', `${paidOnTime} in two years`],
        ]}
      />
      <Form method="post" className="flex flex-col gap-3">
        <Field label={`What going on will cost (${open.currency})`} errors={errors?.['cost']}>
          {(control) => (
            <input
              {...control}
              name="cost"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={answers.cost ? toDecimalString(answers.cost) : ''}
              className={`${deskInput} tabular-nums`}
            />
          )}
        </Field>
        <Field label="Is it worth it, and why?" errors={errors?.['weighed']}>
          {(control) => (
            <textarea
              {...control}
              name="weighed"
              rows={2}
              maxLength={1000}
              defaultValue={answers.weighed ?? ''}
              className={deskInput}
            />
          )}
        </Field>
        <fieldset className="flex flex-wrap gap-x-6 gap-y-1">
          <legend className="pb-1 font-medium">Was advice sought?</legend>
          {(['yes', 'no'] as const).map((value) => (
            <label key={value} className="flex min-h-11 items-center gap-2 lg:min-h-8">
              <input
                type="radio"
                name="adviceSought"
                value={value}
                defaultChecked={answers.adviceSought === (value === 'yes')}
              />
              {value === 'yes' ? 'Yes' : 'No'}
            </label>
          ))}
        </fieldset>
        <Field label="From whom" errors={errors?.['adviceFrom']}>
          {(control) => (
            <input
              {...control}
              name="adviceFrom"
              maxLength={300}
              defaultValue={answers.adviceFrom ?? ''}
              className={deskInput}
            />
          )}
        </Field>
        <div>
          <button type="submit" name="intent" value="answer" className={deskButton()}>
            Save answers
          </button>
        </div>
      </Form>
    </Panel>
  )
}
