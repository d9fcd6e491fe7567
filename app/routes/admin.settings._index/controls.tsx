import type { ComponentProps } from 'react'
import { deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'

interface Labelled {
  label: string
  hint?: string
  errors?: string[] | undefined
  value: string
}

export function Text({
  label,
  hint,
  errors,
  value,
  ...input
}: Labelled & Omit<ComponentProps<'input'>, 'id' | 'value'>) {
  return (
    <Field label={label} hint={hint} errors={errors}>
      {(control) => <input type="text" {...input} {...control} defaultValue={value} className={deskInput} />}
    </Field>
  )
}

export function TextArea({ label, hint, errors, value, name }: Labelled & { name: string }) {
  return (
    <Field label={label} hint={hint} errors={errors}>
      {(control) => <textarea {...control} name={name} rows={3} defaultValue={value} className={deskInput} />}
    </Field>
  )
}

export function Checks({ checks }: { checks: [name: string, label: string, checked: boolean][] }) {
  return (
    <div className="flex flex-col gap-2">
      {checks.map(([name, label, checked]) => (
        <label key={name} className="flex min-h-11 items-center gap-2 lg:min-h-0">
          <input type="checkbox" name={name} defaultChecked={checked} className="size-4" />
          {label}
        </label>
      ))}
    </div>
  )
}
