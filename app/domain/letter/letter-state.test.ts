import { expect, test } from 'vitest'
import { letterStates, nextLetterState, type LetterEvent, type LetterState } from './letter-state.ts'

const events: LetterEvent[] = ['approve', 'print', 'post', 'cancel']
const legal: Record<string, LetterState> = {
  'drafted approve': 'ready',
  'drafted cancel': 'cancelled',
  'ready print': 'printed',
  'ready cancel': 'cancelled',
  'printed post': 'posted',
  'printed cancel': 'cancelled',
}

test.each(letterStates.flatMap((state) => events.map((event) => [state, event] as const)))(
  'a %s letter, %s',
  (state, event) => expect(nextLetterState(state, event)).toBe(legal[`${state} ${event}`] ?? null),
)
