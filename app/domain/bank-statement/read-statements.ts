import { isCurrency } from '../currency.ts'
import { createEncodingDetector } from '../invoice-import/detect-encoding.ts'
import type { DateOrder } from '../invoice-import/parse-date.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import { addsUp, UnreadableStatement } from './bank-statement.ts'
import type { Statement, StatementFormat } from './bank-statement.ts'
import { readBankCsv } from './read-csv.ts'
import { readCamt053 } from './read-camt053.ts'
import { readMt940 } from './read-mt940.ts'
import { readOfx } from './read-ofx.ts'

export interface StatementFile {
  readonly format: StatementFormat
  readonly statements: readonly (Statement & { readonly addsUp: boolean })[]
}

const BYTES_MAX = 10 * 1024 * 1024
const LINES_MAX = 20_000

/**
 * A file of a bank, by what it holds and not by its name. `currency`: of a CSV that says none. All of it is read or none; refused
 * with the reason in words, the physical line first where there is one.
 */
export function readStatements(
  bytes: Uint8Array,
  rules: { currency: string; dateOrder?: DateOrder | undefined },
): Result<StatementFile, string> {
  if (bytes.length === 0) return refuse('The file is empty')
  if (bytes.length > BYTES_MAX) return refuse('The file is larger than 10 MB: export fewer months at once')
  const strange = strangeKind(bytes)
  if (strange) return refuse(strange)
  try {
    const text = textOf(bytes)
    const format = formatOf(text)
    const statements = read(text, format, rules)
    const lines = statements.flatMap((statement) => statement.lines)
    if (lines.length === 0) return refuse('The file holds no movement of an account')
    if (lines.length > LINES_MAX) return refuse('More than 20,000 movements: export fewer months at once')
    const odd = statements.find(({ currency }) => !isCurrency(currency))
    if (odd) return refuse(`"${odd.currency.slice(0, 20)}" is not a currency`)
    return ok({ format, statements: statements.map((one) => ({ ...one, addsUp: addsUp(one) })) })
  } catch (error) {
    if (error instanceof UnreadableStatement) return refuse(error.message)
    throw error
  }
}

function read(text: string, format: StatementFormat, rules: Parameters<typeof readBankCsv>[1]): Statement[] {
  switch (format) {
    case 'camt053':
      return readCamt053(text)
    case 'mt940':
      return readMt940(text)
    case 'ofx':
      return readOfx(text)
    case 'csv':
      return readBankCsv(text, rules)
  }
}

/** What the text is, from how it begins. */
function formatOf(text: string): StatementFormat {
  const head = text.slice(0, 4_096).trimStart()
  if (/^OFXHEADER|<OFX[\s>]/i.test(head)) return 'ofx'
  if (head.startsWith('<')) return 'camt053'
  return /^:20:/m.test(head) && /^:(?:25|60[FM]):/m.test(head) ? 'mt940' : 'csv'
}

function textOf(bytes: Uint8Array): string {
  const detector = createEncodingDetector()
  detector.push(bytes)
  return new TextDecoder(detector.verdict()).decode(bytes)
}

function strangeKind(bytes: Uint8Array): string | null {
  const begins = (...start: readonly number[]) => start.every((byte, at) => bytes[at] === byte)
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'This is a PDF. Export the statement as CAMT.053, MT940, OFX or CSV'
  if (begins(0x50, 0x4b) || begins(0xd0, 0xcf))
    return 'This is an Excel file or an archive. Export the statement as CSV, or unpack it first'
  return null
}
