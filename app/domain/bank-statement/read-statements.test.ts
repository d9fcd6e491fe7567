import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Statement } from './bank-statement.ts'
import { readStatements } from './read-statements.ts'

const folder = new URL('../../../tests/fixtures/bank/', import.meta.url)
const samples = ['csv', 'camt053', 'mt940', 'ofx'].flatMap((format) =>
  readdirSync(new URL(`${format}/`, folder)).map((name) => `${format}/${name}`),
)
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)))
const bytes = (text: string) => new TextEncoder().encode(text)
const rules = { currency: 'EUR' }

/** As a person would check it against the bank's page. */
const shown = ({ account, currency, opening, closing, lines }: Statement) => [
  `${account} ${currency} ${opening?.minor ?? '?'} → ${closing?.minor ?? '?'}`,
  ...lines.map(({ bookedOn, valueOn, amount, name, account: payer, text, reference, bankId }) =>
    [bookedOn, valueOn, amount.minor, amount.currency, name, payer, text, reference, bankId].map(String).join(' | '),
  ),
]

test.each(samples)('%s is read as the bank meant it', (name) => {
  const read = readStatements(bytesOf(name), rules)
  if (!read.ok) throw new Error(read.reason)
  expect(read.value.format).toBe(name.split('/')[0])
  expect(read.value.statements.every(({ addsUp }) => addsUp)).toBe(true)
  expect(read.value.statements.flatMap(shown)).toMatchSnapshot()
})

test('balances that the lines do not lead to are said, not hidden', () => {
  const text = new TextDecoder().decode(bytesOf('camt053/version-02.xml')).replace('2455.90', '2455.91')
  const read = readStatements(bytes(text), rules)
  expect(read.ok && read.value.statements.map(({ addsUp }) => addsUp)).toEqual([false])
})

test.each([
  ['nothing', '', 'empty'],
  ['words', 'Dear bank,\nplease send money', 'columns of a bank statement'],
  ['days that can be read two ways', 'Date,Description,Amount\n03/04/2026,a,1.00\n', 'two ways'],
  [
    'an amount in words',
    'Date,Description,Amount\n2026-03-04,a,12 pounds of\n',
    'Line 2: "12 pounds of" is not an amount',
  ],
  ['a report of the day', '<Document><BkToCstmrAcctRpt/></Document>', 'CAMT.052'],
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><Document/>', 'DOCTYPE'],
  ['a movement without a sign', ':20:A\n:25:B\n:60F:C261119EUR1,00\n:61:261120X5,00N\n:62F:C261119EUR1,00', 'Line 4'],
  [
    'a day that does not exist',
    ':20:A\n:25:B\n:60F:C261119EUR1,00\n:61:261131C5,00NTRF\n:62F:C261119EUR6,00',
    'Line 4: 2026-11-31',
  ],
  ['a PDF', '%PDF-1.7', 'PDF'],
])('%s is refused with the reason', (_what, text, reason) => {
  const read = readStatements(bytes(text), rules)
  expect(read.ok ? 'read' : read.reason).toContain(reason)
})

test('what a person said about the days is obeyed', () => {
  const text = bytes('Date,Description,Amount\n03/04/2026,a,1.00\n')
  const dayOf = (dateOrder: 'dmy' | 'mdy') => {
    const read = readStatements(text, { ...rules, dateOrder })
    return read.ok && read.value.statements[0]?.lines[0]?.bookedOn.toString()
  }
  expect([dayOf('dmy'), dayOf('mdy')]).toEqual(['2026-04-03', '2026-03-04'])
})

test('nesting without an end and a billion laughs are refused before they are parsed', () => {
  const deep = readStatements(bytes(`<Document>${'<a>'.repeat(100_000)}`), rules)
  expect(deep.ok ? '' : deep.reason).toContain('nested')
  const laughs = readStatements(
    bytes(`<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><Document>&b;</Document>`),
    rules,
  )
  expect(laughs.ok ? '' : laughs.reason).toContain('DOCTYPE')
})

test('damaged files never crash it: they are read whole or refused', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255), kind: fc.constantFrom('set', 'drop', 'cut') }), {
        minLength: 1,
        maxLength: 6,
      }),
      (name, harms) => {
        let harmed = [...bytesOf(name)]
        for (const { at, byte, kind } of harms) {
          const place = at % Math.max(1, harmed.length)
          if (kind === 'set') harmed[place] = byte
          else if (kind === 'drop') harmed.splice(place, 3)
          else harmed = harmed.slice(0, place)
        }
        const read = readStatements(Uint8Array.from(harmed), rules)
        if (read.ok) expect(read.value.statements.flatMap(({ lines }) => lines).length).toBeGreaterThan(0)
        else expect(read.reason.length).toBeGreaterThan(5)
      },
    ),
    { numRuns: 400 },
  )
})
