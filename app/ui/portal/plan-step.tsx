import { formatDay, parseDay } from '#app/domain/business-day.ts'
import { formatMoney, subtractMoney, sumMoney, toDecimalString } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import type { PlanOnPage, PlanToAskFor } from '#app/domain/portal/plan-page.ts'
import type { PlanPageWords } from '#app/domain/portal/words/plan/plan-words.ts'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import type { PlanFormValues } from './plan-form.tsx'
import { PlanSchedule } from './plan-schedule.tsx'

interface PlanStepProps {
  ask: PlanToAskFor
  action: string
  typed: PlanFormValues & { readonly amounts: readonly string[] }
  parts: PlanOnPage['instalments']
  /** What is wrong with own amounts; null: nothing, and it can be sent. */
  error: string | null
  words: PlanPageWords
  locale: string
}

/** The exact schedule before it is sent: send it, change it, or set the amounts oneself. */
export function PlanStep({ ask, action, typed, parts, error, words, locale }: PlanStepProps) {
  const { step } = words
  return (
    <div className="flex flex-col gap-6">
      <div className="prose flex flex-col gap-2">
        <p>{step.nothingSent}</p>
        {typed.reason && <blockquote className="border-s-2 border-line ps-3 wrap-anywhere">{typed.reason}</blockquote>}
      </div>
      <PlanSchedule parts={parts} total={sumOf(parts, ask.total)} words={words} locale={locale} />
      <form method="post" action={action} className="flex flex-col gap-3">
        <Typed typed={typed} />
        {typed.amounts.map((amount, n) => (
          <input key={n} type="hidden" name="amount" value={amount} />
        ))}
        {error === null && (
          <>
            <Button name="do" value="send">
              {step.send}
            </Button>
            <p className="text-sm text-ink-soft">{step.rests}</p>
          </>
        )}
        <Button variant="secondary" name="do" value="edit">
          {step.change}
        </Button>
      </form>
      <OwnAmounts ask={ask} action={action} typed={typed} parts={parts} error={error} words={words} locale={locale} />
    </div>
  )
}

/** What the rows come to: while own amounts do not fit, that is not the whole. */
const sumOf = (parts: PlanStepProps['parts'], whole: Money): Money =>
  sumMoney(
    parts.map(({ amount }) => amount),
    whole.currency,
  )

/** What was typed before, carried along. */
function Typed({ typed }: { typed: PlanFormValues }) {
  const { count, first, rhythm, reason, down, downOn } = typed
  return Object.entries({ count, first, rhythm, reason, down, downOn }).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}

function OwnAmounts({ ask, action, typed, parts, error, words, locale }: PlanStepProps) {
  const { step } = words
  const own = typed.down ? parts.slice(1) : parts
  const [down] = parts
  const sum = typed.down && down ? subtractMoney(ask.total, down.amount) : ask.total
  return (
    <details open={error !== null} className="border-t border-line pt-2">
      <summary className="min-h-11 content-center font-medium">{step.own}</summary>
      <form method="post" action={action} className="flex flex-col gap-4 pt-2">
        <Typed typed={typed} />
        <p className="text-sm text-ink-soft">{step.ownHint(formatMoney(sum, locale))}</p>
        {error && (
          <p role="alert" className="text-sm text-late">
            {error}
          </p>
        )}
        {own.map(({ position, dueOn, amount }, n) => {
          const day = parseDay(dueOn)
          return (
            <TextField
              key={position}
              label={step.ownAmount(n + 1, day ? formatDay(day, locale, 'short') : dueOn)}
              name="amount"
              inputMode="decimal"
              autoComplete="off"
              maxLength={40}
              required
              defaultValue={typed.amounts[n] ?? toDecimalString(amount)}
            />
          )
        })}
        <Button variant="secondary" name="do" value="look">
          {step.useOwn}
        </Button>
      </form>
    </details>
  )
}
