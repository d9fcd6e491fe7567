import { DISPUTE_WORDS_MAX } from '#app/domain/dispute/check-dispute.ts'
import { disputeReasons } from '#app/domain/dispute/dispute-reason.ts'
import { formatMoney } from '#app/domain/money.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { disputeWords } from '#app/domain/portal/words/dispute/dispute-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { Field, inputClass, TextField } from '#app/ui/field.tsx'
import { Money } from '#app/ui/money.tsx'
import { AnswerForm, WordsField } from './answer-form.tsx'
import type { Problems } from './answer-form.tsx'

interface DisputeFormProps {
  invoice: PortalInvoice
  /** Each with its tax. */
  lines: readonly { position: number; description: string; amount: Amount }[]
  /** Marks this form, so that sending it twice is sending it once. */
  once: string
  typed: { reason: string; amount: string; words: string; lines: readonly number[] } | undefined
  problems: Problems
}

/** What is wrong, how much of it, and whatever helps to see it. */
export function DisputeForm({ invoice, lines, once, typed, problems }: DisputeFormProps) {
  const { locale } = invoice
  const words = disputeWords[languageOf(locale)]
  const errorsOf = (field: string) => (problems[field] ? [problems[field]] : null)
  return (
    <AnswerForm submit={words.submit} intent="open" withFiles>
      <input type="hidden" name="once" value={once} />
      <fieldset className="flex flex-col gap-1" {...(problems['reason'] && { 'aria-describedby': 'reason-error' })}>
        <legend className="mb-1 text-sm font-medium">{words.question}</legend>
        {disputeReasons.map((reason) => (
          <label key={reason} className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="reason"
              value={reason}
              required
              defaultChecked={typed?.reason === reason}
              className="size-5 shrink-0 accent-accent"
            />
            {words.reasons[reason]}
          </label>
        ))}
        <Problem id="reason-error" text={problems['reason']} />
      </fieldset>
      <TextField
        label={words.amount}
        hint={words.amountHint(formatMoney(invoice.balance, locale))}
        errors={errorsOf('amount')}
        name="amount"
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        defaultValue={typed?.amount}
      />
      {lines.length > 1 && (
        <details open={Boolean(typed?.lines.length || problems['lines'])}>
          <summary className="link flex min-h-11 cursor-pointer items-center text-sm">{words.lines}</summary>
          <fieldset className="flex flex-col gap-1">
            <legend className="text-sm text-ink-faint">{words.linesHint}</legend>
            {lines.map(({ position, description, amount }) => (
              <label key={position} className="flex min-h-11 items-center gap-3">
                <input
                  type="checkbox"
                  name="lines"
                  value={position}
                  defaultChecked={typed?.lines.includes(position)}
                  className="size-5 shrink-0 accent-accent"
                />
                <span className="min-w-0 grow wrap-anywhere">{description}</span>
                <Money amount={amount} locale={locale} className="tabular-nums" />
              </label>
            ))}
            <Problem id="lines-error" text={problems['lines']} />
          </fieldset>
        </details>
      )}
      <WordsField
        label={words.words}
        name="words"
        hint={words.wordsHint}
        error={problems['words']}
        defaultValue={typed?.words}
        max={DISPUTE_WORDS_MAX}
      />
      <FilesField label={words.files} hint={words.filesHint} errors={errorsOf('files')} />
    </AnswerForm>
  )
}

function Problem({ id, text }: { id: string; text: string | undefined }) {
  if (!text) return null
  return (
    <p id={id} className="text-sm text-needs-you">
      {text}
    </p>
  )
}

interface FilesFieldProps {
  label: string
  hint: string
  errors: string[] | null
}

/** Files that go with words. What is chosen is judged again where it arrives. */
export function FilesField({ label, hint, errors }: FilesFieldProps) {
  return (
    <Field label={label} hint={hint} errors={errors}>
      {(control) => (
        <input
          {...control}
          type="file"
          name="files"
          multiple
          accept=".pdf,.png,.jpg,.jpeg,.heic,.heif,.txt,.csv,.eml,.docx,.xlsx"
          className={inputClass}
        />
      )}
    </Field>
  )
}
