import { Form } from '@remix-run/react'
import { useMemo, useRef, useState } from 'react'
import { totalsSoFar, typedDraft } from '#app/domain/invoice/typed-draft.ts'
import type { DraftErrors, TypedDraft } from '#app/domain/invoice/typed-draft.ts'
import { deskButton } from '../desk-controls.ts'
import { ClientPicker } from './client-picker.tsx'
import type { ClientChoice } from './client-picker.tsx'
import { DraftDetails } from './draft-details.tsx'
import { DraftFiles } from './draft-files.tsx'
import { DraftLines } from './draft-lines.tsx'
import { DraftSums } from './draft-sums.tsx'
import { DraftTerms } from './draft-terms.tsx'
import type { SeriesChoice } from './draft-terms.tsx'

export interface DraftFormProps {
  typed: TypedDraft
  errors: DraftErrors
  clients: readonly ClientChoice[]
  series: readonly SeriesChoice[]
  /** Days until it is due where neither the draft nor the client says. */
  termsDays: number
  files: readonly { id: string; filename: string; size: number }[]
  /** Where to go without saving. */
  cancelTo: string
}

/**
 * A draft to write. Without scripts every button posts the whole form and the page comes back with what was typed; with them
 * lines come and go, and the sums follow, while one types.
 */
export function DraftForm({ typed, errors, clients, series, termsDays, files, cancelTo }: DraftFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [live, setLive] = useState<TypedDraft>(typed)
  const sums = useMemo(() => totalsSoFar(live), [live])
  const read = () => form.current && setLive(typedDraft(new FormData(form.current)))
  return (
    <Form
      ref={form}
      method="post"
      encType="multipart/form-data"
      reloadDocument
      onInput={read}
      className="flex max-w-5xl flex-col gap-4"
    >
      {/* Enter in a field presses the first button: this one. */}
      <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only">
        Save draft
      </button>
      {errors['page'] && (
        <p role="alert" className="text-needs-you">
          {errors['page'].join(' ')}
        </p>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <ClientPicker typed={typed} clients={clients} errors={errors} businessDays={termsDays} />
        <DraftTerms typed={typed} series={series} errors={errors} termsDays={termsDays} />
      </div>
      <DraftLines typed={typed} errors={errors} sums={sums} onChange={read} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="flex flex-col gap-4">
          <DraftDetails typed={typed} />
          <DraftFiles files={files} errors={errors['files']} />
        </div>
        <DraftSums typed={typed} errors={errors} sums={sums} />
      </div>
      <div className="flex flex-wrap gap-2">
        <button type="submit" name="intent" value="save" className={deskButton('primary')}>
          Save draft
        </button>
        <a href={cancelTo} className={deskButton()}>
          Cancel
        </a>
      </div>
    </Form>
  )
}
