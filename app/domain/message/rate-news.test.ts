import { expect, test } from 'vitest'
import { noRateNews, rateNews } from './rate-news.ts'

const now = new Date('2026-11-23T09:00:00Z')

test.each([
  ['no headers at all', null, noRateNews],
  ['headers that say nothing of it', { date: 'x' }, noRateNews],
  ['room left', { 'ratelimit-limit': '5', 'ratelimit-remaining': '4', 'ratelimit-reset': '1' }, { perSecond: 5 }],
  [
    'nothing left: everyone waits for the reset',
    { 'ratelimit-limit': '2', 'ratelimit-remaining': '0', 'ratelimit-reset': '3' },
    { perSecond: 2, pauseSeconds: 3 },
  ],
  ['nothing left and no word until when', { 'ratelimit-remaining': '0' }, { pauseSeconds: 1 }],
  ['told to wait', { 'retry-after': '30', 'ratelimit-remaining': '0', 'ratelimit-reset': '1' }, { pauseSeconds: 30 }],
  ['told to wait until a moment', { 'retry-after': 'Mon, 23 Nov 2026 09:00:20 GMT' }, { pauseSeconds: 20 }],
  ['told to wait until a moment that has passed', { 'retry-after': 'Mon, 23 Nov 2026 08:00:00 GMT' }, {}],
  ['told to wait for a year', { 'retry-after': '31536000' }, { pauseSeconds: 3_600 }],
  ['the newer form', { 'ratelimit-limit': '10, 10;w=1' }, { perSecond: 10 }],
  ['nonsense', { 'ratelimit-limit': 'many', 'ratelimit-remaining': '', 'retry-after': 'soon' }, {}],
  ['a limit of nothing', { 'ratelimit-limit': '0' }, {}],
])('%s', (_case, headers, expected) => expect(rateNews(headers, now)).toEqual({ ...noRateNews, ...expected }))
