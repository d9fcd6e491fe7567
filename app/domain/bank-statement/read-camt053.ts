import { sumMoney, equalMoney, negateMoney } from '../money.ts'
import type { Money } from '../money.ts'
import type { PlainDate } from '../business-day.ts'
import { childrenOf, nodeAt, readXml, textAt } from '../xml/read-xml.ts'
import type { XmlNode } from '../xml/read-xml.ts'
import { accountKey, piece, statedAmount, statedDay, statedReference, UnreadableStatement } from './bank-statement.ts'
import type { Statement, StatementLine } from './bank-statement.ts'

/**
 * ISO 20022 "Bank to Customer Statement", versions 02 to 13: what differs between them (states as text or code, parties wrapped
 * or not) is read either way. Only booked entries count. An entry that stands for several payments becomes a line for each,
 * where their sums agree with it.
 * Source: ISO 20022 message definition camt.053.001.02 and .08.
 */
export function readCamt053(text: string): Statement[] {
  const xml = readXml(text)
  if (!xml.ok) throw new UnreadableStatement(xml.reason)
  const message = nodeAt(xml.value, 'BkToCstmrStmt')
  if (xml.value.name !== 'Document' || !message) {
    throw new UnreadableStatement(
      'This XML is not a CAMT.053 statement. Reports of the day (CAMT.052) and advices (CAMT.054) are not taken: export the statement',
    )
  }
  return childrenOf(message, 'Stmt').map(statementOf)
}

function statementOf(node: XmlNode): Statement {
  const account = textAt(node, 'Acct', 'Id', 'IBAN') ?? textAt(node, 'Acct', 'Id', 'Othr', 'Id')
  const balances = childrenOf(node, 'Bal')
  const entries = childrenOf(node, 'Ntry')
  const currency =
    textAt(node, 'Acct', 'Ccy') ?? [...balances, ...entries].map((one) => nodeAt(one, 'Amt')?.attributes.Ccy)[0]
  if (!currency) throw new UnreadableStatement('The statement does not say its currency')
  const balance = (...codes: string[]) => {
    const found = codes.flatMap((code) => balances.filter((one) => textAt(one, 'Tp', 'CdOrPrtry', 'Cd') === code))[0]
    return found ? signedAmount(found, currency) : null
  }
  return {
    account: accountKey(account),
    currency,
    opening: balance('OPBD', 'PRCD'),
    closing: balance('CLBD'),
    lines: entries.flatMap((entry) => linesOf(entry, currency)),
  }
}

function signedAmount(node: XmlNode, currency: string, direction = node): Money {
  const amount = nodeAt(node, 'Amt')
  const plain = statedAmount(amount?.text ?? '', amount?.attributes.Ccy ?? currency)
  return textAt(direction, 'CdtDbtInd') === 'DBIT' ? negateMoney(plain) : plain
}

function dayOf(node: XmlNode | undefined): PlainDate | null {
  const written = textAt(node, 'Dt') ?? textAt(node, 'DtTm')
  if (!written) return null
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)/.exec(written) ?? []
  return statedDay(year, month, day)
}

function linesOf(entry: XmlNode, currency: string): StatementLine[] {
  const state = textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts')
  if (state && state !== 'BOOK') return []
  const amount = signedAmount(entry, currency)
  const bookedOn = dayOf(nodeAt(entry, 'BookgDt')) ?? dayOf(nodeAt(entry, 'ValDt'))
  if (!bookedOn) throw new UnreadableStatement('An entry of the statement has no day')
  const common = { bookedOn, valueOn: dayOf(nodeAt(entry, 'ValDt')) }
  const bankId = textAt(entry, 'AcctSvcrRef') ?? textAt(entry, 'NtryRef')
  const details = childrenOf(entry, 'NtryDtls').flatMap((one) => childrenOf(one, 'TxDtls'))
  const about = textAt(entry, 'AddtlNtryInf')
  const parts = details.map((one) => partAmount(one, entry, currency))
  const agree =
    parts.length > 1 &&
    parts.every((part): part is Money => part !== null && part.currency === amount.currency) &&
    equalMoney(sumMoney(parts, amount.currency), amount)
  if (agree) {
    return details.flatMap((one, index) => {
      const part = parts[index]
      if (!part) return []
      const own = textAt(one, 'Refs', 'AcctSvcrRef') ?? textAt(one, 'Refs', 'TxId')
      const id = own && own !== bankId ? own : bankId && `${bankId}/${index + 1}`
      return [{ ...common, ...wordsOf([one], part.minor < 0n, about), amount: part, bankId: piece(id, 'bankId') }]
    })
  }
  const ownId = bankId ?? textAt(details[0], 'Refs', 'AcctSvcrRef')
  return [{ ...common, ...wordsOf(details, amount.minor < 0n, about), amount, bankId: piece(ownId, 'bankId') }]
}

/** What one of several payments of an entry is worth; null where the file does not say. */
function partAmount(detail: XmlNode, entry: XmlNode, currency: string): Money | null {
  const holder = nodeAt(detail, 'Amt') ? detail : nodeAt(detail, 'AmtDtls', 'TxAmt')
  if (!holder || !nodeAt(holder, 'Amt')) return null
  return signedAmount(holder, currency, nodeAt(detail, 'CdtDbtInd') ? detail : entry)
}

function wordsOf(details: readonly XmlNode[], isOut: boolean, about: string | null) {
  const side = isOut ? 'Cdtr' : 'Dbtr'
  const first = details[0]
  const party = nodeAt(first, 'RltdPties', side)
  const account = nodeAt(first, 'RltdPties', `${side}Acct`, 'Id')
  const written = details.flatMap((one) => [
    ...childrenOf(nodeAt(one, 'RmtInf'), 'Ustrd').map(({ text }) => text),
    ...childrenOf(nodeAt(one, 'RmtInf'), 'Strd').flatMap((strd) => [
      textAt(strd, 'CdtrRefInf', 'Ref') ?? '',
      ...childrenOf(strd, 'RfrdDocInf').map((document) => textAt(document, 'Nb') ?? ''),
      textAt(strd, 'AddtlRmtInf') ?? '',
    ]),
  ])
  const text = written.filter(Boolean).join(' ') || textAt(first, 'AddtlTxInf') || about || ''
  const structured = details.map((one) => textAt(one, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref')).find(Boolean)
  return {
    name: piece(textAt(party, 'Nm') ?? textAt(party, 'Pty', 'Nm'), 'name'),
    account: accountKey(textAt(account, 'IBAN') ?? textAt(account, 'Othr', 'Id')),
    text: piece(text, 'text') ?? '',
    reference: statedReference(structured ?? textAt(first, 'Refs', 'EndToEndId')),
  }
}
