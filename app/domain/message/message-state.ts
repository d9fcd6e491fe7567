export const messageStates = [
  'drafted',
  'queued',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'unknown',
  'cancelled',
] as const
export type MessageState = (typeof messageStates)[number]

export type MessageEvent =
  | 'approve'
  | 'claim'
  | 'send'
  | 'deliver'
  | 'bounce'
  | 'complain'
  | 'fail'
  | 'lose' // no answer, and the provider has forgotten the key: a person finds out
  | 'cancel'
  | 'take_back' // whoever approved it thinks again, and it has not left yet
  | 'revive' // what was called off and never left goes out after all: a person wants it
  | 'release' // the provider was busy and surely did not take it: back to the queue, and through the gate again

// Provider events are legal from `sending` and `unknown`: a webhook may overtake our own write. A bounce may follow a
// delivery (the next server refused it), and a complaint may overtake both; any order ends in the same state.
const transitions: Record<MessageState, Partial<Record<MessageEvent, MessageState>>> = {
  drafted: { approve: 'queued', cancel: 'cancelled' },
  queued: { claim: 'sending', cancel: 'cancelled', take_back: 'drafted' },
  sending: {
    send: 'sent',
    deliver: 'delivered',
    bounce: 'bounced',
    complain: 'complained',
    fail: 'failed',
    lose: 'unknown',
    release: 'queued',
  },
  sent: { deliver: 'delivered', bounce: 'bounced', complain: 'complained' },
  unknown: { send: 'sent', deliver: 'delivered', bounce: 'bounced', complain: 'complained', fail: 'failed' },
  delivered: { bounce: 'bounced', complain: 'complained' },
  bounced: {},
  complained: {},
  failed: {},
  cancelled: { revive: 'queued' },
}

/** Next state, or null when the event is late, repeated or illegal: callers log it and leave the row alone. */
export const nextMessageState = (state: MessageState, event: MessageEvent): MessageState | null =>
  transitions[state][event] ?? null

/** The states from which an event is legal: the `where` of the compare-and-set that applies it. */
export const messageStatesBefore = (event: MessageEvent): MessageState[] =>
  messageStates.filter((state) => nextMessageState(state, event) !== null)
