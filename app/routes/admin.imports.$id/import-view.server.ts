import { columnsOfKind } from '#app/domain/invoice-import/import-kind.ts'
import { possibleOrders } from '#app/domain/invoice-import/parse-date.ts'
import type { ImportRow } from '#app/db/read/imports.server.ts'
import { importFile } from '#app/features/imports/import-file.server.ts'
import type { ImportPlan } from '#app/features/imports/import-plan.ts'
import { ImportRequestSchema } from '#app/features/imports/import-request.ts'
import { previewImport } from '#app/features/imports/preview-import.server.ts'
import type { PreviewRow } from '#app/features/imports/preview-import.server.ts'

const SHOWN = 200

/** What the page of an import shows: its standing, how the file is read, and while it can still be changed, a preview. */
export async function importView(businessId: string, { plan: kept, ...run }: ImportRow & { plan: unknown }, now: Date) {
  const request = ImportRequestSchema.safeParse(kept)
  if (!request.success) return { run, reading: null, preview: null }
  const { plan, enterBy } = request.data
  const { kind, source, readAs, encoding, headers, dateOrder, decimalMark, currency, questions } = plan
  const reading = {
    ...{ kind, source, readAs, encoding, dateOrder, decimalMark, currency, questions, enterBy },
    yearMayBeFirst: yearMayBeFirst(plan),
    headers: [...new Set(headers.filter((header) => header !== ''))],
    columns: columnsOfKind(kind).fields.map((field) => ({ field, header: plan.columns[field] ?? '' })),
  }
  if (run.state !== 'ready') return { run, reading, preview: null }
  const open = importFile(businessId, run.id)
  const preview = await previewImport({ businessId, open, plan, now, limit: SHOWN })
  const [rejected, taken] = [true, false].map((is) => preview.rows.filter(({ fate }) => (fate === 'rejected') === is))
  const rows = [...(rejected ?? []), ...(taken ?? [])].map(previewItem)
  return { run, reading, preview: { counts: preview.counts, rows } }
}

/** Two-digit years alone could stand first. */
const yearMayBeFirst = ({ dateOrder, questions }: ImportPlan): boolean =>
  dateOrder === 'ymd' ||
  questions.some(
    (asked) => asked.kind === 'dateOrder' && asked.samples.some((day) => possibleOrders(day)?.orders.includes('ymd')),
  )

/** A row of the preview as the wire carries it: days as text. */
const previewItem = ({ line, fate, shown, rejected }: PreviewRow) => ({
  ...{ line, fate },
  reason: rejected?.reason ?? null,
  raw: rejected
    ? rejected.raw
        .filter((cell) => cell.trim() !== '')
        .join(' · ')
        .slice(0, 200)
    : '',
  shown: shown && { ...shown, on: shown.on?.toString() ?? null },
})

export type ImportView = Awaited<ReturnType<typeof importView>>
export type Reading = NonNullable<ImportView['reading']>
export type PreviewItem = ReturnType<typeof previewItem>
