import { hourlyMinor, minutesPer, payerProfile, shortTermsDays } from '#app/domain/client/payer-profile.ts'
import type { DelayFigures, PayerFacts, TermsAdvice } from '#app/domain/client/payer-profile.ts'
import { useDesk } from './desk.ts'
import { Panel } from './desk-page.tsx'
import { figureWords } from './report-format.ts'
import type { FigureWords } from './report-format.ts'
import { StackedFacts } from './stat.tsx'
import { StatusBadge } from './status-badge.tsx'

const adviceWords: Record<TermsAdvice, { word: string; tone: 'settled' | 'waiting' | 'late' | 'needs-you' }> = {
  too_early: { word: 'Too early to say', tone: 'waiting' },
  keep: { word: 'Keep the terms', tone: 'waiting' },
  longer: { word: 'Longer terms are safe', tone: 'settled' },
  shorten: { word: `Shorten to ${shortTermsDays} days`, tone: 'late' },
  deposit: { word: 'Ask for a deposit', tone: 'needs-you' },
}

/** How this client pays, what getting paid costs, and what that suggests; every figure says how it comes about. */
export function PayerProfilePanel({ facts }: { facts: PayerFacts }) {
  const { currency, locale } = useDesk()
  const words = figureWords(currency, locale)
  const { delays, promisesKeptShare, minutes, costMinor, advice, reasons } = payerProfile(facts)
  const { promises, plans, disputes, effort, writtenOff } = facts
  const { word, tone } = adviceWords[advice]
  const promised = promises.kept + promises.broken
  return (
    <Panel title="How this client pays" aside={<StatusBadge tone={tone}>{word}</StatusBadge>}>
      <ul className="flex flex-col gap-1 text-ink-soft">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <StackedFacts
        facts={[
          ...delays.map(
            (delay) =>
              [delays.length > 1 ? `Invoices in ${delay.currency}` : 'Invoices', delayWords(delay, words)] as const,
          ),
          [
            'Promises',
            promised === 0
              ? 'None ended yet'
              : `${promises.kept} of ${promised} kept (${words.percent(promisesKeptShare)})`,
          ],
          [
            'Plans',
            counted([
              [plans.completed, 'completed'],
              [plans.active, 'under way'],
              [plans.defaulted, 'not kept'],
            ]),
          ],
          [
            'Disputes',
            counted([
              [disputes.upheld, 'decided for the client'],
              [disputes.rejected, 'for the invoice'],
              [disputes.open, 'open'],
            ]),
          ],
          ...(writtenOff > 0 ? [['Written off', String(writtenOff)] as const] : []),
          [
            'Asked for money',
            counted([
              [effort.mails, 'mails'],
              [effort.calls, 'calls'],
              [effort.letters, 'letters'],
            ]),
          ],
          [
            'Cost of asking',
            minutes === 0 ? 'Nothing yet' : `${minutes} minutes of work, about ${words.exact(costMinor)}`,
          ],
        ]}
      />
      <details className="text-xs text-ink-faint">
        <summary className="min-h-11 content-center lg:min-h-6">How this is reckoned</summary>
        <p className="prose pt-1">
          Days late are weighted by amount: total × (day paid − due day), what is overdue counted to today, void and
          written-off invoices left out. The cost takes {minutesPer.approvals} minutes for a mail somebody approved,{' '}
          {minutesPer.calls} for a call, {minutesPer.letters} for a letter and {minutesPer.disputes} for a dispute, at{' '}
          {words.exact(hourlyMinor)} an hour. A deposit is suggested after a write-off, a plan that was not kept, an
          average above 45 days or one wait above 120; shorter terms above 15 days or when fewer than half were on time;
          longer ones from six invoices on, nine in ten on time, none late on average and no promise broken.
        </p>
      </details>
    </Panel>
  )
}

function delayWords(
  { averageDays, medianDays, longestDays, onTimeShare, counted: all, overdue }: DelayFigures,
  words: FigureWords,
) {
  const side = (days: number | null) => {
    if (days === null || days === 0) return 'on the due day'
    const count = words.number(Math.abs(days))
    return `${count} ${count === '1' ? 'day' : 'days'} ${days < 0 ? 'early' : 'late'}`
  }
  return (
    <>
      {side(averageDays)} on average, half of them {side(medianDays)} or sooner, the longest {side(longestDays)};{' '}
      {words.percent(onTimeShare)} of {all} on time{overdue > 0 && `, ${overdue} overdue now`}
    </>
  )
}

const counted = (counts: readonly (readonly [number, string])[]): string =>
  counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}`)
    .join(', ') || 'None'
