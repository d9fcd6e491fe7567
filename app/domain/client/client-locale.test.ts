import { expect, test } from 'vitest'
import { isLocale, localeChoices, localeName } from './client-locale.ts'

test.each([
  ['en-GB', true],
  ['de', true],
  ['', false],
  ['en_GB', false],
  ['German, please', false],
])('%j is a locale: %s', (text, known) => expect(isLocale(text)).toBe(known))

test.each([
  ['en-US', 'English (United States)'],
  ['es-ES', 'Spanish (Spain)'],
  ['it', 'Italian'],
  ['en_GB', 'en_GB'],
])('%s reads %s', (locale, name) => expect(localeName(locale)).toBe(name))

test('a locale from elsewhere stays among the choices, a known one stands there once', () => {
  const offered = localeChoices(null)
  expect(localeChoices('it-IT')).toEqual(['it-IT', ...offered])
  expect(localeChoices('de-DE').toSorted()).toEqual(offered.toSorted())
})
