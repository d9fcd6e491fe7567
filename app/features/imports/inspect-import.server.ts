import { exponentOf, isCurrency } from '#app/domain/currency.ts'
import { detectColumns, headerScore } from '#app/domain/invoice-import/detect-columns.ts'
import { createDateOrderDetector } from '#app/domain/invoice-import/detect-date-order.ts'
import { createDecimalMarkDetector } from '#app/domain/invoice-import/detect-decimal-mark.ts'
import { detectDialect } from '#app/domain/invoice-import/detect-dialect.ts'
import { createEncodingDetector } from '#app/domain/invoice-import/detect-encoding.ts'
import type { Encoding } from '#app/domain/invoice-import/detect-encoding.ts'
import { cleanLine } from '#app/domain/invoice-import/clean-text.ts'
import type { ColumnMap } from '#app/domain/invoice-import/import-column.ts'
import { columnsOfKind, kindWords } from '#app/domain/invoice-import/import-kind.ts'
import type { ImportKind } from '#app/domain/invoice-import/import-kind.ts'
import { createRecordReader } from '#app/domain/invoice-import/read-records.ts'
import type { RawRecord } from '#app/domain/invoice-import/read-records.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { decodeText } from './decode-text.server.ts'
import type { FileSource } from './decode-text.server.ts'
import { openQuestions } from './import-plan.ts'
import type { ImportAnswers, ImportPlan } from './import-plan.ts'
import { readRecords } from './read-rows.server.ts'

/** Characters looked at for delimiter and header; dates and amounts are looked at to the end. */
const SAMPLE = 32 * 1024
/** Reports have titles above their header; not more rows than this. */
const HEADER_WITHIN = 25

/**
 * Finds out how a file is to be read, in constant memory: once over the bytes for the encoding, once over the rows for
 * dates and amounts. `currency` is the business's own. What a person answered (or asked for on the command line) goes
 * before what was found. Refused, in words for that person: an empty file, a header that is not there, no such currency.
 */
export async function inspectImport(call: {
  open: FileSource
  currency: string
  kind?: ImportKind | undefined
  answers?: ImportAnswers | undefined
}): Promise<Result<ImportPlan, string>> {
  const { open, kind = 'invoices', answers = {} } = call
  const currency = answers.currency ?? call.currency
  if (!isCurrency(currency)) return refuse(`"${currency}" is not a currency code such as USD or EUR`)
  const encoding = await findEncoding(open)
  const dialect = detectDialect(await firstText(open, encoding))
  const header = await findHeader(open, kind, encoding, dialect, answers.columns)
  if (!header)
    return refuse(`The file holds no table: it needs a row of column names and a row for each ${kindWords[kind][0]}`)

  const { headerLine, headers } = header
  const strange = Object.values(answers.columns ?? {}).find((name) => name !== '' && !headers.includes(name))
  if (strange !== undefined) {
    return refuse(`The file has no column "${strange}": it has ${headers.filter(Boolean).join(', ').slice(0, 500)}`)
  }
  const detected = detectColumns(headers, kind)
  const columns = answers.columns ? withAnswers(detected.columns, answers.columns) : detected.columns

  const found = { kind, source: detected.source, encoding, ...dialect, headerLine, headers, columns, currency }
  const facts = await observeRows(open, found)
  const plan = {
    ...found,
    dateOrder: answers.dateOrder ?? facts.dateOrder,
    decimalMark: answers.decimalMark ?? facts.decimalMark,
    rows: facts.rows,
  }
  return ok({ ...plan, questions: openQuestions(plan, facts.dateSamples), readAs: null })
}

async function findEncoding(open: FileSource): Promise<Encoding> {
  const detector = createEncodingDetector()
  for await (const bytes of open()) detector.push(bytes)
  return detector.verdict()
}

async function firstText(open: FileSource, encoding: Encoding): Promise<string> {
  let sample = ''
  for await (const text of decodeText(open, encoding)) {
    sample += text
    if (sample.length >= SAMPLE) break
  }
  return sample.slice(0, SAMPLE)
}

/** The row that names the most columns, the first of equals; headers a person named have the last word. */
async function findHeader(
  open: FileSource,
  kind: ImportKind,
  encoding: Encoding,
  dialect: Pick<ImportPlan, 'delimiter' | 'quote'>,
  answered: ColumnMap | undefined,
): Promise<{ headerLine: number; headers: string[] } | null> {
  // An empty name says that there is no such column: it must not speak for a row of empty cells.
  const named = new Set(Object.values(answered ?? {}).filter((name) => name !== ''))
  const reader = createRecordReader(dialect)
  const first: RawRecord[] = []
  for await (const text of decodeText(open, encoding)) {
    first.push(...reader.push(text))
    if (first.length >= HEADER_WITHIN) break
  }
  if (first.length < HEADER_WITHIN) first.push(...reader.end())
  const candidates = first
    .slice(0, HEADER_WITHIN)
    .filter(({ problem, cells }) => !problem && cells.filter((cell) => cell.trim() !== '').length > 1)
    .map(({ line, cells }) => ({ headerLine: line, headers: cells.map(cleanLine) }))
    .map((row) => ({
      ...row,
      score: headerScore(row.headers, kind) + 100 * row.headers.filter((name) => named.has(name)).length,
    }))
  const [start, ...others] = candidates
  if (!start) return null
  const { headerLine, headers } = others.reduce((best, row) => (row.score > best.score ? row : best), start)
  return { headerLine, headers: headers.slice(0, headers.findLastIndex((name) => name !== '') + 1) }
}

/** A header given by a person leaves the column it was thought to be; an empty name means that the file has no such column. */
function withAnswers(detected: ColumnMap, answered: ColumnMap): ColumnMap {
  const taken = new Set(Object.values(answered))
  const kept = Object.entries(detected).filter(([, header]) => !taken.has(header))
  return Object.fromEntries(
    Object.entries({ ...Object.fromEntries(kept), ...answered }).filter(([, header]) => header !== ''),
  )
}

async function observeRows(
  open: FileSource,
  plan: Omit<ImportPlan, 'dateOrder' | 'decimalMark' | 'rows' | 'questions' | 'readAs'>,
) {
  const dates = createDateOrderDetector()
  const amounts = createDecimalMarkDetector()
  const placesOf = (columns: readonly (keyof ColumnMap)[]) =>
    columns
      .map((column) => (plan.columns[column] === undefined ? -1 : plan.headers.indexOf(plan.columns[column])))
      .filter((index) => index !== -1)
  const ofKind = columnsOfKind(plan.kind)
  const datePlaces = placesOf(ofKind.dates)
  const amountPlaces = placesOf(ofKind.amounts)
  let rows = 0
  for await (const records of readRecords(open, plan)) {
    rows += records.length
    for (const { problem, cells } of records) {
      if (problem) continue
      for (const place of datePlaces) dates.observe(cells[place] ?? '')
      for (const place of amountPlaces) amounts.observe(cells[place] ?? '')
    }
  }
  return {
    rows,
    dateOrder: dates.verdict(),
    dateSamples: dates.samples(),
    decimalMark: amounts.verdict(exponentOf(plan.currency)),
  }
}
