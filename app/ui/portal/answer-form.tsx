import type { ReactNode } from 'react'
import { Button } from '#app/ui/button.tsx'
import type { ButtonVariant } from '#app/ui/button.tsx'
import { Field, inputClass } from '#app/ui/field.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'

/** What is wrong, by the field it stands in. */
export type Problems = Readonly<Record<string, string | undefined>>

interface AnswerFormProps {
  submit: string
  /** Where several forms share a page: which one it is. */
  intent?: string
  /** The form carries files. */
  withFiles?: boolean
  /** `secondary` where the page asks for something else first. */
  variant?: ButtonVariant
  children: ReactNode
}

/**
 * One thing a client says, in one column, sent with one button. What is wrong is said by the page, in the client's own
 * language and beside what was typed: a browser speaks its own.
 */
export function AnswerForm({ submit, intent, withFiles = false, variant = 'primary', children }: AnswerFormProps) {
  return (
    <form
      method="post"
      noValidate
      {...(withFiles && { encType: 'multipart/form-data' as const })}
      className="flex flex-col gap-4 print:hidden"
    >
      {children}
      <div>
        <Button variant={variant} {...(intent && { name: 'intent', value: intent })} className="w-full sm:w-auto">
          {submit}
        </Button>
      </div>
    </form>
  )
}

interface ControlOf {
  label: string
  name: string
  hint?: string | undefined
  error?: string | undefined
  defaultValue?: string | undefined
}

const errorsOf = (error: string | undefined) => (error ? [error] : null)

/** Words of one's own. */
export function WordsField({ label, name, hint, error, defaultValue, max = 1000 }: ControlOf & { max?: number }) {
  return (
    <Field label={label} hint={hint} errors={errorsOf(error)}>
      {(control) => (
        <textarea
          {...control}
          name={name}
          rows={3}
          maxLength={max}
          defaultValue={defaultValue}
          className={`${inputClass} resize-y`}
        />
      )}
    </Field>
  )
}

export interface Choice {
  readonly value: string
  readonly name: string
}

/** One of a few. */
export function ChoiceField({ label, name, hint, error, defaultValue, choices }: ControlOf & { choices: Choice[] }) {
  return (
    <Field label={label} hint={hint} errors={errorsOf(error)}>
      {(control) => (
        <select {...control} name={name} defaultValue={defaultValue} className={inputClass}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** What stands, and what happens next and when. */
export function Standing({ what, next }: { what: string; next: string }) {
  return (
    <StatusSentence tone="waiting">
      <p className="font-semibold">{what}</p>
      <p className="text-sm">{next}</p>
    </StatusSentence>
  )
}

/** Other pages that would help, side by side. */
export function WaysOn({
  path,
  ways,
}: {
  path: string
  ways: readonly { readonly to: string; readonly name: string }[]
}) {
  return (
    <ul className="flex flex-col">
      {ways.map(({ to, name }) => (
        <li key={to}>
          <a className="link inline-flex min-h-11 items-center" href={`${path}/${to}`}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
