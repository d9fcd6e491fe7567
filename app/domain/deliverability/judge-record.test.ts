import { expect, test } from 'vitest'
import { dmarcHosts, judgeDmarc } from './dmarc.ts'
import { judgeRecord } from './judge-record.ts'
import { recordHost } from './mail-record.ts'
import type { DnsAnswer, WantedRecord } from './mail-record.ts'

const found = (...values: string[]): DnsAnswer => ({ kind: 'found', values })
const missing: DnsAnswer = { kind: 'missing' }
const failed: DnsAnswer = { kind: 'failed', reason: 'ETIMEOUT' }

test.each([
  ['send', 'example.com', 'send.example.com'],
  ['', 'example.com', 'example.com'],
  ['@', 'example.com', 'example.com'],
  ['example.com', 'example.com', 'example.com'],
  ['send.example.com.', 'example.com', 'send.example.com'],
  ['send.mail', 'mail.example.com', 'send.mail.example.com'],
  ['mail', 'mail.example.com', 'mail.example.com'],
  ['send', 'mail.example.com', 'send.mail.example.com'],
  ['send.mail', 'mail.example.co.uk', 'send.mail.example.co.uk'],
  ['Resend._DomainKey.a.b', 'a.b.example.com', 'resend._domainkey.a.b.example.com'],
])('the record “%s” of %s is %s', (name, domain, host) => expect(recordHost(name, domain)).toBe(host))

const host = 'x.example.com'
const dkim: WantedRecord = { purpose: 'dkim', type: 'TXT', host, value: 'p=MIGf MA0', priority: null }
const mx: WantedRecord = { purpose: 'return_path', type: 'MX', host, value: 'feedback.example.net', priority: 10 }
const spf: WantedRecord = {
  purpose: 'spf',
  type: 'TXT',
  host,
  value: 'v=spf1 include:amazonses.com ~all',
  priority: null,
}
const cname: WantedRecord = { purpose: 'dkim', type: 'CNAME', host, value: 'a.dkim.example.net', priority: null }

test.each([
  ['a key', dkim, found('v=DKIM1; k=rsa; p=MIGfMA0'), 'found'],
  ['a key cut into pieces by a provider’s page', dkim, found('p=MIGf MA0'), 'found'],
  ['another key', dkim, found('p=OTHER'), 'differs'],
  ['a key that was taken back', dkim, found('p='), 'differs'],
  ['two keys', dkim, found('p=MIGfMA0', 'p=OTHER'), 'differs'],
  ['texts about something else', dkim, found('google-site-verification=1'), 'missing'],
  ['no such name', dkim, missing, 'missing'],
  ['no answer', dkim, failed, 'unknown'],
  ['a mail server', mx, found('10 Feedback.Example.net.'), 'found'],
  ['one with another priority', mx, found('20 feedback.example.net'), 'found'],
  ['another one beside it', mx, found('10 feedback.example.net', '20 mail.example.org'), 'differs'],
  ['another one', mx, found('10 mail.example.org'), 'differs'],
  ['a pointer', cname, found('a.dkim.example.net.'), 'found'],
  ['a pointer elsewhere', cname, found('b.dkim.example.net'), 'differs'],
  ['an SPF record', spf, found('v=spf1 include:amazonses.com ~all', 'hello'), 'found'],
  ['one without what is wanted', spf, found('v=spf1 -all'), 'differs'],
] as const)('%s: %s', (_case, wanted, answer, verdict) => {
  const line = judgeRecord(wanted, answer)
  expect(line.verdict).toBe(verdict)
  expect(line.advice === null).toBe(verdict === 'found')
})

test('what is to be put can be copied as it stands', () =>
  expect(judgeRecord(mx, missing)).toMatchObject({ wanted: '10 feedback.example.net', host, type: 'MX' }))

test('the record of the registered domain counts for those below it', () =>
  expect([dmarcHosts('example.com'), dmarcHosts('mail.example.com')]).toEqual([
    ['_dmarc.example.com'],
    ['_dmarc.mail.example.com', '_dmarc.example.com'],
  ]))

test.each([
  ['none', [missing, missing], 'missing', /Add this/],
  ['one that only watches', [found('v=DMARC1; p=none')], 'found', /only watches/],
  ['one that acts', [found('v=DMARC1; p=reject; rua=mailto:x@y.example')], 'found', null],
  ['one further up', [missing, found('V=dmarc1;p=quarantine')], 'found', null],
  ['one that is strict about the return path', [found('v=DMARC1; p=reject; aspf=s')], 'found', /aspf=s/],
  ['two', [found('v=DMARC1; p=none', 'v=DMARC1; p=reject')], 'differs', /several/],
  ['one without a policy', [found('v=DMARC1; rua=mailto:x@y.example')], 'differs', /names no policy/],
  ['a policy that does not exist', [found('v=DMARC1; p=please')], 'differs', /names no policy/],
  ['no answer', [failed], 'unknown', /did not answer/],
] as const)('DMARC: %s', (_case, answers, verdict, advice) => {
  const line = judgeDmarc('mail.example.com', answers)
  expect(line.verdict).toBe(verdict)
  if (advice === null) expect(line.advice).toBeNull()
  else expect(line.advice).toMatch(advice)
})
