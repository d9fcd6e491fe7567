import { compareDays, addDays, daysBetween } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import type { DunningPolicy } from './dunning-policy.ts'

export const enterByChoices = ['age', 'first', 'now'] as const
export type EnterBy = (typeof enterByChoices)[number]

/**
 * R3: the lowest stage open to an invoice that comes in with a history of its own; earlier ones are closed as obsolete.
 * `age`: the stage its age implies, at most the last one that speaks to the client, for nobody is handed to the owner's
 * decision unheard. `first`: the first follow-up, once it is past due. `now`: only stages whose day lies after today;
 * one more than the last position when there are none.
 */
export function entryStage(policy: DunningPolicy, dueOn: PlainDate, today: PlainDate, enterBy: EnterBy): number {
  const { stages } = policy
  const first = stages[0]?.position ?? 1
  const age = daysBetween(dueOn, today)
  switch (enterBy) {
    case 'age': {
      const reached = stages.filter(({ offsetDays, key }) => offsetDays <= age && key !== 'gate')
      return reached.at(-1)?.position ?? first
    }
    case 'first': {
      const followUp = stages.find(({ key }) => key === 'first_follow_up') ?? stages.find((s) => s.offsetDays > 0)
      return age > 0 && followUp ? followUp.position : first
    }
    case 'now': {
      const ahead = stages.find(({ offsetDays }) => compareDays(addDays(dueOn, offsetDays), today) > 0)
      return ahead?.position ?? (stages.at(-1)?.position ?? 0) + 1
    }
  }
}
