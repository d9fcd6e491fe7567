import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { afterDecline, decideAutopay, firstCollection } from './autopay.ts'
import type { AutopayFacts, Decline } from './autopay.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(text)
const hours = { timeZone: 'America/New_York', sendHour: 9 }

const facts: AutopayFacts = {
  ...hours,
  open: { minor: 30_000n, currency: 'USD' },
  dueOn: day('2027-03-10'),
  noticedAt: at('2027-03-07T15:00:00Z'),
  tries: 0,
  rests: false,
  hasLiveAttempt: false,
}
const dueMorning = at('2027-03-10T14:00:00Z')

describe('whether an instalment is collected now', () => {
  test.each([
    ['announced three days ago: now', {}, { kind: 'charge' }],
    ['paid meanwhile: never', { open: { minor: 0n, currency: 'USD' } }, { kind: 'leave' }],
    ['not announced: tomorrow again', { noticedAt: null }, { kind: 'wait', until: at('2027-03-11T14:00:00Z') }],
    [
      'announced yesterday: when two days are over',
      { noticedAt: at('2027-03-09T15:00:00Z') },
      { kind: 'wait', until: at('2027-03-11T15:00:00Z') },
    ],
    [
      'disputed, promised, paused: tomorrow again',
      { rests: true },
      { kind: 'wait', until: at('2027-03-11T14:00:00Z') },
    ],
    [
      'being paid by hand: tomorrow again',
      { hasLiveAttempt: true },
      { kind: 'wait', until: at('2027-03-11T14:00:00Z') },
    ],
  ])('%s', (_case, change, expected) => expect(decideAutopay({ ...facts, ...change }, dueMorning)).toEqual(expected))

  test('held up for ten days it is left to the client; a second try is not', () => {
    const later = at('2027-03-21T14:00:00Z')
    expect(decideAutopay(facts, at('2027-03-20T14:00:00Z'))).toEqual({ kind: 'charge' })
    expect(decideAutopay(facts, later)).toEqual({ kind: 'leave' })
    expect(decideAutopay({ ...facts, rests: true }, later)).toEqual({ kind: 'leave' })
    expect(decideAutopay({ ...facts, tries: 3 }, later)).toEqual({ kind: 'charge' })
  })

  test('nothing is ever charged within two days of its notice, or without one', () => {
    const instants = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => dueMorning.add({ minutes }))
    fc.assert(
      fc.property(instants, fc.option(instants), fc.integer({ min: 0, max: 3 }), (now, noticedAt, tries) => {
        if (decideAutopay({ ...facts, noticedAt, tries }, now).kind !== 'charge') return
        expect(noticedAt).not.toBeNull()
        expect(now.since(noticedAt ?? now).total('hours')).toBeGreaterThanOrEqual(48)
      }),
    )
  })
})

test.each([
  ['on its day, at the hour the business begins', '2027-03-10', '2027-03-01T12:00:00Z', '2027-03-10T14:00:00Z'],
  ['never sooner than it can be announced', '2027-03-10', '2027-03-09T12:00:00Z', '2027-03-12T14:00:00Z'],
  ['after the clocks have changed it is the same hour', '2027-03-20', '2027-03-01T12:00:00Z', '2027-03-20T13:00:00Z'],
  ['one that is late already is announced first, too', '2027-02-01', '2027-03-09T12:00:00Z', '2027-03-12T14:00:00Z'],
])('first collected %s', (_case, dueOn, now, expected) =>
  expect(firstCollection(day(dueOn), hours, at(now))).toEqual(at(expected)),
)

describe('after a decline', () => {
  const decline: Decline = {
    ...hours,
    method: 'card',
    advice: 'try_again_later',
    reason: 'generic_decline',
    needsClient: false,
    triesBefore: 0,
  }
  test.each([
    ['three days later', 0, { kind: 'retry', at: at('2027-03-13T14:00:00Z') }],
    ['five days after the first', 1, { kind: 'retry', at: at('2027-03-12T14:00:00Z') }],
    ['seven days after the first', 2, { kind: 'retry', at: at('2027-03-12T14:00:00Z') }],
    ['then no more', 3, { kind: 'give_up', stops: false }],
  ])('a card whose bank says so is tried again: %s', (_case, triesBefore, expected) =>
    expect(afterDecline({ ...decline, triesBefore }, dueMorning)).toEqual(expected),
  )

  test.each([
    ['the bank asks for the client', { needsClient: true, reason: 'authentication_required' }, { kind: 'ask_client' }],
    ['the bank says never', { advice: 'do_not_try_again' as const }, { kind: 'give_up', stops: true }],
    ['the card’s data are wrong', { advice: 'confirm_card_data' as const }, { kind: 'give_up', stops: true }],
    ['a lost card, without advice', { advice: null, reason: 'lost_card' }, { kind: 'give_up', stops: true }],
    ['the method is gone', { advice: null, reason: 'resource_missing' }, { kind: 'give_up', stops: true }],
    ['a plain no, without advice', { advice: null, reason: 'do_not_honor' }, { kind: 'give_up', stops: false }],
    [
      'no funds, without advice',
      { advice: null, reason: 'insufficient_funds' },
      { kind: 'retry', at: at('2027-03-13T14:00:00Z') },
    ],
    [
      'a bank account without funds',
      { method: 'ach' as const, reason: 'insufficient_funds', advice: null },
      { kind: 'give_up', stops: false },
    ],
    [
      'a bank account whose owner said no',
      { method: 'ach' as const, reason: 'debit_not_authorized' },
      { kind: 'give_up', stops: true },
    ],
  ])('%s', (_case, change, expected) => expect(afterDecline({ ...decline, ...change }, dueMorning)).toEqual(expected))

  test('a bank account is never tried again by itself, and no card a fourth time', () => {
    const any = fc.record({
      method: fc.constantFrom('card' as const, 'ach' as const),
      advice: fc.constantFrom(
        'try_again_later' as const,
        'confirm_card_data' as const,
        'do_not_try_again' as const,
        null,
      ),
      reason: fc.constantFrom('insufficient_funds', 'lost_card', 'generic_decline', null),
      needsClient: fc.boolean(),
      triesBefore: fc.integer({ min: 0, max: 6 }),
    })
    fc.assert(
      fc.property(any, (facts) => {
        const next = afterDecline({ ...hours, ...facts }, dueMorning)
        if (next.kind !== 'retry') return
        expect(facts.method).toBe('card')
        expect(facts.triesBefore).toBeLessThan(3)
        expect(['do_not_try_again', 'confirm_card_data']).not.toContain(facts.advice)
      }),
    )
  })
})
