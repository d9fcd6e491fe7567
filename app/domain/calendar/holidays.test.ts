import { describe, expect, test } from 'vitest'
import { holidayCountries, holidayRegions, holidaysOf } from './holidays.ts'

const daysIn = (country: string, region: string | null, year: number) =>
  new Map(holidaysOf(country, region, year, year).map(({ day, name }) => [day.toString(), name]))

describe('public holidays', () => {
  test.each([
    ['the United States keep Thanksgiving', 'US', null, '2026-11-26'],
    ['a holiday on Sunday is observed on Monday', 'US', null, '2027-07-05'],
    ['Christmas on Saturday is observed on the Friday before', 'US', null, '2027-12-24'],
    ['New Year’s Day on Saturday is observed in the old year', 'US', null, '2027-12-31'],
    ['Germany keeps Unity Day', 'DE', null, '2026-10-03'],
    ['Bavaria keeps Epiphany', 'DE', 'BY', '2027-01-06'],
    ['the United Kingdom moves Boxing Day from a Sunday', 'GB', null, '2027-12-28'],
    ['England keeps Easter Monday', 'GB', 'ENG', '2027-03-29'],
    ['Madrid keeps the second of May', 'ES', 'MD', '2028-05-02'],
    ['France keeps Bastille Day', 'FR', null, '2026-07-14'],
  ])('%s', (_rule, country, region, day) =>
    expect([...daysIn(country, region, Number(day.slice(0, 4))).keys()]).toContain(day),
  )

  test.each([
    ['Epiphany is Bavaria’s, not Germany’s', 'DE', null, '2027-01-06'],
    ['the second of May is Madrid’s, not Spain’s', 'ES', null, '2028-05-02'],
    ['Mother’s Day is kept and worked', 'US', null, '2027-05-09'],
  ])('%s', (_rule, country, region, day) =>
    expect([...daysIn(country, region, Number(day.slice(0, 4))).keys()]).not.toContain(day),
  )

  test.each([
    ['a holiday of several days rests on all of them', 'SA', ['2027-03-09', '2027-03-10', '2027-03-11', '2027-03-12']],
    ['one that begins at sunset rests on the day after', 'IL', ['2027-10-11']],
  ])('%s', (_rule, country, days) =>
    expect([...daysIn(country, null, 2027).keys()]).toEqual(expect.arrayContaining(days)),
  )

  test.each([
    ['not on the eve', 'IL', '2027-10-10'],
    ['not longer', 'SA', '2027-03-13'],
    ['and half a holiday is worked', 'CN', '2027-03-08'],
  ])('%s', (_rule, country, day) => expect(daysIn(country, null, 2027).has(day)).toBe(false))

  test('several years come in order, each in full', () => {
    const days = holidaysOf('US', null, 2026, 2029).map(({ day }) => day.toString())
    expect(days).toEqual([...days].sort())
    expect(new Set(days.map((day) => day.slice(0, 4)))).toEqual(new Set(['2026', '2027', '2028', '2029']))
  })

  test('a place nobody knows has none', () => expect(holidaysOf('XX', null, 2026, 2026)).toEqual([]))
})

test('countries and regions have names', () => {
  expect(holidayCountries()).toContainEqual({ code: 'US', name: 'United States of America' })
  expect(holidayRegions('DE')).toContainEqual({ code: 'BY', name: 'Bayern' })
  expect(holidayRegions('XX')).toEqual([])
})
