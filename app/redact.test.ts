import { expect, test } from 'vitest'
import { redact, redactLine } from './redact.ts'

test.each([
  ['a portal link', 'GET /p/Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4/pay', 'Zm9vYmFy'],
  ['an invitation', 'https://pay.example.com/invite/abcdefghijklmnopqrst', 'abcdefghij'],
  ['a key of ours', 'Authorization: Bearer dw_abcdefghijklmnop', 'abcdefghij'],
  ['a key without its header', 'key dw_abcdefghijklmnop', 'abcdefghij'],
  ['a key of Stripe', 'Invalid API Key provided: sk_live_abcdefghijkl', 'abcdefghij'],
  ['a key of Resend', 're_abcdefghijkl was revoked', 'abcdefghij'],
  ['a webhook secret', 'whsec_YWJjZGVmZ2hpamtsbW5v', 'YWJjZGVm'],
  ['a client secret of PayPal', 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==', 'QWxhZGRp'],
  ['a token in a query', '/sign-in?resetToken=abcdef&next=/admin', 'abcdef'],
  ['the password of a database', 'postgresql://dunwell:s3cret@db:5432/dunwell', 's3cret'],
  ['an address', 'Unknown recipient "Ann Other <ann.other+ap@harbour.example>"', 'harbour'],
  ['an address after an escaped end of line', 'To:\nann@harbour.example', 'ann@'],
  ['a card number', 'card 4242 4242 4242 4242 was declined', '4242'],
  ['a card number in one piece', 'card:4000056655665556', '40000566'],
  ['a value that was there already', 'Key (email)=(Ann Other) already exists.', 'Ann'],
  ['a row that was refused', 'Failing row contains (1, Ann (Other), null).', 'Ann'],
  ['a value of another type', 'invalid input syntax for type uuid: "Ann Other"', 'Ann'],
])('%s is taken out', (_what, text, secret) => {
  expect(text).toContain(secret)
  expect(redact(text)).not.toContain(secret)
  expect(JSON.parse(redactLine(JSON.stringify({ a: { b: [text] } })))).toEqual({ a: { b: [redact(text)] } })
})

test.each([
  ['a row id', '019acb4e-7c1d-7000-8000-123456789012'],
  ['an id of digits', '00000000-0000-4000-8000-000000000000'],
  ['an instant', '2026-11-23T16:00:00.000Z'],
  ['milliseconds', '1795449600000'],
  ['a number that no card has', '4242424242424241'],
  ['a route', '/p/:token/pay'],
  ['a payment of Stripe', 'pi_3abcdefghijklmnop'],
])('%s stays', (_what, text) => expect(redact(text)).toBe(text))

test('the line stays JSON, and its numbers stay numbers', () => {
  expect(redactLine('{"time":4242424242424242,"msg":"to \\"a@b.example\\"\\n"}\n')).toBe(
    '{"time":4242424242424242,"msg":"to \\"[…]@[…]\\"\\n"}\n',
  )
})
