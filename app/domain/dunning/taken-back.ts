import type { Ground } from './reminder-basis.ts'

/** Why a draft that waits is taken back, as the timeline and whoever looks at the next one read it. */
export const takenBackBecause: Record<Exclude<Ground, 'holds'>, string> = {
  moved: 'What it was written on has changed since.',
  aged: 'It waited longer than the days it names stay true.',
}
