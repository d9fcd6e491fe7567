import { describe, expect, test } from 'vitest'
import { changedPreferences, checkPreferences, localeFor } from './preferences.ts'
import type { Preferences, PreferencesOffer } from './preferences.ts'

const none: Preferences = { method: null, payRun: null, channel: null, language: 'en', quietDays: [] }
const offer: PreferencesOffer = {
  methods: ['card', 'transfer'],
  channels: ['email', 'phone'],
  sendDays: [1, 2, 3, 4, 5],
}
const wish = (changes: Partial<Preferences>, before = none) => checkPreferences(before, { ...none, ...changes }, offer)

describe('what a client may ask for', () => {
  test.each([
    ['a way to pay that is offered', { method: 'card' }, ['method']],
    ['a pay day', { payRun: 'weekday:5' }, ['payRun']],
    ['a call instead of mail, where there is a number', { channel: 'phone' }, ['channel']],
    ['a language', { language: 'de' }, ['language']],
    ['quiet days that leave two', { quietDays: [1, 2, 5] }, ['quietDays']],
    ['all of it at once', { method: 'transfer', language: 'fr', quietDays: [1] }, ['method', 'language', 'quietDays']],
    ['nothing new', {}, []],
  ] as const)('%s', (_rule, changes, fields) => expect(wish(changes)).toEqual({ ok: true, value: fields }))

  test.each([
    ['a way to pay that nobody offers', { method: 'paypal' }, 'method_not_offered'],
    ['a day that is none', { payRun: 'day:32' }, 'pay_day_unknown'],
    ['a letter without a postal address', { channel: 'letter' }, 'channel_not_possible'],
    ['more quiet than the week can bear', { quietDays: [1, 2, 3, 4] }, 'too_quiet'],
  ] as const)('not %s', (_rule, changes, reason) => expect(wish(changes)).toEqual({ ok: false, reason }))

  test('what was asked for before stays, although it could not be asked for today', () =>
    expect(wish({ method: 'paypal', language: 'es' }, { ...none, method: 'paypal' })).toEqual({
      ok: true,
      value: ['language'],
    }))
})

test('the same wishes are no change', () =>
  expect(changedPreferences({ ...none, quietDays: [1, 5] }, { ...none, quietDays: [1, 5] })).toEqual([]))

test.each([
  ['the language they read already keeps their region', 'es', 'es-MX', 'en-US', 'es-MX'],
  ['nothing of their own: nothing changes', 'en', null, 'en-GB', null],
  [
    'a language without words is read in the business’s: asking for that changes nothing',
    'en',
    'it-IT',
    'en-US',
    'it-IT',
  ],
  ['the business’s own language brings its region', 'en', 'de-AT', 'en-GB', 'en-GB'],
  ['any other language its usual one', 'fr', 'de-AT', 'en-GB', 'fr-FR'],
] as const)('%s', (_rule, language, client, business, expected) =>
  expect(localeFor(language, client, business)).toBe(expected),
)
