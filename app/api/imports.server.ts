import { z } from 'zod'
import { enterByChoices } from '#app/domain/dunning/enter-ladder.ts'
import { importColumns } from '#app/domain/invoice-import/import-column.ts'
import { importKinds } from '#app/domain/invoice-import/import-kind.ts'
import { dateOrders } from '#app/domain/invoice-import/parse-date.ts'
import { prisma } from '#app/db/client.server.ts'
import { readImport } from '#app/db/read/imports.server.ts'
import type { ImportRow } from '#app/db/read/imports.server.ts'
import type { ImportAnswers } from '#app/features/imports/import-plan.ts'
import { ImportRequestSchema } from '#app/features/imports/import-request.ts'
import { prepareImport } from '#app/features/imports/prepare-import.server.ts'
import { queueImport } from '#app/features/imports/queue-import.server.ts'
import { receiveUpload, uploadRefusalWords } from '#app/features/imports/receive-upload.server.ts'
import { InstantOutSchema } from './day-schema.ts'
import { CurrencySchema } from './money-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { cursorPageOf, CursorQuerySchema, olderThan, page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import { lineOfText } from './text-schema.ts'

const BODY_BYTES_MAX = 20 * 1024 * 1024
const REJECTS_ON_PAGE = 50

const columns = {
  ...{ id: true, kind: true, filename: true, state: true, rowsTotal: true, rowsDone: true },
  ...{ created: true, updated: true, unchanged: true, rejected: true, error: true, createdAt: true, finishedAt: true },
} as const

const ImportSchema = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(importKinds),
    filename: z.string(),
    status: z.enum(['uploaded', 'needs_answer', 'ready', 'queued', 'running', 'done', 'failed']).meta({
      description: '`needs_answer` waits for answers, `ready` to be started.',
    }),
    rows: z.int(),
    rowsDone: z.int(),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    rejected: z.int(),
    error: z.string().nullable(),
    createdAt: InstantOutSchema,
    finishedAt: InstantOutSchema.nullable(),
  })
  .meta({ id: 'Import', description: 'A list that is taken in from a file.' })

const ReadingSchema = z
  .strictObject({
    ...ImportSchema.shape,
    headers: z.array(z.string()),
    columns: z.record(z.string(), z.string()).meta({ description: 'Which header is read for which field.' }),
    questions: z
      .array(z.strictObject({ kind: z.enum(['columns', 'dateOrder', 'decimalMark']), about: z.array(z.string()) }))
      .meta({ description: 'What only somebody who knows the file can answer; `about`: missing fields, or samples.' }),
  })
  .meta({ id: 'ImportReading', description: 'An import, with how its file is read.' })

const importOut = ({ state, rowsTotal, ...row }: ImportRow): z.output<typeof ImportSchema> => ({
  ...{ id: row.id, kind: row.kind, filename: row.filename, status: state, rows: rowsTotal, rowsDone: row.rowsDone },
  ...{ created: row.created, updated: row.updated, unchanged: row.unchanged, rejected: row.rejected },
  ...{ error: row.error, createdAt: row.createdAt.toISOString() },
  finishedAt: row.finishedAt && row.finishedAt.toISOString(),
})

async function read(businessId: string, id: string, status: 200 | 201 = 200): Promise<Outcome> {
  const row = await readImport(businessId, id)
  if (!row) return refusal(notFound('import'))
  const request = ImportRequestSchema.safeParse(row.plan)
  const plan = request.success ? request.data.plan : null
  return answer(
    {
      ...{ ...importOut(row), headers: plan?.headers ?? [], columns: plan?.columns ?? {} },
      questions: (plan?.questions ?? []).map((question) => ({
        kind: question.kind,
        about: question.kind === 'columns' ? question.missing : question.kind === 'dateOrder' ? question.samples : [],
      })),
    },
    status,
  )
}

const AnswersSchema = z
  .strictObject({
    columns: z
      .partialRecord(z.enum(importColumns), z.string())
      .optional()
      .meta({ description: 'Field to header; an empty header: the file has no such column.' }),
    dateOrder: z.enum(dateOrders).optional(),
    decimalMark: z.enum(['.', ',']).optional(),
    currency: CurrencySchema.optional().meta({ description: 'Of amounts that say none themselves.' }),
    enterBy: z.enum(enterByChoices).default('age').meta({ description: 'Where old invoices enter the ladder.' }),
    start: z.boolean().default(true).meta({ description: 'True: begin at once where no question is left.' }),
  })
  .meta({ id: 'ImportAnswers' })

interface Preparing {
  readonly businessId: string
  readonly importId: string
  readonly wish: z.output<typeof AnswersSchema>
  readonly now: Date
}

async function prepare({ businessId, importId, wish, now }: Preparing): Promise<string | null> {
  const { enterBy, start, ...typed } = wish
  const answers: ImportAnswers = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined))
  const prepared = await prepareImport({ businessId, importId, answers, enterBy, now })
  if (!prepared.ok) return prepared.reason
  if (start && prepared.value.questions.length === 0) await queueImport(businessId, importId)
  return null
}

export const importOperations = [
  operation({
    id: 'listImports',
    method: 'GET',
    path: '/imports',
    tag: 'imports',
    summary: 'Imports, the latest first',
    scope: 'read',
    query: PageQuerySchema,
    out: pageOf(ImportSchema),
    handle: async ({ caller: { businessId }, query }) => {
      const rows = await prisma.importRun.findMany({
        where: { businessId, ...olderThan(query) },
        orderBy: { id: 'desc' },
        take: rowsToRead(query),
        select: columns,
      })
      return answer(page(rows, query, importOut))
    },
  }),
  operation({
    id: 'createImport',
    method: 'POST',
    path: '/imports',
    tag: 'imports',
    summary: 'Take in a list as CSV',
    description:
      'The programs most lists come from are recognised; the same file twice changes nothing. Where a question is left, answer it with `answers`. At most 20 MB; larger files go through the command line or the desk.',
    scope: 'write',
    bodyBytesMax: BODY_BYTES_MAX,
    body: z
      .strictObject({
        kind: z.enum(importKinds).default('invoices'),
        filename: lineOfText(120).default('import.csv'),
        content: z.string().min(1, 'must not be empty').meta({ description: 'The CSV text.' }),
        ...AnswersSchema.shape,
      })
      .meta({ id: 'NewImport' }),
    out: ReadingSchema,
    outStatus: 201,
    handle: async ({ caller: { businessId }, body: { kind, filename, content, ...wish }, now }) => {
      const form = new FormData()
      form.set('file', new File([content], filename, { type: 'text/csv' }))
      const request = new Request('http://localhost/imports', { method: 'POST', body: form })
      const received = await receiveUpload({ businessId, kind, request, now })
      if (!received.ok) return refusal(invalidField('content', uploadRefusalWords(received.reason)))
      const { importId } = received.value
      const fault = await prepare({ businessId, importId, wish, now })
      return fault === null ? read(businessId, importId, 201) : refusal(invalidField('content', fault))
    },
  }),
  operation({
    id: 'getImport',
    method: 'GET',
    path: '/imports/{id}',
    tag: 'imports',
    summary: 'How far an import is, and how its file is read',
    scope: 'read',
    out: ReadingSchema,
    handle: ({ caller: { businessId }, id }) => read(businessId, id),
  }),
  operation({
    id: 'answerImport',
    method: 'POST',
    path: '/imports/{id}/answers',
    tag: 'imports',
    summary: 'Say how a file is to be read, and begin',
    description: 'Before it has begun. What is left out is found out.',
    scope: 'write',
    body: AnswersSchema,
    out: ReadingSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, id: importId, body: wish, now }) => {
      if (!(await readImport(businessId, importId))) return refusal(notFound('import'))
      const fault = await prepare({ businessId, importId, wish, now })
      return fault === null ? read(businessId, importId) : refusal(problem('conflict', fault))
    },
  }),
  operation({
    id: 'startImport',
    method: 'POST',
    path: '/imports/{id}/start',
    tag: 'imports',
    summary: 'Begin an import that is ready, or go on with one that stopped',
    scope: 'write',
    out: ReadingSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, id }) => {
      if (!(await readImport(businessId, id))) return refusal(notFound('import'))
      if (await queueImport(businessId, id)) return read(businessId, id)
      return refusal(problem('conflict', 'It has begun, is through, or a question is left.'))
    },
  }),
  operation({
    id: 'listImportRejects',
    method: 'GET',
    path: '/imports/{id}/rejects',
    tag: 'imports',
    summary: 'The rows an import could not take, with why',
    scope: 'read',
    query: CursorQuerySchema,
    out: cursorPageOf(
      z
        .strictObject({
          line: z.int().meta({ description: 'Of the file, from 1.' }),
          reason: z.string(),
          cells: z.array(z.string()),
        })
        .meta({ id: 'ImportReject' }),
    ),
    handle: async ({ caller: { businessId }, id: importId, query: { after = '0' } }) => {
      if (!(await readImport(businessId, importId))) return refusal(notFound('import'))
      if (!/^\d{1,9}$/.test(after)) return refusal(invalidField('after', 'must be the `next` of the page before'))
      const rows = await prisma.importReject.findMany({
        where: { businessId, importId, line: { gt: Number(after) } },
        orderBy: { line: 'asc' },
        take: REJECTS_ON_PAGE + 1,
        select: { line: true, reason: true, cells: true },
      })
      const data = rows.slice(0, REJECTS_ON_PAGE)
      return answer({ data, next: rows.length > REJECTS_ON_PAGE ? `${data.at(-1)?.line}` : null })
    },
  }),
]
