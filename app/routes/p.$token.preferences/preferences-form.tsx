import type { Preferences, PreferencesOffer } from '#app/domain/client/preferences.ts'
import { payDayName, weekdayName } from '#app/domain/portal/words/preferences/describe-preferences.ts'
import { ownLanguageNames, preferencesWords } from '#app/domain/portal/words/preferences/preferences-words.ts'
import { languageOf, languages } from '#app/domain/words/language.ts'
import { TextField } from '#app/ui/field.tsx'
import { AnswerForm, ChoiceField } from '#app/ui/portal/answer-form.tsx'
import type { Choice, Problems } from '#app/ui/portal/answer-form.tsx'

interface PreferencesFormProps {
  locale: string
  businessName: string
  current: Preferences
  offer: PreferencesOffer
  /** Where mail goes now, as far as anybody may see it. */
  masked: string | null
  /** Somebody the client named waits to be confirmed. */
  isAsked: boolean
  copy: { readonly name: string; readonly email: string }
  problems: Problems
}

/** The days on which most businesses pay; a client's own that came in from elsewhere stays among them. */
const payDays = [
  'month_end',
  'day:1',
  'day:5',
  'day:10',
  'day:15',
  'day:20',
  'day:25',
  ...[1, 2, 3, 4, 5].map((n) => `weekday:${n}`),
]

export function PreferencesForm(props: PreferencesFormProps) {
  const { locale, current, offer, problems } = props
  const words = preferencesWords[languageOf(locale)]
  const withCurrent = <T extends string>(offered: readonly T[], now: T | null): T[] => [
    ...new Set([...offered, ...(now ? [now] : [])]),
  ]
  const choices = <T extends string>(any: string, values: readonly T[], nameOf: (value: T) => string): Choice[] => [
    { value: '', name: any },
    ...values.map((value) => ({ value, name: nameOf(value) })),
  ]
  return (
    <AnswerForm submit={words.submit}>
      <ChoiceField
        label={words.method.label}
        name="method"
        error={problems['method']}
        defaultValue={current.method ?? ''}
        choices={choices(
          words.method.any,
          withCurrent(offer.methods, current.method),
          (method) => words.method.names[method],
        )}
      />
      <ChoiceField
        label={words.payDay.label}
        name="payDay"
        hint={words.payDay.hint}
        error={problems['payDay']}
        defaultValue={current.payRun ?? ''}
        choices={choices(
          words.payDay.any,
          withCurrent(payDays, current.payRun),
          (payRun) => payDayName(payRun, locale) ?? payRun,
        )}
      />
      <ChoiceField
        label={words.channel.label}
        name="channel"
        hint={words.channel.hint}
        error={problems['channel']}
        defaultValue={current.channel ?? ''}
        choices={choices(
          words.channel.any,
          withCurrent(offer.channels, current.channel),
          (channel) => words.channel.names[channel],
        )}
      />
      <ChoiceField
        label={words.language.label}
        name="language"
        hint={words.language.hint}
        defaultValue={current.language}
        choices={languages.map((language) => ({ value: language, name: ownLanguageNames[language] }))}
      />
      <QuietDays {...props} />
      <CopyFields {...props} />
    </AnswerForm>
  )
}

function QuietDays({ locale, current, offer, problems }: PreferencesFormProps) {
  const words = preferencesWords[languageOf(locale)]
  const problem = problems['quietDays']
  const shown = [1, 2, 3, 4, 5, 6, 7].filter((day) => offer.sendDays.includes(day) || current.quietDays.includes(day))
  return (
    <fieldset className="flex flex-col gap-1" aria-describedby={`quiet-hint${problem ? ' quiet-problem' : ''}`}>
      <legend className="text-sm font-medium">{words.quiet.label}</legend>
      <div className="grid grid-cols-2 gap-x-6 sm:grid-cols-4">
        {shown.map((day) => (
          <label key={day} className="flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              name="quietDays"
              value={day}
              defaultChecked={current.quietDays.includes(day)}
              className="size-5 shrink-0"
            />
            {weekdayName(day, locale)}
          </label>
        ))}
      </div>
      <p id="quiet-hint" className="text-sm text-ink-faint">
        {words.quiet.hint}
      </p>
      {problem && (
        <p id="quiet-problem" className="text-sm text-needs-you">
          {problem}
        </p>
      )}
    </fieldset>
  )
}

/** One more person, whom the owner confirms first; who is on file already is shown masked: the reader may be a stranger. */
function CopyFields({ locale, businessName, masked, isAsked, copy, problems }: PreferencesFormProps) {
  const words = preferencesWords[languageOf(locale)].copy
  const errorsOf = (field: string) => (problems[field] ? [problems[field]] : null)
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 text-lg font-semibold">{words.title}</legend>
      {masked && <p className="text-ink-soft">{words.onFile(masked)}</p>}
      {isAsked ? (
        <p className="text-ink-soft">{words.asked}</p>
      ) : (
        <>
          <p className="text-ink-soft">{words.text(businessName)}</p>
          <TextField
            label={words.name}
            name="copyName"
            maxLength={200}
            autoComplete="off"
            errors={errorsOf('copyName')}
            defaultValue={copy.name}
          />
          <TextField
            label={words.email}
            type="email"
            name="copyEmail"
            maxLength={254}
            autoComplete="off"
            errors={errorsOf('copyEmail')}
            defaultValue={copy.email}
          />
        </>
      )}
    </fieldset>
  )
}
