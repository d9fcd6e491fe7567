import { useId } from 'react'
import type { ComponentProps, ReactNode } from 'react'

/** What the control inside a `Field` must carry so that label, hint and error belong to it. */
export interface ControlProps {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  errors?: readonly string[] | null | undefined
  className?: string
}

/** A label, a control, and below it a hint and what is wrong. The label is the control's accessible name, word for word. */
export function Field({
  label,
  hint,
  errors,
  className = '',
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = useId()
  const wrong = errors && errors.length > 0
  const describedBy = [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={`flex flex-col gap-1 ${className}`}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children({
        id,
        ...(describedBy && { 'aria-describedby': describedBy }),
        ...(wrong && { 'aria-invalid': true }),
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-faint">
          {hint}
        </p>
      )}
      {wrong && (
        <p id={`${id}-error`} className="text-sm text-needs-you">
          {errors.join(' ')}
        </p>
      )}
    </div>
  )
}

/** The look of every text-like control. */
export const inputClass =
  'min-h-11 w-full min-w-0 rounded-lg border border-line-strong bg-surface px-3 py-2 text-ink placeholder:text-ink-faint aria-invalid:border-needs-you'

export function TextField({
  label,
  hint,
  errors,
  className,
  ...input
}: FieldProps & Omit<ComponentProps<'input'>, 'id'>) {
  return (
    <Field label={label} hint={hint} errors={errors} {...(className !== undefined && { className })}>
      {(control) => <input type="text" {...input} {...control} className={inputClass} />}
    </Field>
  )
}
