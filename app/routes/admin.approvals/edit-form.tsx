import type { ToneFlag } from '#app/domain/dunning/tone-check.ts'
import { deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { Decide, DecisionForm } from './decision-form.tsx'
import type { Refusal } from './decision-form.tsx'
import type { DraftView } from './draft-view.ts'

interface EditFormProps {
  draftId: string
  words: NonNullable<DraftView['words']>
  refusal: Refusal | null
}

/** The words of the draft; amounts, links and days around them stay as they are. */
export function EditForm({ draftId, words, refusal }: EditFormProps) {
  const { errors, typed, flags = [] } = refusal ?? {}
  return (
    <Foldout title="Change the words" shortcut="e" isOpen={refusal !== null}>
      <DecisionForm draftId={draftId} nextId={null} intent="edit">
        <Field label="Subject" errors={errors?.['subject']} className="w-full">
          {(control) => (
            <input
              {...control}
              name="subject"
              required
              maxLength={300}
              defaultValue={typed?.['subject'] ?? words.subject}
              className={deskInput}
            />
          )}
        </Field>
        <Field label="Words" hint="A blank line begins a new paragraph." errors={errors?.['body']} className="w-full">
          {(control) => (
            <textarea
              {...control}
              name="body"
              required
              rows={10}
              maxLength={10_000}
              defaultValue={typed?.['body'] ?? words.body}
              className={deskInput}
            />
          )}
        </Field>
        {words.personalLine !== null && (
          <Field
            label="A line of your own"
            hint="Stands after the first paragraph."
            errors={errors?.['personalLine']}
            className="w-full"
          >
            {(control) => (
              <input
                {...control}
                name="personalLine"
                maxLength={500}
                defaultValue={typed?.['personalLine'] ?? words.personalLine ?? ''}
                className={deskInput}
              />
            )}
          </Field>
        )}
        {flags.length > 0 && <Flags flags={flags} />}
        <div className="flex flex-wrap gap-2">
          <Decide look={flags.length > 0 ? 'secondary' : 'primary'}>Save the words</Decide>
          {flags.length > 0 && <Decide confirms>Save them all the same</Decide>}
        </div>
      </DecisionForm>
    </Foldout>
  )
}

function Flags({ flags }: { flags: readonly ToneFlag[] }) {
  return (
    <div role="alert" className="w-full rounded-lg bg-late-soft px-3 py-2 text-late">
      <p className="font-medium">Not saved yet. Please look at this once more:</p>
      <ul className="list-disc pl-5">
        {flags.map(({ kind, excerpt, instead }) => (
          <li key={`${kind} ${excerpt} ${instead}`}>
            {excerpt && `“${excerpt}”: `}
            {instead}
          </li>
        ))}
      </ul>
    </div>
  )
}
