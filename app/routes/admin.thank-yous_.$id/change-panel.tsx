import { Form } from '@remix-run/react'
import type { ThankYouVariant } from '#app/domain/words/template-kinds.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { variantNames } from '#app/ui/thank-you-words.ts'
import { When } from '#app/ui/when.tsx'

interface ChangePanelProps {
  sendAt: Date
  isHeld: boolean
  personalLine: string | null
  lineMax: number
  variant: ThankYouVariant
  variants: readonly ThankYouVariant[]
  problem: { field: string; words: string } | null
}

/** What can be done with a thank-you that has not gone out. */
export function ChangePanel(props: ChangePanelProps) {
  const { sendAt, isHeld, personalLine, lineMax, variant, variants, problem } = props
  const errorsOf = (field: string) => (problem?.field === field ? [problem.words] : [])
  return (
    <Panel title="Before it goes out">
      <p className="text-ink-soft">
        It goes out <When at={sendAt} />. Until then you can make it yours: one line is enough.
      </p>
      <Form method="post" className="flex flex-col gap-3">
        <Field
          label="A line of your own"
          hint="Stands after the first sentence. Leave it empty to take it out."
          errors={errorsOf('line')}
        >
          {(control) => (
            <textarea
              {...control}
              name="line"
              rows={3}
              maxLength={lineMax}
              defaultValue={personalLine ?? ''}
              className={deskInput}
            />
          )}
        </Field>
        <div>
          <button type="submit" name="intent" value="line" className={deskButton('primary')}>
            Save the line
          </button>
        </div>
      </Form>
      {variants.length > 1 && (
        <Form method="post" className="flex flex-col gap-3 border-t border-line pt-3">
          <Field label="Thanks for" hint="Written anew in these words; your line stays." errors={errorsOf('variant')}>
            {(control) => (
              <select {...control} key={variant} name="variant" defaultValue={variant} className={deskInput}>
                {variants.map((each) => (
                  <option key={each} value={each}>
                    {variantNames[each]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <div>
            <button type="submit" name="intent" value="variant" className={deskButton()}>
              Use these words
            </button>
          </div>
        </Form>
      )}
      {isHeld && (
        <Form method="post" className="border-t border-line pt-3">
          <button type="submit" name="intent" value="send-now" className={deskButton()}>
            Send now
          </button>
        </Form>
      )}
      <Foldout title="Do not send it" shortcut="s" isOpen={problem?.field === 'reason'}>
        <Form method="post" className="flex flex-col gap-3">
          <Field label="Why is it not sent?" hint="Goes on record, never to the client." errors={errorsOf('reason')}>
            {(control) => <input {...control} name="reason" required maxLength={300} className={deskInput} />}
          </Field>
          <div>
            <button type="submit" name="intent" value="call-off" className={deskButton()}>
              Call it off
            </button>
          </div>
        </Form>
      </Foldout>
    </Panel>
  )
}
