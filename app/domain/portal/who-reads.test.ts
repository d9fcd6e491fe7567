import { expect, test } from 'vitest'
import { whoReads } from './who-reads.ts'

const chrome =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36'
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 15_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Mobile/15E148 Safari/604.1'
const like = {
  'user-agent': chrome,
  accept: 'text/html,application/xhtml+xml',
  'accept-language': 'en-US,en;q=0.9',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
}

test.each([
  ['a phone that follows a link', {}, 'browser'],
  [
    'an older Safari that says less',
    { 'user-agent': safari, 'sec-fetch-mode': null, 'sec-fetch-dest': null },
    'browser',
  ],
  ['nobody: no name at all', { 'user-agent': null }, 'scanner'],
  ['a preview robot', { 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' }, 'scanner'],
  ['curl', { 'user-agent': 'curl/8.5.0' }, 'scanner'],
  ['a browser that fetches ahead', { 'sec-purpose': 'prefetch;prerender' }, 'scanner'],
  ['a mail gateway without a language', { 'accept-language': null }, 'scanner'],
  ['one that takes anything', { accept: '*/*' }, 'scanner'],
  ['a script inside a page', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }, 'scanner'],
  ['a frame of a web mail', { 'sec-fetch-dest': 'iframe' }, 'scanner'],
  ['a Chrome of today that does not say what it is for', { 'sec-fetch-mode': null, 'sec-fetch-dest': null }, 'scanner'],
] as const)('%s', (_who, changes, reader) => {
  const headers: Record<string, string | null> = { ...like, ...changes }
  expect(whoReads({ method: 'GET', isSecure: true, header: (name) => headers[name] ?? null })).toBe(reader)
})

test('without https no browser says what a request is for', () => {
  const headers: Record<string, string | null> = { ...like, 'sec-fetch-mode': null }
  expect(whoReads({ method: 'GET', isSecure: false, header: (name) => headers[name] ?? null })).toBe('browser')
})

test('a pressed button is a person, and a bare HEAD is not', () => {
  const header = (name: string) => (like as Record<string, string>)[name] ?? null
  expect(whoReads({ method: 'POST', isSecure: true, header: () => null })).toBe('person')
  expect(whoReads({ method: 'HEAD', isSecure: true, header })).toBe('scanner')
})
