import type { StepCount } from '#app/db/read/dry-run.server.ts'
import { addDays, compareDays } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'

export const sorts = ['mail', 'approval', 'letter', 'call', 'decision'] as const
/** What a day brings: mails that go out by themselves, drafts, letters, calls, and questions to the owner. */
export type Sort = (typeof sorts)[number]

const wordsOf: Record<Sort, (count: number) => string> = {
  mail: (count) => (count === 1 ? 'mail' : 'mails'),
  approval: () => 'for your OK',
  letter: (count) => (count === 1 ? 'letter' : 'letters'),
  call: (count) => (count === 1 ? 'call' : 'calls'),
  decision: (count) => (count === 1 ? 'decision' : 'decisions'),
}

export const sortWords = (sort: Sort, count: number): string =>
  `${count.toLocaleString('en-US')} ${wordsOf[sort](count)}`

export function sortOf({ channel, needsApproval }: Pick<StepCount, 'channel' | 'needsApproval'>): Sort {
  if (channel === 'owner') return 'decision'
  if (channel === 'phone') return 'call'
  if (needsApproval) return 'approval'
  return channel === 'letter' ? 'letter' : 'mail'
}

export interface DayView {
  /** YYYY-MM-DD. */
  readonly day: string
  readonly counts: readonly { readonly sort: Sort; readonly count: number }[]
}

/** `first` and the days after it, the empty ones too, and how many weekdays lie before it in its week (Monday first). */
export function monthView(
  counts: readonly StepCount[],
  first: PlainDate,
  days: number,
): { before: number; days: DayView[] } {
  return {
    before: first.dayOfWeek - 1,
    days: Array.from({ length: days + 1 }, (_, n) => {
      const day = addDays(first, n)
      const ofDay = counts.filter(({ onDay }) => compareDays(onDay, day) === 0)
      return {
        day: day.toString(),
        counts: sorts
          .map((sort) => ({ sort, count: sum(ofDay.filter((each) => sortOf(each) === sort)) }))
          .filter(({ count }) => count > 0),
      }
    }),
  }
}

const sum = (counts: readonly StepCount[]): number => counts.reduce((total, { count }) => total + count, 0)
