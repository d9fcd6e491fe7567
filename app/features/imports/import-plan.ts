import { z } from 'zod'
import { isCurrency } from '#app/domain/currency.ts'
import { delimiters } from '#app/domain/invoice-import/detect-dialect.ts'
import { encodings } from '#app/domain/invoice-import/detect-encoding.ts'
import { missingFields } from '#app/domain/invoice-import/detect-columns.ts'
import { importColumns } from '#app/domain/invoice-import/import-column.ts'
import { importKinds } from '#app/domain/invoice-import/import-kind.ts'
import { dateOrders } from '#app/domain/invoice-import/parse-date.ts'

const CurrencySchema = z.string().refine(isCurrency)

/** What only a person can answer about a file. */
const QuestionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('columns'), missing: z.array(z.enum(importColumns)) }),
  z.object({ kind: z.literal('dateOrder'), samples: z.array(z.string()) }),
  z.object({ kind: z.literal('decimalMark') }),
])

/** How a file is read: found by `inspectImport`, completed by a person, kept with the import and obeyed by it. */
export const ImportPlanSchema = z.object({
  /** What its rows are. */
  kind: z.enum(importKinds).default('invoices'),
  /** The program the file comes from; null for a sheet made by hand. */
  source: z.string().nullable(),
  encoding: z.enum(encodings),
  delimiter: z.enum(delimiters),
  quote: z.enum(['"', "'"]),
  /** Physical line of the header, from 1. */
  headerLine: z.number().int().min(1),
  headers: z.array(z.string()),
  columns: z.partialRecord(z.enum(importColumns), z.string()),
  dateOrder: z.enum([...dateOrders, 'ask']),
  decimalMark: z.enum(['.', ',', 'ask']),
  /** Of amounts that say none themselves. */
  currency: CurrencySchema,
  /** Rows below the header, empty ones left out. */
  rows: z.number().int(),
  questions: z.array(QuestionSchema),
  /** What an earlier file was called whose headers were the same: it is read as a person said then. */
  readAs: z.string().nullable().default(null),
})
export type ImportPlan = z.infer<typeof ImportPlanSchema>
export type ImportQuestion = z.infer<typeof QuestionSchema>

/** What a person said about the file; the rest is found out. Kept for the next file of the same headers. */
export const ImportAnswersSchema = z.object({
  columns: z.partialRecord(z.enum(importColumns), z.string()).optional(),
  dateOrder: z.enum(dateOrders).optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  currency: CurrencySchema.optional(),
})
export type ImportAnswers = z.infer<typeof ImportAnswersSchema>

/** The questions a plan leaves open; an import runs only when there are none. */
export function openQuestions(
  plan: Pick<ImportPlan, 'kind' | 'columns' | 'dateOrder' | 'decimalMark'>,
  dateSamples: readonly string[],
): ImportQuestion[] {
  const missing = missingFields(plan.columns, plan.kind)
  return [
    ...(missing.length > 0 ? [{ kind: 'columns' as const, missing }] : []),
    ...(plan.dateOrder === 'ask' ? [{ kind: 'dateOrder' as const, samples: [...dateSamples] }] : []),
    ...(plan.decimalMark === 'ask' ? [{ kind: 'decimalMark' as const }] : []),
  ]
}
