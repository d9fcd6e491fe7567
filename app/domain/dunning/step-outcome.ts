import type { MessageState } from '../message/message-state.ts'
import type { StepOutcome } from './dunning-facts.ts'

/**
 * What a reminder's message makes of its stage; null when the step never happened (cancelled before sending) and the
 * stage is open again. A complaint means that it arrived. `unknown` blocks until a person resolves it (R7).
 */
export function stepOutcome(state: MessageState): StepOutcome | null {
  switch (state) {
    case 'drafted':
    case 'queued':
    case 'sending':
    case 'unknown':
      return 'pending'
    case 'sent':
    case 'delivered':
    case 'complained':
      return 'completed'
    case 'bounced':
    case 'failed':
      return 'failed'
    case 'cancelled':
      return null
  }
}
