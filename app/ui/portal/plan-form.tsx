import { formatDay, parseDay } from '#app/domain/business-day.ts'
import { formatMoney } from '#app/domain/money.ts'
import { planRhythms } from '#app/domain/plan/plan-schedule.ts'
import type { PlanToAskFor } from '#app/domain/portal/plan-page.ts'
import type { PlanPageWords } from '#app/domain/portal/words/plan/plan-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { phrasesOf } from '#app/domain/words/phrases.ts'
import { Button } from '#app/ui/button.tsx'
import { Field, TextField, inputClass } from '#app/ui/field.tsx'

export interface PlanFormValues {
  readonly count: string
  readonly first: string
  readonly rhythm: string
  readonly reason: string
  readonly down: string
  readonly downOn: string
}

interface PlanFormProps {
  ask: PlanToAskFor
  /** Where it is sent. */
  action: string
  typed: PlanFormValues
  errors: Readonly<Partial<Record<string, string>>>
  words: PlanPageWords
  locale: string
}

/** How a client would like to pay. The step behind it shows the exact schedule before anything is sent. */
export function PlanForm({ ask, action, typed, errors, words, locale }: PlanFormProps) {
  const { form } = words
  const wrong = (field: string) => (errors[field] ? [errors[field]] : null)
  const phrases = phrasesOf(languageOf(locale))
  const numbers = phrases.invoices(phrases.and(ask.numbers), ask.numbers.length)
  const firstBy = parseDay(ask.firstBy)
  return (
    <form method="post" action={action} className="flex flex-col gap-5">
      <div className="prose flex flex-col gap-2">
        <p>{form.intro}</p>
        <p className="font-medium wrap-anywhere">{form.covers(formatMoney(ask.total, locale), numbers)}</p>
      </div>
      <TextField
        label={form.count}
        hint={form.countHint(ask.most, formatMoney(ask.smallest, locale))}
        errors={wrong('count')}
        name="count"
        inputMode="numeric"
        autoComplete="off"
        maxLength={3}
        required
        defaultValue={typed.count}
      />
      <TextField
        label={form.first}
        hint={firstBy && form.firstHint(formatDay(firstBy, locale))}
        errors={wrong('first')}
        type="date"
        name="first"
        min={ask.today}
        max={ask.firstBy}
        required
        defaultValue={typed.first}
      />
      <Field label={form.rhythm} hint={form.rhythmHint(ask.months)} errors={wrong('rhythm')}>
        {(control) => (
          <select {...control} name="rhythm" defaultValue={typed.rhythm} className={inputClass}>
            {planRhythms.map((rhythm) => (
              <option key={rhythm} value={rhythm}>
                {form.rhythms[rhythm]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={form.why} hint={form.whyHint}>
        {(control) => (
          <textarea
            {...control}
            name="reason"
            rows={3}
            maxLength={1_000}
            defaultValue={typed.reason}
            className={inputClass}
          />
        )}
      </Field>
      <details open={Boolean(typed.down || errors['down'] || errors['downOn'])} className="flex flex-col gap-4">
        <summary className="min-h-11 content-center font-medium">{form.downTitle}</summary>
        <div className="flex flex-col gap-4 pt-2">
          <TextField
            label={form.down(ask.total.currency)}
            hint={form.downHint}
            errors={wrong('down')}
            name="down"
            inputMode="decimal"
            autoComplete="off"
            maxLength={40}
            defaultValue={typed.down}
          />
          <TextField
            label={form.downOn}
            errors={wrong('downOn')}
            type="date"
            name="downOn"
            min={ask.today}
            defaultValue={typed.downOn}
          />
        </div>
      </details>
      <div className="flex flex-col gap-2">
        <Button name="do" value="look">
          {form.send}
        </Button>
        <p className="text-sm text-ink-soft">{form.sendHint}</p>
      </div>
    </form>
  )
}
