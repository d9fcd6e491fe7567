import { addDays, compareDays, daysBetween } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { ladderOf } from './dunning-policy.ts'
import type { DunningPolicy } from './dunning-policy.ts'

export const enterByChoices = ['age', 'first', 'now'] as const
export type EnterBy = (typeof enterByChoices)[number]

/**
 * R3: how many days from its due date an invoice with a history of its own enters the ladder; stages before that are left
 * out. Null: at the ladder's beginning. `age`: the stage its age implies, at most the last one that speaks to the client,
 * for nobody is handed to the owner's decision unheard. `first`: the first follow-up, once it is past due. `now`: only
 * stages whose day lies after today; beyond the ladder when there are none.
 */
export function entryOffset(
  policy: DunningPolicy,
  dueOn: PlainDate,
  today: PlainDate,
  enterBy: EnterBy,
): number | null {
  const stages = ladderOf(policy)
  const age = daysBetween(dueOn, today)
  const from = (stage: { readonly offsetDays: number } | undefined) =>
    stage && stage !== stages[0] ? stage.offsetDays : null
  switch (enterBy) {
    case 'age':
      return from(stages.filter(({ offsetDays, channel }) => offsetDays <= age && channel !== 'owner').at(-1))
    case 'first':
      return age > 0 ? from(firstFollowUp(policy)) : null
    case 'now': {
      const ahead = stages.find(({ offsetDays }) => compareDays(addDays(dueOn, offsetDays), today) > 0)
      return ahead ? from(ahead) : (stages.at(-1)?.offsetDays ?? 0) + 1
    }
  }
}

/** Where "from the first follow-up on" begins. */
export const firstFollowUp = ({ stages }: DunningPolicy) =>
  stages.find(({ key }) => key === 'first_follow_up') ?? stages.find(({ offsetDays }) => offsetDays > 0)
