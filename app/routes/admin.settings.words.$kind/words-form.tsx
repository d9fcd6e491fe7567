import { Form, useNavigation } from '@remix-run/react'
import { useRef } from 'react'
import type { ToneFlag } from '#app/domain/dunning/tone-check.ts'
import type { TemplateFault } from '#app/domain/words/check-template.ts'
import type { TemplateWords } from '#app/domain/words/template-words.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { NameList } from './name-list.tsx'
import type { NameToInsert } from './name-list.tsx'
import { ToneFindings } from './tone-findings.tsx'

interface WordsFormProps {
  words: TemplateWords
  names: readonly NameToInsert[]
  hasSubject: boolean
  /** Of the invoice the preview is on. */
  number: string
  testId: string
  isLetter: boolean
  found: { faults: TemplateFault[]; flags: ToneFlag[]; wantsConfirmation: boolean } | null
  problem: string | null
}

export function WordsForm({ words, names, hasSubject, number, testId, isLetter, found, problem }: WordsFormProps) {
  const isBusy = useNavigation().state !== 'idle'
  const body = useRef<HTMLTextAreaElement>(null)
  const errors = (field: TemplateFault['field']) =>
    found?.faults
      .filter((fault) => fault.field === field)
      .map(
        ({ line, message }) => `${line === null ? '' : `Line ${line}: `}${message}${message.endsWith('?') ? '' : '.'}`,
      )
  const insert = (name: string) => {
    const field = body.current
    if (!field) return
    field.setRangeText(`{{ ${name} }}`, field.selectionStart, field.selectionEnd, 'end')
    field.focus()
  }
  return (
    <Form method="post" preventScrollReset>
      <Panel title="What it says">
        <input type="hidden" name="testId" value={testId} />
        {hasSubject && (
          <Field label="Subject" errors={errors('subject')}>
            {(control) => (
              <input {...control} type="text" name="subject" defaultValue={words.subject} className={deskInput} />
            )}
          </Field>
        )}
        <Field
          label="Words"
          hint="An empty line begins a paragraph. Greeting, amounts, links and signature are added around it."
          errors={errors('body')}
        >
          {(control) => (
            <textarea
              {...control}
              ref={body}
              name="body"
              rows={14}
              defaultValue={words.body}
              spellCheck
              className={`${deskInput} font-mono`}
            />
          )}
        </Field>
        {found && found.flags.length > 0 && <ToneFindings flags={found.flags} asks={found.wantsConfirmation} />}
        <Foldout title="Names you can use">
          <NameList names={names} onInsert={insert} />
        </Foldout>
        <Field
          label="Preview on invoice"
          hint="Its number; empty takes one that is open."
          errors={problem ? [problem] : null}
        >
          {(control) => <input {...control} type="text" name="invoice" defaultValue={number} className={deskInput} />}
        </Field>
        <div className="flex flex-wrap gap-2">
          <button type="submit" name="intent" value="preview" disabled={isBusy} className={deskButton('secondary')}>
            Preview
          </button>
          {!isLetter && (
            <button type="submit" name="intent" value="test" disabled={isBusy} className={deskButton('secondary')}>
              Send me a test
            </button>
          )}
          <button type="submit" name="intent" value="save" disabled={isBusy} className={deskButton('primary')}>
            Save
          </button>
          {found?.wantsConfirmation && (
            <button type="submit" name="intent" value="keep" disabled={isBusy} className={deskButton('secondary')}>
              Save as it is
            </button>
          )}
        </div>
      </Panel>
    </Form>
  )
}
