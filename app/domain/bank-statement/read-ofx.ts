import type { PlainDate } from '../business-day.ts'
import { accountKey, piece, statedAmount, statedDay, statedReference, UnreadableStatement } from './bank-statement.ts'
import type { Statement, StatementLine } from './bank-statement.ts'

/**
 * Open Financial Exchange, 1.x (SGML, elements often not closed) and 2.x (XML): in both an element with a value is its tag and the
 * text up to the next one, which is all that is read; a document type cannot say anything.
 * Source: OFX 1.0.3 and 2.2, chapter 11 (banking).
 */
export function readOfx(text: string): Statement[] {
  const statements = blocksOf(text, 'STMTRS', 'CCSTMTRS').map(statementOf)
  if (statements.length === 0) throw new UnreadableStatement('The OFX file holds no statement of an account')
  return statements
}

type Values = ReadonlyMap<string, string>

function statementOf(block: string): Statement {
  const outside = valuesOf(block.replace(/<STMTTRN>[\s\S]*<\/STMTTRN>/i, ''))
  const currency = outside.get('CURDEF') ?? ''
  const bank = outside.get('BANKID')
  const account = outside.get('ACCTID')
  const [ledger] = blocksOf(block, 'LEDGERBAL')
  const closing = ledger === undefined ? undefined : valuesOf(ledger).get('BALAMT')
  return {
    account: accountKey(bank && account ? `${bank}/${account}` : account),
    currency,
    opening: null,
    closing: closing === undefined ? null : statedAmount(closing, currency),
    lines: blocksOf(block, 'STMTTRN').map((one) => lineOf(one, currency)),
  }
}

function lineOf(block: string, currency: string): StatementLine {
  const values = valuesOf(block)
  const posted = dayOf(values.get('DTPOSTED'))
  if (!posted) throw new UnreadableStatement('A transaction of the file has no day (DTPOSTED)')
  const [to] = blocksOf(block, 'BANKACCTTO')
  const name = values.get('NAME')
  const memo = values.get('MEMO')
  const [payee] = blocksOf(block, 'PAYEE')
  const payeeName = payee === undefined ? undefined : valuesOf(payee).get('NAME')
  return {
    bookedOn: posted,
    valueOn: dayOf(values.get('DTAVAIL')),
    amount: statedAmount(values.get('TRNAMT') ?? '', currency),
    name: piece(payeeName ?? name, 'name'),
    account: accountKey(to === undefined ? null : valuesOf(to).get('ACCTID')),
    text: piece([memo, memo && name && memo.includes(name) ? undefined : name].filter(Boolean).join(' '), 'text') ?? '',
    reference: statedReference(values.get('REFNUM') ?? values.get('CHECKNUM')),
    bankId: piece(values.get('FITID'), 'bankId'),
  }
}

/** What stands between a tag and its end; an element that holds others is always closed. */
function blocksOf(text: string, ...names: readonly string[]): string[] {
  const pattern = new RegExp(`<(${names.join('|')})>`, 'gi')
  const blocks: string[] = []
  for (let open = pattern.exec(text); open; open = pattern.exec(text)) {
    const start = open.index + open[0].length
    const end = text.toUpperCase().indexOf(`</${(open[1] ?? '').toUpperCase()}>`, start)
    const next = end === -1 ? text.length : end
    blocks.push(text.slice(start, next))
    pattern.lastIndex = next
  }
  return blocks
}

/** Elements and their values, the first of each. */
function valuesOf(block: string): Values {
  const values = new Map<string, string>()
  for (const [, name = '', value = ''] of block.matchAll(/<([A-Za-z][A-Za-z0-9.]*)>([^<]*)/g)) {
    const key = name.toUpperCase()
    if (value.trim() !== '' && !values.has(key)) values.set(key, decode(value.trim()))
  }
  return values
}

const decode = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')

/** "20261123", also with a time and a zone behind it: the day as the bank writes it. */
function dayOf(text: string | undefined): PlainDate | null {
  if (text === undefined) return null
  const [, year = '', month = '', day = ''] = /^(\d{4})(\d\d)(\d\d)/.exec(text) ?? []
  return statedDay(year, month, day)
}
