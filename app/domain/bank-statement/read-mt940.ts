import { compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { negateMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { accountKey, piece, statedAmount, statedDay, statedReference, UnreadableStatement } from './bank-statement.ts'
import type { Statement, StatementLine } from './bank-statement.ts'
import { readInformation } from './mt940-information.ts'

interface Field {
  readonly tag: string
  /** Its lines, the first after the tag. */
  readonly lines: string[]
  readonly line: number
}

interface Draft {
  account: string | null
  opening: Money | null
  closing: Money | null
  lines: StatementLine[]
}

/**
 * SWIFT MT940, alone or in its envelope. Pages of one statement (`:60M:`, `:62M:`) are put together by the account.
 * Source: SWIFT Standards, category 9, MT 940; for `:86:` see `readInformation`.
 */
export function readMt940(text: string): Statement[] {
  const statements: Statement[] = []
  let draft: Draft | null = null
  const finish = () => {
    if (!draft) return
    const currency = draft.opening?.currency ?? draft.closing?.currency
    if (!currency) throw new UnreadableStatement('A statement of the file says no balance, and so no currency')
    statements.push({ ...draft, currency })
    draft = null
  }
  const fields = fieldsOf(text)
  for (const [index, field] of fields.entries()) {
    const { tag, lines, line } = field
    if (tag === '20') {
      finish()
      draft = { account: null, opening: null, closing: null, lines: [] }
      continue
    }
    if (!draft) continue
    const [first = ''] = lines
    if (tag === '25') draft.account = accountKey(first.replace(ibanWithCurrency, '$1'))
    else if (tag.startsWith('60')) draft.opening ??= balanceOf(first, line)
    else if (tag.startsWith('62')) draft.closing = balanceOf(first, line)
    else if (tag === '61') {
      const currency = draft.opening?.currency
      if (!currency) throw new UnreadableStatement('A movement stands before the opening balance', line)
      const next = fields[index + 1]
      draft.lines.push(lineOf(field, next?.tag === '86' ? next.lines : [], currency))
    }
  }
  finish()
  return pagesTogether(statements)
}

/** `:61:` and the like; lines without a tag go on with the one before. The envelope's braces and the closing "-" are dropped. */
function fieldsOf(text: string): Field[] {
  const fields: Field[] = []
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const written = raw.replace(/^\{.*?\{4:/, '').replace(/^-\}.*$/, '')
    const tagged = /^:(\d\d[A-Z]?):(.*)$/.exec(written)
    if (tagged) fields.push({ tag: tagged[1] ?? '', lines: [tagged[2] ?? ''], line: index + 1 })
    else if (written !== '' && written !== '-') fields.at(-1)?.lines.push(written)
  }
  return fields
}

function balanceOf(text: string, line: number): Money {
  const [, sign, , currency = '', amount = ''] = /^([CD])(\d{6})([A-Z]{3})([\d,]+)/.exec(text.trim()) ?? []
  if (!sign) throw new UnreadableStatement('This balance cannot be read', line)
  const plain = statedAmount(amount, currency, line)
  return sign === 'D' ? negateMoney(plain) : plain
}

/** Some banks write the currency behind the account. */
const ibanWithCurrency = /^([A-Z]{2}\d{2}[A-Z0-9]{8,30})[A-Z]{3}$/

const movement = /^(\d\d)(\d\d)(\d\d)(\d{4})?(R?[CD])([A-Z])?(\d[\d,]*)([NSF][A-Z0-9]{3})?(.*)$/

function lineOf({ lines: [first = '', extra = ''], line }: Field, information: readonly string[], currency: string) {
  const match = movement.exec(first.trim())
  if (!match) throw new UnreadableStatement('This movement cannot be read', line)
  const [, year = '', month = '', day = '', entry, mark = '', , amount = '', , references = ''] = match
  const valueOn = statedDay(`20${year}`, month, day, line)
  const bookedOn = entry === undefined ? valueOn : nearest(valueOn, entry, line)
  const plain = statedAmount(amount, currency, line)
  const [own = '', bank] = references.split('//')
  const told = readInformation(information)
  return {
    ...{ bookedOn, valueOn },
    // RC takes a credit back, RD a debit.
    amount: mark === 'D' || mark === 'RC' ? negateMoney(plain) : plain,
    name: piece(told.name, 'name'),
    account: accountKey(told.account),
    text: piece(told.text || extra, 'text') ?? '',
    reference: statedReference(told.reference ?? own),
    bankId: bank ? statedReference(bank) : null,
  }
}

/** The entry day has no year: the one that lies nearest to the value day. */
function nearest(valueOn: PlainDate, entry: string, line: number): PlainDate {
  const [month, day] = [entry.slice(0, 2), entry.slice(2)]
  const apart = Number(month) - valueOn.month
  const year = apart > 6 ? valueOn.year - 1 : apart < -6 ? valueOn.year + 1 : valueOn.year
  return statedDay(String(year), month, day, line)
}

function pagesTogether(statements: readonly Statement[]): Statement[] {
  const together: Statement[] = []
  for (const statement of statements) {
    const before = together.at(-1)
    const goesOn =
      before &&
      before.account === statement.account &&
      before.currency === statement.currency &&
      before.closing?.minor === statement.opening?.minor &&
      !isEarlier(statement, before)
    if (!goesOn) together.push(statement)
    else {
      together.pop()
      together.push({ ...before, closing: statement.closing, lines: [...before.lines, ...statement.lines] })
    }
  }
  return together
}

const isEarlier = (a: Statement, b: Statement): boolean => {
  const [first, last] = [a.lines[0], b.lines.at(-1)]
  return first !== undefined && last !== undefined && compareDays(first.bookedOn, last.bookedOn) < 0
}
