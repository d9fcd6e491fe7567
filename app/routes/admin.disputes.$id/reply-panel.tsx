import { Form } from '@remix-run/react'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'

interface ReplyPanelProps {
  once: string
  isNew: boolean
  errors: Readonly<Record<string, string[] | undefined>>
  typed: Readonly<Record<string, string>>
}

/** The business's side of the talk: an answer, or taking the case in hand without one. */
export function ReplyPanel({ once, isNew, errors, typed }: ReplyPanelProps) {
  return (
    <Panel title="Answer">
      <Form method="post" encType="multipart/form-data" reloadDocument className="flex flex-col gap-3">
        <input type="hidden" name="once" value={once} />
        <Field label="What you write" hint="Mailed to the client, with a link to the case." errors={errors['words']}>
          {(control) => (
            <textarea
              {...control}
              name="words"
              rows={4}
              maxLength={5_000}
              defaultValue={typed['words']}
              className={deskInput}
            />
          )}
        </Field>
        <Field
          label="Attach files"
          hint="Up to ten of 10 MB: PDF, pictures, text, CSV, EML, Word, Excel."
          errors={errors['files']}
        >
          {(control) => <input {...control} type="file" name="files" multiple className={deskInput} />}
        </Field>
        <div className="flex flex-wrap gap-2">
          <button type="submit" name="intent" value="reply" aria-keyshortcuts="r" className={deskButton('primary')}>
            Send answer
          </button>
          {isNew && (
            <button type="submit" name="intent" value="review" className={deskButton()}>
              Start review
            </button>
          )}
        </div>
      </Form>
    </Panel>
  )
}

/** The client has told us otherwise than on their page. */
export function WithdrawFold({ once }: { once: string }) {
  return (
    <Foldout title="The client has taken it back" shortcut="w">
      <Form method="post" encType="multipart/form-data" reloadDocument className="flex flex-col gap-3">
        <input type="hidden" name="once" value={once} />
        <Field label="How you know" hint="Stands in the case, where the client reads it too.">
          {(control) => <textarea {...control} name="words" rows={2} maxLength={1_000} className={deskInput} />}
        </Field>
        <div>
          <button type="submit" name="intent" value="withdraw" className={deskButton()}>
            Close as withdrawn
          </button>
        </div>
      </Form>
    </Foldout>
  )
}
