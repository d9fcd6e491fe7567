import { formatDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { DunningReason } from '#app/domain/dunning/dunning-decision.ts'
import { stageName } from '#app/domain/dunning/dunning-policy.ts'
import type { StageKey } from '#app/domain/dunning/dunning-policy.ts'

const capital = (text: string) => text.replace(/^./, (first) => first.toUpperCase())

/** "First follow-up"; null reads "Nothing yet". */
export const stageWords = (stage: StageKey | null): string => (stage ? capital(stageName(stage)) : 'Nothing yet')

function pendingWords({ channel, underWay }: Extract<DunningReason, { code: 'pending_step' }>): string {
  if (underWay) return 'is on its way'
  if (channel === 'phone') return 'waits for a call'
  return channel === 'letter' ? 'waits to be posted' : 'waits for your approval'
}

/** What comes next in a few words, for a column; the whole sentence is `explainReason`'s. */
export function nextStepWords(reason: DunningReason, locale: string): string {
  const day = (on: PlainDate) => formatDay(on, locale, 'short')
  switch (reason.code) {
    case 'processing':
      return 'Rests while a payment clears'
    case 'hold':
      return `Rests${reason.hold.until ? ` through ${day(reason.hold.until)}` : ''}: ${reason.hold.reason}`
    case 'nothing_open':
      return 'Nothing is open'
    case 'small_balance':
      return 'Too little to write about'
    case 'ladder_finished':
      return 'Your decision'
    case 'pending_step':
      return `${stageWords(reason.stage)} ${pendingWords(reason)}`
    case 'no_recipient':
      return 'Waits for an address'
    default:
      return `${stageWords(reason.stage)} on ${day(reason.on)}`
  }
}
