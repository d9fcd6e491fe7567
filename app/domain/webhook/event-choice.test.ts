import { expect, test } from 'vitest'
import { choiceCovers, choicePrefix, eventGroups, isEventChoice, tidyChoice } from './event-choice.ts'

test.each([
  ['*', true],
  ['invoice.issued', true],
  ['invoice.*', true],
  ['invoice', false],
  ['invoice.nothing', false],
  ['nothing.*', false],
  ['inv*', false],
  ['webhook.test', false],
  ['', false],
])('%s can be asked for: %s', (text, expected) => expect(isEventChoice(text)).toBe(expected))

test.each([
  [['*'], 'payment.settled', true],
  [['payment.*'], 'payment.settled', true],
  [['payment.settled'], 'payment.settled', true],
  [['payment.failed', 'invoice.*'], 'payment.settled', false],
  [['pay.*'], 'payment.settled', false],
])('%j covers %s: %s', (choices, type, expected) => expect(choiceCovers(choices, type)).toBe(expected))

test('what is said twice is said once', () => {
  expect(tidyChoice(['invoice.issued', '*'])).toEqual(['*'])
  expect(tidyChoice(['payment.settled', 'invoice.issued', 'invoice.*', 'payment.settled'])).toEqual([
    'invoice.*',
    'payment.settled',
  ])
})

test('a kind and all of its types are the same choice', () => {
  for (const { group, types } of eventGroups) {
    expect(types.length).toBeGreaterThan(0)
    for (const type of types) expect(choiceCovers([`${group}.*`], type)).toBe(choiceCovers(types, type))
  }
})

test.each([
  ['*', ''],
  ['invoice.*', 'invoice.'],
  ['invoice.issued', null],
])('%s begins %s', (choice, prefix) => expect(choicePrefix(choice)).toBe(prefix))
