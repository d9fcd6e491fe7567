import { FileDown } from 'lucide-react'
import { formatDay, parseDay } from '#app/domain/business-day.ts'
import { formatMoney, isPositive, subtractMoney } from '#app/domain/money.ts'
import type { PlanOnPage } from '#app/domain/portal/plan-page.ts'
import type { PlanPageWords } from '#app/domain/portal/words/plan/plan-words.ts'
import { buttonClass } from '#app/ui/button.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { PlanSchedule } from './plan-schedule.tsx'

interface AgreedPlanProps {
  plan: PlanOnPage
  /** Address of the invoice's page. */
  path: string
  words: PlanPageWords
  locale: string
}

/** An agreed plan: what comes next, what has arrived, how it is paid, and the terms on paper. */
export function AgreedPlan({ plan, path, words, locale }: AgreedPlanProps) {
  const { active } = words
  const day = (text: string | null) => {
    const parsed = text === null ? null : parseDay(text)
    return parsed ? formatDay(parsed, locale) : ''
  }
  const next = plan.instalments.find(({ status }) => status !== 'paid')
  const open = next && formatMoney(subtractMoney(next.amount, next.paid), locale)
  const agreedOn = day(plan.acceptedOn)
  return (
    <div className="flex flex-col gap-6">
      <StatusSentence tone={next?.status === 'late' ? 'late' : 'waiting'}>
        <p className="font-semibold">{active.headline}</p>
        {next && open && (
          <p className="text-sm">{(next.status === 'late' ? active.late : active.next)(open, day(next.dueOn))}</p>
        )}
      </StatusSentence>
      <PlanSchedule parts={plan.instalments} total={plan.total} words={words} locale={locale} />
      {plan.remaining && isPositive(plan.remaining) && (
        <div className="flex flex-col gap-3">
          <p className="font-medium">{active.left(formatMoney(plan.remaining, locale))}</p>
          <a href={path} className={buttonClass('primary')}>
            {active.pay}
          </a>
          <p className="text-sm text-ink-soft">{active.early}</p>
        </div>
      )}
      <div className="prose flex flex-col gap-2">
        <p>{plan.autopay ? active.autopayOn(plan.autopay) : active.autopayOff}</p>
        <p>
          <a href={`${path}/autopay`} className="link inline-flex min-h-11 items-center">
            {active.autopayLink}
          </a>
        </p>
        <p className="text-ink-soft">{active.trouble}</p>
      </div>
      <PlanTerms plan={plan} path={path} words={words} text={agreedText(plan, active, agreedOn)} />
    </div>
  )
}

const agreedText = ({ acceptedName }: PlanOnPage, active: PlanPageWords['active'], on: string): string =>
  acceptedName === null ? active.agreedByRules(on) : active.agreed(acceptedName, on)

interface PlanTermsProps {
  plan: PlanOnPage
  path: string
  words: PlanPageWords
  text: string
}

/** Who agreed when, and the paper both sides have. */
function PlanTerms({ plan, path, words, text }: PlanTermsProps) {
  return (
    <div className="flex flex-col gap-1 border-t border-line pt-3 text-sm text-ink-soft">
      <p>{text}</p>
      {plan.hasTerms && (
        <a href={`${path}/plan.pdf`} className="link inline-flex min-h-11 items-center gap-2 self-start text-ink">
          <FileDown aria-hidden="true" className="size-5 shrink-0" />
          {words.active.terms}
        </a>
      )}
    </div>
  )
}
