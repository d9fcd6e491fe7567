import { expect, test } from 'vitest'
import type { MailLine } from '#app/domain/deliverability/mail-record.ts'
import type { DomainStanding } from '#app/features/deliverability/look-at-mail.server.ts'
import { checkMail } from './check-mail.ts'

const line = (over: Partial<MailLine>): MailLine => ({
  ...{ purpose: 'spf', type: 'TXT', host: 'send.a.example', wanted: 'v=spf1', found: [] },
  ...{ verdict: 'found', advice: null },
  ...over,
})

test.each<[DomainStanding, string]>([
  ['verified', 'ok'],
  ['unverified', 'wrong'],
  ['unknown', 'wrong'],
  ['refused', 'warn'],
])('a domain that is %s: %s', (standing, state) => {
  expect(checkMail({ domain: 'a.example', standing, lines: [] })).toEqual([
    expect.objectContaining({ about: 'sending domain', state }),
  ])
})

test('each record has its line, and what is not as it should be says what to do', () => {
  const lines = [
    line({}),
    line({ purpose: 'dkim', verdict: 'missing', advice: 'Add it.' }),
    line({ purpose: 'dmarc', advice: 'Ask for reports.' }),
    line({ purpose: 'return_path', verdict: 'unknown' }),
  ]
  const found = checkMail({ domain: 'a.example', standing: 'verified', lines })
  expect(found.slice(1).map(({ about, state, remedy }) => [about, state, remedy])).toEqual([
    ['SPF', 'ok', null],
    ['DKIM', 'warn', 'Add it.'],
    ['DMARC', 'warn', 'Ask for reports.'],
    ['return path', 'warn', 'See /admin/settings/mail.'],
  ])
  expect(checkMail({ domain: 'a.example', standing: 'stand_in', lines })).toHaveLength(1)
})
