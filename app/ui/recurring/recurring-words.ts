import type { RecurringState } from '#app/domain/recurring/recurring-state.ts'
import type { StatusTone } from '../status-badge.tsx'

export const recurringStateWords: Record<RecurringState, { word: string; tone: StatusTone }> = {
  active: { word: 'Running', tone: 'settled' },
  paused: { word: 'Paused', tone: 'waiting' },
  ended: { word: 'Ended', tone: 'quiet' },
}

/** Why a recurring invoice cannot be made the way it was written. */
export const recurringProblems: Record<string, string> = {
  no_period: 'It would end before it begins.',
  no_lines: 'Write at least one line.',
  nothing_to_pay: 'The lines come to nothing.',
  negative_total: 'The lines come to less than nothing.',
  unreasonable_total: 'The sum is larger than an invoice can be.',
  due_too_late: 'The time to pay is too long.',
  due_before_issued: 'It would be due before it is issued.',
  discount_before_issued: 'The discount would end before it is issued.',
  client_not_found: 'This client is not there any more.',
  series_not_found: 'This series is not in use any more.',
  starts_in_past: 'The first day has passed. Choose today or a day to come.',
  made_already: 'There is an invoice of that day already, and it stays as it is. Choose a later day.',
  not_found: 'It is not there any more.',
  over: 'Somebody was first. Please look again.',
  no_period_left: 'There is no period left: change its end first.',
}
