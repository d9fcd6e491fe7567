import { Form, useNavigation } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { readDraft, stepsOf } from '#app/features/policies/policy-draft.ts'
import type { PolicyDraft } from '#app/features/policies/policy-draft.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { LadderPicture } from '#app/ui/ladder-picture.tsx'
import { PolicyImpact, ReentryChoice } from '#app/ui/policy-impact.tsx'
import type { EditAnswer } from './edit-policy.server.ts'
import { SpacingFields } from './spacing-fields.tsx'
import { StageFields } from './stage-fields.tsx'

interface PolicyEditorProps {
  draft: PolicyDraft
  answer: Omit<Extract<EditAnswer, { kind: 'editing' }>, 'kind'> | undefined
  currencies: readonly string[]
  balanceCurrencies: readonly string[]
}

/** All of a policy in one form; the picture follows what is typed, and nothing is saved before its effect was seen. */
export function PolicyEditor({ draft, answer, currencies, balanceCurrencies }: PolicyEditorProps) {
  const [shown, setShown] = useState(draft)
  const isBusy = useNavigation().state === 'submitting'
  useEffect(() => {
    if (answer?.focus) document.getElementById(answer.focus)?.focus()
  }, [answer])
  const errorsOf = (field: string) =>
    (answer?.faults ?? []).filter((fault) => fault.field === field).map(({ message }) => message)
  return (
    <Form
      method="post"
      preventScrollReset
      className="flex flex-col gap-4"
      onChange={(event) => {
        setShown(readDraft(new FormData(event.currentTarget)))
      }}
    >
      {/* Enter looks, whichever button stands first. */}
      <button type="submit" name="intent" value="look" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="version" value={draft.version} />
      <input type="hidden" name="seen" value={answer?.seen ?? ''} />
      <Field label="Name" errors={errorsOf('name')} className="max-w-md">
        {(control) => (
          <input {...control} name="name" defaultValue={draft.name} maxLength={80} required className={deskInput} />
        )}
      </Field>
      {/* In sight while one types. */}
      <Panel title="The ladder" className="lg:sticky lg:top-2 lg:z-10">
        <LadderPicture steps={stepsOf(shown)} repeat={repeatOf(shown)} />
      </Panel>
      <Panel title="Steps" aside="Days count from the due date; steps follow each other by their days.">
        {errorsOf('stages').map((message) => (
          <p key={message} className="text-needs-you">
            {message}
          </p>
        ))}
        <div className="flex flex-col">
          {draft.stages.map((stage, index) => (
            <StageFields
              key={index}
              index={index}
              stage={stage}
              currencies={currencies}
              errorsOf={(field) => errorsOf(`stages.${index}.${field}`)}
            />
          ))}
        </div>
        <div>
          <button id="add-step" type="submit" name="intent" value="add" formNoValidate className={deskButton()}>
            Add a step
          </button>
        </div>
      </Panel>
      <SpacingFields draft={draft} currencies={balanceCurrencies} errorsOf={errorsOf} />
      <Panel title="What would change">
        <ReentryChoice value={answer?.enterBy ?? 'keep'} />
        {answer?.impact && <PolicyImpact impact={answer.impact} />}
        <div className="flex flex-wrap gap-3">
          <button
            type="submit"
            name="intent"
            value="look"
            disabled={isBusy}
            className={deskButton(answer?.impact ? 'secondary' : 'primary')}
          >
            See what would change
          </button>
          {answer?.impact && (
            <button type="submit" name="intent" value="save" disabled={isBusy} className={deskButton('primary')}>
              Save the policy
            </button>
          )}
        </div>
      </Panel>
    </Form>
  )
}

function repeatOf({ everyDays, times }: PolicyDraft) {
  const repeat = { everyDays: Number(everyDays), times: Number(times) }
  return repeat.everyDays > 0 && repeat.times > 0 ? repeat : null
}
