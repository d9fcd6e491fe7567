import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { messageStates, messageStatesBefore, nextMessageState } from './message-state.ts'
import type { MessageEvent, MessageState } from './message-state.ts'

const run = (from: MessageState, events: readonly MessageEvent[]) =>
  events.reduce((state, event) => nextMessageState(state, event) ?? state, from)

test.each<[string, MessageState, MessageEvent, MessageState | null]>([
  ['a draft waits for approval', 'drafted', 'claim', null],
  ['approval queues it', 'drafted', 'approve', 'queued'],
  ['only one worker claims it', 'sending', 'claim', null],
  ['what is queued can be cancelled', 'queued', 'cancel', 'cancelled'],
  ['what may already be with the provider cannot', 'sending', 'cancel', null],
  ['an approval is taken back while nothing has left', 'queued', 'take_back', 'drafted'],
  ['and not after that', 'sending', 'take_back', null],
  ['what was called off goes out after all', 'cancelled', 'revive', 'queued'],
  ['what was sent is not sent again', 'sent', 'revive', null],
  ['a cancelled message is never sent', 'cancelled', 'claim', null],
  ['a delivery may overtake our own write', 'sending', 'deliver', 'delivered'],
  ['our own write then comes too late', 'delivered', 'send', null],
  ['an unknown fate is resolved by what the provider says', 'unknown', 'deliver', 'delivered'],
  ['an unknown message is not sent again by itself', 'unknown', 'claim', null],
  ['a bounce may follow a delivery', 'delivered', 'bounce', 'bounced'],
  ['a late delivery report does not undo a bounce', 'bounced', 'deliver', null],
])('%s', (_rule, state, event, expected) => expect(nextMessageState(state, event)).toBe(expected))

describe('the provider reports in any order and more than once', () => {
  const scenarios: [string, MessageEvent[], MessageState][] = [
    ['delivered', ['send', 'deliver'], 'delivered'],
    ['bounced', ['send', 'bounce'], 'bounced'],
    ['delivered, then bounced further on', ['send', 'deliver', 'bounce'], 'bounced'],
    ['delivered, then complained about', ['send', 'deliver', 'complain'], 'complained'],
  ]
  test.each(scenarios)('%s ends the same', (_name, events, end) => {
    const anyOrder = fc
      .array(fc.constantFrom(...events), { maxLength: 4 })
      .chain((repeats) => fc.shuffledSubarray([...events, ...repeats], { minLength: events.length + repeats.length }))
    fc.assert(
      fc.property(anyOrder, (order) => {
        expect(run('sending', order)).toBe(end)
      }),
    )
  })
})

test('the states before an event are those it is legal from', () => {
  expect(messageStatesBefore('cancel')).toEqual(['drafted', 'queued'])
  expect(messageStatesBefore('deliver')).toEqual(['sending', 'sent', 'unknown'])
})

test('nothing leaves a final state by itself', () => {
  const events: MessageEvent[] = ['approve', 'claim', 'send', 'deliver', 'bounce', 'complain', 'fail', 'lose', 'cancel']
  const final = messageStates.filter((state) => events.every((event) => nextMessageState(state, event) === null))
  expect(final).toEqual(['bounced', 'complained', 'failed', 'cancelled'])
})
