import type { ReactNode } from 'react'
import { helpWords } from '#app/domain/portal/words/help/help-words.ts'
import type { HelpWords } from '#app/domain/portal/words/help/help-words.ts'
import { pageWords } from '#app/domain/portal/words/page/page-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { buttonClass } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { AnswerForm, WordsField } from '#app/ui/portal/answer-form.tsx'
import type { Problems } from '#app/ui/portal/answer-form.tsx'
import type { TypedHelp } from './parse-help.ts'

interface HelpFormsProps {
  locale: string
  path: string
  /** The day after today, as YYYY-MM-DD, and the day of a call in words. */
  tomorrow: string
  callOn: string
  /** Ways that are still open. */
  ways: { readonly plan: boolean; readonly time: boolean; readonly call: boolean }
  /** The number on file is not shown: a stranger may read this page. */
  typed: TypedHelp | undefined
  problems: Problems
}

/** Three ways on, of equal weight. */
export function HelpForms({ locale, path, tomorrow, callOn, ways, typed, problems }: HelpFormsProps) {
  const words = helpWords[languageOf(locale)]
  return (
    <div className="flex flex-col gap-4">
      {ways.plan && (
        <Way id="in-parts" words={words.plan}>
          <p>
            <a className={buttonClass('primary', 'w-full sm:w-auto')} href={`${path}/plan`}>
              {pageWords[languageOf(locale)].ways.plan}
            </a>
          </p>
        </Way>
      )}
      {ways.time && (
        <Way id="more-time" words={words.time}>
          <TimeForm words={words} tomorrow={tomorrow} typed={typed} problems={problems} />
        </Way>
      )}
      {ways.call && (
        <Way id="a-call" words={{ title: words.call.title, text: words.call.text(callOn) }}>
          <CallForm words={words} typed={typed} problems={problems} />
        </Way>
      )}
    </div>
  )
}

interface WayProps {
  id: string
  words: { readonly title: string; readonly text: string }
  children: ReactNode
}

function Way({ id, words, children }: WayProps) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 rounded-lg border border-line p-4">
      <h2 id={id} className="text-lg font-semibold">
        {words.title}
      </h2>
      <p className="prose text-ink-soft">{words.text}</p>
      {children}
    </section>
  )
}

interface FormProps {
  words: HelpWords
  typed: TypedHelp | undefined
  problems: Problems
}

const errorsOf = (problem: string | undefined) => (problem ? [problem] : null)

function TimeForm({ words, tomorrow, typed, problems }: FormProps & { tomorrow: string }) {
  return (
    <AnswerForm submit={words.time.submit} intent="time">
      <TextField
        label={words.time.day}
        type="date"
        name="until"
        required
        min={tomorrow}
        errors={errorsOf(problems['until'])}
        defaultValue={typed?.until}
      />
      <WordsField
        label={words.time.words}
        name="words"
        error={problems['words']}
        defaultValue={typed?.words}
        max={1000}
      />
    </AnswerForm>
  )
}

function CallForm({ words, typed, problems }: FormProps) {
  return (
    <AnswerForm submit={words.call.submit} intent="call">
      <TextField
        label={words.call.phone}
        type="tel"
        name="phone"
        required
        maxLength={50}
        autoComplete="tel"
        errors={errorsOf(problems['phone'])}
        defaultValue={typed?.phone}
      />
      <TextField
        label={words.call.when}
        hint={words.call.whenHint}
        name="when"
        maxLength={300}
        autoComplete="off"
        errors={errorsOf(problems['when'])}
        defaultValue={typed?.when}
      />
    </AnswerForm>
  )
}
