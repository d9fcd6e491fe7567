import { expect, test } from 'vitest'
import { checkTone } from './tone-check.ts'

const afterDue = { afterDue: true }

test.each([
  ['blame', 'You have failed to pay invoice 2041.', ['You have failed']],
  ['blame', 'Despite our reminders nothing came.', ['Despite our']],
  ['threat', 'Otherwise we take legal action without further notice.', ['legal action', 'without further notice']],
  ['capitals', 'This is URGENT, pay now.', ['URGENT']],
  ['exclamation', 'Please pay today!!', ['!!']],
] as const)('%s is found: %s', (kind, text, excerpts) =>
  expect(checkTone(text, afterDue)).toEqual(excerpts.map((excerpt) => ({ kind, excerpt }))),
)

test.each([
  ['plain words', 'Invoice 2041 was due on Thursday, and $1,234.50 is still open.'],
  ['abbreviations and invoice numbers', 'Invoice INV-2041 and ABCD-7: pay by ACH, SEPA or with IBAN.'],
  ['words that only contain a flagged one', 'The issue of the courtesy copy is at your disposal.'],
])('%s pass', (_what, text) => expect(checkTone(text, afterDue)).toEqual([]))

test('a client whose name is in capitals is not shouted at', () => {
  expect(checkTone('Hello ACME GMBH,', { ...afterDue, ignore: ['ACME GMBH'] })).toEqual([])
  expect(checkTone('Hello ACME GMBH,', afterDue)).toHaveLength(2)
})

test('an exclamation mark is fine before the due date', () =>
  expect(checkTone('Thank you!', { afterDue: false })).toEqual([]))

test('the next step is named in the final notice and nowhere else', () => {
  const text = 'Our next step is to hand the claim to a collection agency.'
  expect(checkTone(text, { ...afterDue, namesNextStep: true })).toEqual([])
  expect(checkTone(text, afterDue)).toEqual([{ kind: 'threat', excerpt: 'collection agency' }])
})
