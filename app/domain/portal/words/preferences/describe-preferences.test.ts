import { expect, test } from 'vitest'
import type { Preferences } from '../../../client/preferences.ts'
import { describeChanges, payDayName } from './describe-preferences.ts'

const all: Preferences = { method: 'card', payRun: 'weekday:5', channel: 'letter', language: 'de', quietDays: [1, 5] }
const none: Preferences = { method: null, payRun: null, channel: null, language: 'en', quietDays: [] }
const fields = ['method', 'payRun', 'channel', 'language', 'quietDays'] as const

test.each([
  ['en-US', 'pay day: on Fridays', 'no reminders on Monday and Friday'],
  ['es-ES', 'día de pago: cada viernes', 'sin recordatorios los días lunes y viernes'],
  ['de-DE', 'Zahltag: jeden Freitag', 'keine Erinnerungen am Montag und Freitag'],
  ['fr-FR', 'jour de règlement : chaque vendredi', 'aucun rappel le lundi et vendredi'],
])('in %s every wish has words, and so has giving it up', (locale, payDay, quiet) => {
  const said = describeChanges(fields, all, locale)
  expect(said).toHaveLength(5)
  expect(said).toContain(payDay)
  expect(said).toContain(quiet)
  const given = describeChanges(fields, none, locale)
  expect(given.filter((each) => said.includes(each))).toEqual([])
  for (const each of [...said, ...given]) expect(each).not.toMatch(/null|undefined/)
})

test('a pay day in words', () => {
  expect(payDayName('month_end', 'fr-FR')).toBe('À la fin du mois')
  expect(payDayName('day:15', 'de-AT')).toBe('Am 15. des Monats')
  expect(payDayName(null, 'en-US')).toBeNull()
})
