import { Form } from '@remix-run/react'
import { useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { totalsSoFar, typedDraft } from '#app/domain/invoice/typed-draft.ts'
import type { DraftErrors, TypedDraft } from '#app/domain/invoice/typed-draft.ts'
import { DraftLines } from '../draft/draft-lines.tsx'
import { DraftSums } from '../draft/draft-sums.tsx'

interface PriceFormProps {
  typed: TypedDraft
  errors: DraftErrors
  /** What stands above the lines, and the buttons below them. */
  children: ReactNode
  buttons: ReactNode
}

/** A form with lines: without scripts each button posts the whole, with them the sums follow while one types. */
export function PriceForm({ typed, errors, children, buttons }: PriceFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [live, setLive] = useState<TypedDraft>(typed)
  const sums = useMemo(() => totalsSoFar(live), [live])
  const read = () => form.current && setLive(typedDraft(new FormData(form.current)))
  return (
    <Form ref={form} method="post" reloadDocument onInput={read} className="flex max-w-5xl flex-col gap-4">
      {/* Enter in a field presses the first button: this one. */}
      <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only">
        Save
      </button>
      <input type="hidden" name="currency" value={typed.currency} />
      {errors['page'] && (
        <p role="alert" className="text-needs-you">
          {errors['page'].join(' ')}
        </p>
      )}
      {children}
      <DraftLines typed={typed} errors={errors} sums={sums} onChange={read} />
      <DraftSums typed={typed} errors={errors} sums={sums} />
      <div className="flex flex-wrap gap-2">{buttons}</div>
    </Form>
  )
}
