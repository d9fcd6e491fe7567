import { formatDay, parseDay } from '#app/domain/business-day.ts'
import { formatMoney, subtractMoney } from '#app/domain/money.ts'
import type { PortalPlan } from '#app/domain/portal/portal-answers.ts'
import type { AutopayPageWords } from '#app/domain/portal/words/autopay/autopay-words.ts'
import { Button } from '#app/ui/button.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'

interface AutopayOnProps {
  plan: PortalPlan
  /** The card or account that pays; null: none does. */
  label: string | null
  next: { position: number; on: string } | null
  words: AutopayPageWords
  locale: string
}

/** What pays by itself now, what comes next, and one press that stops it. */
export function AutopayOn({ plan, label, next, words, locale }: AutopayOnProps) {
  if (label === null) {
    return (
      <>
        <StatusSentence tone="quiet">
          <p className="font-semibold">{words.off}</p>
        </StatusSentence>
        <p className="prose text-ink-soft">{words.lede}</p>
      </>
    )
  }
  const instalment = plan.instalments.find(({ position }) => position === next?.position)
  const day = next && parseDay(next.on)
  const coming =
    instalment && day
      ? words.next(formatMoney(subtractMoney(instalment.amount, instalment.paid), locale), formatDay(day, locale))
      : words.nothingNext
  return (
    <>
      <StatusSentence tone="waiting">
        <p className="font-semibold">{words.on(label)}</p>
        <p className="text-sm">{coming}</p>
      </StatusSentence>
      <p className="prose text-ink-soft">{words.notice}</p>
      <form method="post" className="flex flex-col gap-2 print:hidden">
        <div>
          <Button variant="secondary" name="do" value="stop" className="w-full sm:w-auto">
            {words.stop}
          </Button>
        </div>
        <p className="text-sm text-ink-soft">{words.afterStop}</p>
      </form>
    </>
  )
}
