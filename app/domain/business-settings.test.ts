import { expect, test } from 'vitest'
import { changedSettings, checkSettings, type BusinessSettings } from './business-settings.ts'

const settings: BusinessSettings = {
  name: 'Northwind Studio',
  email: 'billing@northwind.example',
  phone: null,
  postalAddress: null,
  brandColor: '#1f4f82',
  transferDetails: null,
  acceptsCard: true,
  acceptsAch: true,
  acceptsPaypal: true,
  minimumPartMinor: 100n,
  cardMaxMinor: null,
  achMaxMinor: 500_000n,
  paypalMaxMinor: null,
  timeZone: 'America/New_York',
  sendHour: 9,
  thankYouWaitHours: 0,
  letterLayout: 'us',
}

test('what is right stands as it is', () => expect(checkSettings(settings)).toEqual({ ok: true, value: settings }))

test.each([
  ['name', { name: ' \r\n ' }],
  ['brandColor', { brandColor: 'javascript:red' }],
  ['timeZone', { timeZone: 'Mars/Olympus' }],
  ['sendHour', { sendHour: 3 }],
  ['thankYouWaitHours', { thankYouWaitHours: -1 }],
  ['minimumPartMinor', { minimumPartMinor: 0n }],
  ['cardMaxMinor', { cardMaxMinor: -1n }],
  ['achMaxMinor', { achMaxMinor: 99n }],
  ['letterLayout', { letterLayout: 'c5' as 'us' }],
])('%s is refused by name when it cannot stand', (field, over) => {
  expect(checkSettings({ ...settings, ...over })).toMatchObject({ ok: false, faults: [{ field }] })
})

test('line breaks leave names, blank texts become none', () => {
  const checked = checkSettings({ ...settings, name: 'North\r\nwind', phone: '  ', transferDetails: ' IBAN 1\nBIC 2 ' })
  expect(checked).toMatchObject({ value: { name: 'North wind', phone: null, transferDetails: 'IBAN 1\nBIC 2' } })
})

test('the record names what changed', () => {
  expect(changedSettings(settings, settings)).toEqual([])
  expect(changedSettings(settings, { ...settings, transferDetails: 'new', sendHour: 10 })).toEqual([
    'bank transfer details',
    'send hour',
  ])
})
