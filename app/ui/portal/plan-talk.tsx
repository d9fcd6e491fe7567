import { formatDay, parseDay } from '#app/domain/business-day.ts'
import type { PlanOnPage } from '#app/domain/portal/plan-page.ts'
import type { PlanPageWords } from '#app/domain/portal/words/plan/plan-words.ts'
import { Button, buttonClass } from '#app/ui/button.tsx'
import { Field, TextField, inputClass } from '#app/ui/field.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { PlanSchedule } from './plan-schedule.tsx'

interface PlanTalkProps {
  plan: PlanOnPage
  /** Where answers are sent. */
  action: string
  words: PlanPageWords
  locale: string
}

const dayText = (text: string | null, locale: string): string => {
  const day = text === null ? null : parseDay(text)
  return day ? formatDay(day, locale) : ''
}

/** Where the client changes the schedule: the same address, read, with its form open. */
const changeAt = (action: string): string => `${action}${action.includes('?') ? '&' : '?'}change=1`

/** The client's own proposal, while it waits for the business. */
export function ProposedPlan({ plan, action, words, locale }: PlanTalkProps) {
  const { proposed } = words
  return (
    <div className="flex flex-col gap-6">
      <StatusSentence tone="waiting">
        <p className="font-semibold">{proposed.headline}</p>
        <p className="text-sm">{proposed.text(dayText(plan.answerBy, locale))}</p>
      </StatusSentence>
      <PlanSchedule parts={plan.instalments} total={plan.total} words={words} locale={locale} />
      <div className="flex flex-col gap-3">
        <a href={changeAt(action)} className={buttonClass('secondary')}>
          {proposed.change}
        </a>
        <form method="post" action={action} className="flex flex-col gap-2">
          <Button variant="secondary" name="do" value="withdraw">
            {proposed.withdraw}
          </Button>
          <p className="text-sm text-ink-soft">{proposed.withdrawHint}</p>
        </form>
      </div>
    </div>
  )
}

interface PlanOfferProps extends PlanTalkProps {
  /** What is wrong with the name, and what stood there. */
  name: { readonly typed: string; readonly error: string | null }
}

/** What the business offers: accept it, propose something else, or say no. */
export function PlanOffer({ plan, action, words, locale, name }: PlanOfferProps) {
  const { offer } = words
  return (
    <div className="flex flex-col gap-6">
      <StatusSentence tone="waiting">
        <p className="font-semibold">{offer.headline}</p>
        <p className="text-sm">{offer.text(dayText(plan.answerBy, locale))}</p>
      </StatusSentence>
      {plan.message && (
        <figure className="flex flex-col gap-1">
          <figcaption className="text-sm text-ink-soft">{offer.theirWords}</figcaption>
          <blockquote className="prose border-s-2 border-line ps-3 wrap-anywhere whitespace-pre-line">
            {plan.message}
          </blockquote>
        </figure>
      )}
      <PlanSchedule parts={plan.instalments} total={plan.total} words={words} locale={locale} />
      <form method="post" action={action} className="flex flex-col gap-3">
        <input type="hidden" name="round" value={plan.round} />
        <TextField
          label={offer.name}
          hint={offer.nameHint}
          errors={name.error ? [name.error] : null}
          name="name"
          autoComplete="name"
          maxLength={200}
          required
          defaultValue={name.typed}
        />
        <Button name="do" value="accept">
          {offer.accept}
        </Button>
        <p className="text-sm text-ink-soft">{offer.acceptHint}</p>
      </form>
      <a href={changeAt(action)} className={buttonClass('secondary')}>
        {offer.other}
      </a>
      <details className="border-t border-line pt-2">
        <summary className="min-h-11 content-center font-medium">{offer.declineTitle}</summary>
        <form method="post" action={action} className="flex flex-col gap-3 pt-2">
          <Field label={offer.declineWhy}>
            {(control) => <textarea {...control} name="why" rows={2} maxLength={1_000} className={inputClass} />}
          </Field>
          <Button variant="secondary" name="do" value="decline">
            {offer.decline}
          </Button>
        </form>
      </details>
    </div>
  )
}
