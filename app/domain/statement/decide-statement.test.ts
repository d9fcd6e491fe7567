import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import type { Hold } from '../dunning/hold.ts'
import { asksForOverdue, basisAsksForOverdue, decideStatement, statementBasis } from './decide-statement.ts'
import type { StatementFacts } from './decide-statement.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const facts: StatementFacts = {
  ...{ clientName: 'Ada Ltd', today: day('2026-11-23'), setting: null, hasInvoices: true },
  ...{ recipient: 'ada@example.com', holds: [], open: [usd(500n)], overdue: [usd(200n)], hadOneToday: false },
}
const hold = (over: Partial<Hold>, invoiceNumber: string | null = null) => ({
  ...{ id: 'h', kind: 'manual' as const, until: null, reviewOn: null, reason: 'on leave', amount: null },
  ...{ scope: 'client' as const, promisedOn: null, invoiceNumber },
  ...over,
})

test('a statement goes to whoever has invoices and an address', () => {
  expect(decideStatement(facts)).toEqual({ send: true })
})

test.each<[string, Partial<StatementFacts>]>([
  ['Ada Ltd has no invoices yet.', { hasInvoices: false }],
  ['Ada Ltd is set to get no statements.', { setting: 'never' }],
  [
    'Follow-up of Ada Ltd rests through 3 December: on leave.',
    { holds: [hold({ until: day('2026-12-03'), reason: 'on leave. ' })] },
  ],
  [
    'Follow-up rests: closed for stock-taking.',
    { holds: [hold({ scope: 'business', reason: 'closed for stock-taking' })] },
  ],
  ['Ada Ltd disputes invoice 2041.', { holds: [hold({ kind: 'dispute', scope: 'invoice' }, '2041')] }],
  ['Ada Ltd was sent one today already.', { hadOneToday: true }],
  ['There is no address of Ada Ltd that works.', { recipient: null }],
])('%s', (reason, over) => {
  expect(decideStatement({ ...facts, ...over })).toMatchObject({ send: false, reason })
})

test.each([
  ['a pause that is over', hold({ until: day('2026-11-22') })],
  ['a pause of one invoice', hold({ scope: 'invoice' }, '2041')],
  ['a dispute of a part', hold({ kind: 'dispute', scope: 'invoice', amount: usd(1n) }, '2041')],
  ['a promise', hold({ kind: 'promise', scope: 'invoice' }, '2041')],
])('%s does not stop it', (_what, one) => {
  expect(decideStatement({ ...facts, holds: [one] }).send).toBe(true)
})

test('the fingerprint moves with the sums and the address, and says whether anything is past due', () => {
  const bases = [
    facts,
    { ...facts, open: [usd(499n)] },
    { ...facts, recipient: 'x@example.com' },
    { ...facts, overdue: [] },
  ]
  expect(new Set(bases.map(statementBasis)).size).toBe(4)
  for (const one of bases) expect(basisAsksForOverdue(statementBasis(one))).toBe(asksForOverdue(one))
})
