import { z } from 'zod'
import { enterByChoices } from '#app/domain/dunning/enter-ladder.ts'
import type { ColumnMap } from '#app/domain/invoice-import/import-column.ts'
import { columnsOfKind } from '#app/domain/invoice-import/import-kind.ts'
import type { ImportKind } from '#app/domain/invoice-import/import-kind.ts'
import { dateOrders } from '#app/domain/invoice-import/parse-date.ts'
import { refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { ImportPlan } from '#app/features/imports/import-plan.ts'
import { ImportRequestSchema } from '#app/features/imports/import-request.ts'
import { prepareImport } from '#app/features/imports/prepare-import.server.ts'

const FormSchema = z.object({
  dateOrder: z.enum(dateOrders).optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/),
  enterBy: z.enum(enterByChoices).default('age'),
})

/** Takes the answers of the form over and reads the file anew. Refusals are words for the person at the form. */
export async function answerImport(
  place: { businessId: string; importId: string },
  kept: unknown,
  form: FormData,
  now: Date,
): Promise<Result<ImportPlan, string>> {
  const before = ImportRequestSchema.safeParse(kept)
  if (!before.success) return refuse('This file could not be read: upload it again.')
  const parsed = FormSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refuse('The currency is a code of three letters such as USD or EUR.')
  const { enterBy, ...answers } = parsed.data
  const columns = columnsOf(form, before.data.plan.kind, before.data.plan.columns)
  return prepareImport({ ...place, answers: { ...answers, columns }, enterBy, now })
}

/** Selects name the fields; the columns that only exports have stay as they were recognised. */
function columnsOf(form: FormData, kind: ImportKind, before: ColumnMap): ColumnMap {
  const { fields, others } = columnsOfKind(kind)
  const recognised = others.flatMap((column) => (before[column] === undefined ? [] : [[column, before[column]]]))
  const chosen = fields.map((field) => [field, String(form.get(`column.${field}`) ?? before[field] ?? '')])
  return Object.fromEntries([...recognised, ...chosen]) as ColumnMap
}
