import { CheckCheck, FileText, Flag, Gavel, Mail, Phone } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { Channel } from '#app/domain/dunning/dunning-policy.ts'

/** A step as it is drawn. `days` count from the due date. */
export interface LadderStep {
  readonly days: number
  readonly name: string
  readonly channel: Channel
  readonly needsApproval: boolean
  readonly alongside: 'phone' | 'letter' | null
}

interface LadderPictureProps {
  /** In the order of their days. */
  readonly steps: readonly LadderStep[]
  readonly repeat: { readonly everyDays: number; readonly times: number } | null
}

/** More than these do not fit side by side and are listed. */
const SIDE_BY_SIDE = 10

/**
 * A ladder on its time line: a row whose gaps grow with the days between, on narrow screens a list. Both are the same
 * list of words, so nobody needs the picture to read it.
 */
export function LadderPicture({ steps, repeat }: LadderPictureProps) {
  const before = steps.filter(({ days }) => days < 0)
  const on = steps.filter(({ days }) => days === 0)
  const after = steps.filter(({ days }) => days > 0)
  const marks = [...before.map(markOf), dueMark(on), ...after.map(markOf)]
  const isRow = marks.length <= SIDE_BY_SIDE
  return (
    <div className="@container min-w-0 pt-1">
      <ol aria-label="The ladder" className={`flex flex-col ${isRow ? '@3xl:flex-row @3xl:pt-3' : ''}`}>
        {marks.map((mark, n) => (
          <Mark key={n} {...mark} gap={gapAfter(marks, n)} isRow={isRow} />
        ))}
      </ol>
      {repeat && (
        <p className="pt-2 text-ink-soft">
          The last step that speaks to the client is said again every {repeat.everyDays} days, at most {repeat.times}{' '}
          {repeat.times === 1 ? 'time' : 'times'}.
        </p>
      )}
    </div>
  )
}

interface LadderMark {
  readonly days: number
  readonly name: string
  readonly channels: readonly (Channel | 'due')[]
  readonly notes: readonly string[]
  readonly needsApproval: boolean
}

const looks: Record<Channel | 'due', { Icon: LucideIcon; word: string }> = {
  email: { Icon: Mail, word: 'mail' },
  phone: { Icon: Phone, word: 'call' },
  letter: { Icon: FileText, word: 'letter' },
  owner: { Icon: Gavel, word: 'you decide' },
  due: { Icon: Flag, word: '' },
}

function markOf({ days, name, channel, needsApproval, alongside }: LadderStep): LadderMark {
  const channels = alongside ? [channel, alongside] : [channel]
  return { days, name, needsApproval, channels, notes: [channels.map((each) => looks[each].word).join(' and ')] }
}

function dueMark(on: readonly LadderStep[]): LadderMark {
  const [step] = on
  if (!step) return { days: 0, name: 'Due date', channels: ['due'], notes: ['nothing is sent'], needsApproval: false }
  const mark = markOf(step)
  return { ...mark, name: 'Due date', notes: [step.name, ...mark.notes], channels: ['due', ...mark.channels] }
}

/** Days to the next mark, drawn up to a month long: the first days are crowded, and stay readable. */
function gapAfter(marks: readonly LadderMark[], n: number): number {
  const [here, next] = [marks[n], marks[n + 1]]
  return here && next ? Math.min(30, Math.max(0, next.days - here.days)) : 0
}

const dayWords = (days: number) => {
  if (days === 0) return 'day 0'
  return days < 0 ? `${-days} before` : `${days} after`
}

function Mark({
  days,
  name,
  channels,
  notes,
  needsApproval,
  gap,
  isRow,
}: LadderMark & { gap: number; isRow: boolean }) {
  const row = (classes: string) => (isRow ? classes : '')
  return (
    <li
      className={`relative flex min-w-0 gap-3 border-l-2 border-line pb-3 pl-4 last:border-transparent ${row('@3xl:basis-16 @3xl:flex-col @3xl:gap-1 @3xl:border-t-2 @3xl:border-l-0 @3xl:pt-4 @3xl:pr-2 @3xl:pb-0 @3xl:pl-0')}`}
      style={{ flexGrow: 1 + gap / 10 }}
    >
      <span
        className={`absolute top-0 -left-[13px] flex gap-0.5 rounded-full border bg-surface p-1 ${channels[0] === 'due' ? 'border-accent text-accent' : 'border-line-strong text-ink-soft'} ${row('@3xl:-top-[13px] @3xl:left-0')}`}
      >
        {channels.map((channel) => {
          const { Icon } = looks[channel]
          return <Icon key={channel} aria-hidden="true" className="size-3.5" />
        })}
      </span>
      <span
        className={`w-20 shrink-0 text-xs text-ink-faint tabular-nums ${channels.length > 1 ? 'pl-5' : 'pl-2'} ${row('@3xl:w-auto @3xl:pl-0')}`}
      >
        {dayWords(days)}
      </span>
      <span className="min-w-0 text-xs">
        <span className="font-medium">{name}</span>
        <span className="block text-ink-faint">{notes.join(', ')}</span>
        {needsApproval && (
          <span className="flex items-center gap-1 text-waiting">
            <CheckCheck aria-hidden="true" className="size-3.5 shrink-0" />
            approved first
          </span>
        )}
      </span>
    </li>
  )
}
