import { createReadStream } from 'node:fs'
import { open as openFile } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { now } from '#app/clock.server.ts'
import type { EnterBy } from '#app/domain/dunning/enter-ladder.ts'
import type { ImportKind } from '#app/domain/invoice-import/import-kind.ts'
import { csvLine } from '#app/domain/file/spreadsheet-cell.ts'
import { importRows } from '#app/features/imports/import-rows.server.ts'
import type { ImportAnswers, ImportQuestion } from '#app/features/imports/import-plan.ts'
import { inspectImport } from '#app/features/imports/inspect-import.server.ts'
import type { RejectedRow } from '#app/features/imports/read-rows.server.ts'
import { Refusal } from './command.ts'
import type { Report } from './command.ts'
import { findBusiness } from './find-business.ts'
import { progressBar } from './progress-bar.ts'
import { mustBeReadable } from './readable-file.ts'

const REASONS_SHOWN = 20

/** Reads, asks (by refusing, with the flag that answers) and takes in. Rows are streamed; only the reasons are kept. */
export async function importFromFile(call: {
  file: string
  kind: ImportKind
  business: string | undefined
  answers: ImportAnswers
  enterBy: EnterBy
  dryRun: boolean
  rejectsFile: string | null
}): Promise<Report> {
  const { file, kind, answers, enterBy, dryRun } = call
  await mustBeReadable(file)
  const open = () => createReadStream(file)
  const { id: businessId, currency } = await findBusiness(call.business)
  const inspected = await inspectImport({ open, kind, currency, answers })
  if (!inspected.ok) throw new Refusal(`${inspected.reason}.`)
  const plan = inspected.value
  if (plan.questions.length > 0) throw new Refusal(plan.questions.map((each) => askFor(each, plan.headers)).join('\n'))

  const bar = progressBar(plan.rows)
  const rejected: { line: number; reason: string }[] = []
  const rejects = call.rejectsFile === null ? null : await openRejects(call.rejectsFile, plan.headers)
  const onReject = (row: RejectedRow) => {
    rejected.push({ line: row.line, reason: row.reason })
    rejects?.write(csvLine([String(row.line), row.reason, ...row.raw]))
  }
  const onProgress = ({ rows }: { rows: number }) => bar.show(rows)
  const counts = await importRows({ businessId, open, plan, enterBy, now: now(), dryRun, onReject, onProgress })
  bar.end()
  if (rejects) await finished(rejects.end())
  const { rows, created, updated, unchanged } = counts
  return { json: { rows, created, updated, unchanged, rejected }, text: inWords({ ...counts, rejected }, dryRun) }
}

function askFor(question: ImportQuestion, headers: readonly string[]): string {
  switch (question.kind) {
    case 'columns':
      return `Which column is ${question.missing.join(', which is ')}? Say ${question.missing
        .map((field) => `--map ${field}=HEADER`)
        .join(' ')}: the file has ${headers.filter(Boolean).join(', ')}.`
    case 'dateOrder':
      return `Is the month or the day first? say --date-order mdy or dmy: ${question.samples.join(', ')}`
    case 'decimalMark':
      return 'Does "1.234" mean about one, or more than a thousand? say --decimal-mark point or comma.'
  }
}

async function openRejects(file: string, headers: readonly string[]) {
  const handle = await openFile(file, 'w').catch(() => {
    throw new Refusal(`The file ${file} cannot be written.`)
  })
  const stream = handle.createWriteStream()
  // The mark tells spreadsheets that this is UTF-8.
  stream.write(`\uFEFF${csvLine(['Line', 'Why it was not imported', ...headers])}`)
  return stream
}

function inWords(
  counts: {
    rows: number
    created: number
    updated: number
    unchanged: number
    rejected: readonly { line: number; reason: string }[]
  },
  dryRun: boolean,
): string {
  const { rows, created, updated, unchanged, rejected } = counts
  const sums = `${rows} rows: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected.length} not imported`
  const more = rejected.length - REASONS_SHOWN
  return [
    dryRun ? `${sums} (dry run: nothing was changed).` : `${sums}.`,
    ...rejected.slice(0, REASONS_SHOWN).map(({ line, reason }) => `  line ${line}: ${reason}`),
    ...(more > 0 ? [`  … and ${more} more; --rejects FILE or --json gives them all.`] : []),
  ].join('\n')
}
