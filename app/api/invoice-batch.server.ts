import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import { log } from '#app/log.server.ts'
import { parseAs } from './field-errors.ts'
import { ClaimTaken, shareClaim } from './idempotency.server.ts'
import type { Claim } from './idempotency.server.ts'
import { NewInvoiceSchema } from './invoice-schema.ts'
import { answer, operation } from './operation.ts'
import { problemKinds } from './problem.ts'
import type { Problem } from './problem.ts'
import { writeInvoice } from './write-invoice.server.ts'

const ROWS_MAX = 1_000
const BYTES_MAX = 8 * 1_048_576
/** Rows written side by side: more would wait for the same two or three connections' worth of work. */
const LANES = 4

const BatchSchema = z
  .strictObject({
    invoices: z
      .array(z.unknown().meta({ $ref: '#/components/schemas/NewInvoice' }))
      .min(1, 'must have at least one invoice')
      .max(ROWS_MAX, `must have at most ${ROWS_MAX} invoices`),
  })
  .meta({ id: 'InvoiceBatch' })

const RowResultSchema = z
  .strictObject({
    status: z.int().meta({ description: 'What POST /invoices would have been answered with: 201, or why not.' }),
    id: z.uuid().optional().meta({ description: 'The invoice that was made.' }),
    errors: z
      .array(z.strictObject({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'What is wrong with the row; `path` is empty where it is no field.' }),
  })
  .meta({ id: 'InvoiceBatchResult' })
type RowResult = z.output<typeof RowResultSchema>

interface Batch {
  readonly businessId: string
  readonly actor: string
  readonly now: Date
}

export const invoiceBatchOperations = [
  operation({
    id: 'createInvoices',
    method: 'POST',
    path: '/invoices/batch',
    tag: 'invoices',
    summary: `Write up to ${ROWS_MAX} invoices`,
    description:
      'Each row stands alone: the answer is 200 whatever becomes of them, with one result a row, in order. Rows without a number are numbered in order. Sent again under the same Idempotency-Key, it is answered again; and where a process of ours ended in the middle, what is missing is written, and nothing twice.',
    scope: 'write',
    body: BatchSchema,
    bodyBytesMax: BYTES_MAX,
    out: z.strictObject({ results: z.array(RowResultSchema) }),
    resumable: true,
    handle: async ({ caller: { businessId }, actor, body: { invoices }, claim, now }) => {
      if (!claim) throw new Error('a batch is written under an idempotency key')
      const ids = invoices.map((_row, position) => rowId(claim, position))
      const results = await shareClaim(claim, () => writeRows({ businessId, actor, now }, invoices, ids))
      return answer({ results })
    },
  }),
]

/** The same row of the same request has the same id, whenever it is written: a repeat finds what is there. */
function rowId({ businessId, key, since }: Claim, position: number): string {
  const random = createHash('sha256').update(`${businessId} ${position} ${key}`).digest().subarray(0, 16)
  return v7({ msecs: since.getTime(), seq: position, random })
}

async function writeRows(batch: Batch, rows: readonly unknown[], ids: readonly string[]): Promise<RowResult[]> {
  const { businessId } = batch
  const found = await prisma.invoice.findMany({ where: { businessId, id: { in: [...ids] } }, select: { id: true } })
  const written = new Set(found.map(({ id }) => id))
  const results: RowResult[] = []
  const write = async (position: number) => {
    const id = ids[position] ?? ''
    results[position] = written.has(id) ? { status: 201, id } : await writeRow(batch, rows[position], id)
  }
  const lanes = Array.from({ length: LANES }, (): number[] => [])
  for (const [position, row] of rows.entries()) lanes[laneOf(row)]?.push(position)
  await Promise.all(
    lanes.map(async (lane) => {
      for (const position of lane) await write(position)
    }),
  )
  return results
}

/** Rows that ask for the same number, and those that take the next of a series, keep their order. */
function laneOf(row: unknown): number {
  const number = typeof row === 'object' && row !== null && 'number' in row ? row.number : undefined
  return number === undefined ? 0 : createHash('sha256').update(String(number).trim()).digest().readUInt32BE() % LANES
}

async function writeRow(batch: Batch, row: unknown, id: string): Promise<RowResult> {
  const body = parseAs(NewInvoiceSchema, row)
  if ('kind' in body) return refused(body)
  try {
    const written = await writeInvoice({ ...batch, id, body })
    return 'kind' in written ? refused(written) : { status: 201, id: written.invoiceId }
  } catch (error) {
    if (error instanceof ClaimTaken) throw error
    log.error({ error, invoiceId: id }, 'a row of a batch failed')
    return {
      status: 500,
      errors: [{ path: '', message: 'failed here; this is on record. Please send this row again.' }],
    }
  }
}

const refused = ({ kind, detail, errors }: Problem): RowResult => ({
  status: problemKinds[kind][0],
  errors: errors.length > 0 ? [...errors] : [{ path: '', message: detail }],
})
