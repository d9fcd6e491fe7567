import { expect, test } from 'vitest'
import type { MessageState } from '../message/message-state.ts'
import { stepOutcome } from './step-outcome.ts'

test.each<[string, MessageState, ReturnType<typeof stepOutcome>]>([
  ['a draft keeps its stage waiting', 'drafted', 'pending'],
  ['so does an unknown fate, until a person resolves it', 'unknown', 'pending'],
  ['what was sent completes it', 'sent', 'completed'],
  ['a complaint means that it arrived', 'complained', 'completed'],
  ['a bounce does not complete it', 'bounced', 'failed'],
  ['nor does a failure', 'failed', 'failed'],
  ['a cancelled message was no step at all', 'cancelled', null],
])('%s', (_rule, state, outcome) => expect(stepOutcome(state)).toBe(outcome))
