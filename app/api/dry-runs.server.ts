import { z } from 'zod'
import { channels, stageKeys } from '#app/domain/dunning/dunning-policy.ts'
import { listDryRunSteps, readDryRuns } from '#app/db/read/dry-run.server.ts'
import type { DryRunRow } from '#app/db/read/dry-run.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { askForDryRun } from '#app/features/dunning/ask-for-dry-run.server.ts'
import { DayOutSchema, DaySchema, InstantOutSchema } from './day-schema.ts'
import { moneyOut, MoneySchema } from './money-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { cursorPageOf, CursorQuerySchema } from './page-schema.ts'
import { invalidField, notFound } from './problem.ts'

const DryRunSchema = z
  .strictObject({
    id: z.uuid(),
    status: z.enum(['queued', 'running', 'done', 'failed']),
    asOf: InstantOutSchema,
    days: z.int(),
    clientsDone: z.int(),
    clientsTotal: z.int(),
    steps: z.int(),
    error: z.string().nullable(),
  })
  .meta({ id: 'DryRun', description: 'What would go out in the next 30 days if nothing new happened.' })

const dryRunOut = ({ state, asOf, ...row }: DryRunRow): z.output<typeof DryRunSchema> => ({
  ...{ id: row.id, status: state, asOf: asOf.toISOString(), days: row.days, clientsDone: row.clientsDone },
  ...{ clientsTotal: row.clientsTotal, steps: row.steps, error: row.error },
})

const StepSchema = z
  .strictObject({
    onDay: DayOutSchema,
    invoiceId: z.uuid(),
    number: z.string(),
    clientName: z.string(),
    balance: MoneySchema,
    stage: z.enum(stageKeys),
    channel: z.enum(channels),
    needsApproval: z.boolean(),
  })
  .meta({ id: 'ForetoldStep' })

export const dryRunOperations = [
  operation({
    id: 'getDryRuns',
    method: 'GET',
    path: '/dry-runs',
    tag: 'records',
    summary: 'The last look at the next 30 days, and the one under way',
    scope: 'read',
    out: z.strictObject({
      done: DryRunSchema.nullable().meta({ description: 'The last one that is through.' }),
      latest: DryRunSchema.nullable(),
    }),
    handle: async ({ caller: { businessId } }) => {
      const { done, latest } = await readDryRuns(businessId)
      return answer({ done: done && dryRunOut(done), latest: latest && dryRunOut(latest) })
    },
  }),
  operation({
    id: 'askForDryRun',
    method: 'POST',
    path: '/dry-runs',
    tag: 'records',
    summary: 'Ask what would go out in the next 30 days',
    description: 'Reckoned a moment later. One that is under way already is answered instead.',
    scope: 'write',
    out: z.strictObject({ id: z.uuid() }),
    outStatus: 201,
    handle: async ({ caller: { businessId }, now }) => answer({ id: await askForDryRun(businessId, now) }, 201),
  }),
  operation({
    id: 'listDryRunSteps',
    method: 'GET',
    path: '/dry-runs/{id}/steps',
    tag: 'records',
    summary: 'What would go out, by day',
    scope: 'read',
    query: CursorQuerySchema.extend({ day: DaySchema.optional().meta({ description: 'Only of this day.' }) }),
    out: cursorPageOf(StepSchema),
    handle: async ({ caller: { businessId }, id: runId, query: { day = null, after } }) => {
      if ((await prisma.dryRun.count({ where: { businessId, id: runId } })) === 0) return refusal(notFound('dry run'))
      const place = after === undefined ? null : Number(after)
      if (place !== null && !Number.isSafeInteger(place)) {
        return refusal(invalidField('after', 'must be the `next` of the page before'))
      }
      const { rows, next } = await listDryRunSteps(businessId, runId, { day, after: place })
      const data = rows.map(({ onDay, invoiceId, number, client, balance, stage, channel, needsApproval }) => ({
        ...{ onDay: onDay.toString(), invoiceId, number, clientName: client, balance: moneyOut(balance) },
        ...{ stage, channel, needsApproval },
      }))
      return answer({ data, next: next === null ? null : `${next}` })
    },
  }),
]
