import { expect, test } from 'vitest'
import { judgeAutomatic } from './judge-automatic.ts'

const ours = ['billing@northwind.example']
const from = 'ada@client.example'

test.each([
  ['a person', from, {}, null],
  ['a person whose program says so', from, { 'Auto-Submitted': 'no' }, null],
  ['an out-of-office note (RFC 3834)', from, { 'Auto-Submitted': 'auto-replied' }, 'auto_reply'],
  ['one with a parameter', from, { 'auto-submitted': 'auto-generated; type=x' }, 'auto_reply'],
  ['an older autoresponder', from, { 'X-Autoreply': 'yes' }, 'auto_reply'],
  ['another one', from, { 'X-Autorespond': 'Away' }, 'auto_reply'],
  ['one by its precedence', from, { Precedence: 'auto_reply' }, 'auto_reply'],
  ['a newsletter', from, { Precedence: 'bulk' }, 'list'],
  ['a mailing list', from, { 'List-Id': '<news.client.example>' }, 'list'],
  [
    'a mail that went back (RFC 3464)',
    from,
    { 'Content-Type': 'multipart/report; report-type=delivery-status' },
    'bounce',
  ],
  ['an empty return path', from, { 'Return-Path': '<>' }, 'bounce'],
  ['a mail server', 'MAILER-DAEMON@client.example', {}, 'bounce'],
  ['nobody', '', {}, 'bounce'],
  ['ourselves', 'Billing@Northwind.example', {}, 'own'],
] as const)('%s', (_case, fromAddress, headers, expected) =>
  expect(judgeAutomatic({ fromAddress, subject: 'Re: Invoice', headers }, ours)).toBe(expected),
)
