import { z } from 'zod'
import { enterByChoices } from '#app/domain/dunning/enter-ladder.ts'
import { ImportPlanSchema } from './import-plan.ts'

/** What an import run keeps in `ImportRun.plan`: how the file is read, and what a person asked for. */
export const ImportRequestSchema = z.object({
  plan: ImportPlanSchema,
  /** R3: where old invoices enter the ladder. */
  enterBy: z.enum(enterByChoices),
})
export type ImportRequest = z.infer<typeof ImportRequestSchema>
