import { z } from 'zod'
import { bankLineStates, listBankLines, readBankLine } from '#app/db/read/bank-lines.server.ts'
import { listBankStatements, readBankStatement } from '#app/db/read/bank-statements.server.ts'
import { statementFormats } from '#app/domain/bank-statement/bank-statement.ts'
import { invoiceId } from '#app/domain/ids.ts'
import { dateOrders } from '#app/domain/invoice-import/parse-date.ts'
import { ignoreLine } from '#app/features/banking/ignore-line.server.ts'
import { takeStatement } from '#app/features/banking/take-statement.server.ts'
import { bankLineWords } from '#app/features/payments/bank-line-form.ts'
import { bookBankLine } from '#app/features/payments/book-bank-line.server.ts'
import { DayOutSchema, InstantOutSchema } from './day-schema.ts'
import { CurrencySchema, moneyIn, moneyOut, MoneySchema } from './money-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { pageOf, PageQuerySchema } from './page-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import { lineOfText } from './text-schema.ts'

const BODY_BYTES_MAX = 15 * 1024 * 1024

const StatementSchema = z
  .strictObject({
    id: z.uuid(),
    filename: z.string(),
    format: z.enum(statementFormats),
    account: z.string().nullable(),
    currency: CurrencySchema,
    opening: MoneySchema.nullable(),
    closing: MoneySchema.nullable(),
    from: DayOutSchema,
    until: DayOutSchema,
    lines: z.int().meta({ description: 'Movements that no earlier file had told.' }),
    addsUp: z.boolean().meta({ description: 'False where the lines do not lead from opening to closing.' }),
    addedAt: InstantOutSchema,
  })
  .meta({ id: 'BankStatement', description: 'A statement of one of the business’s own accounts.' })

const LineSchema = z
  .strictObject({
    id: z.uuid(),
    statementId: z.uuid(),
    status: z.enum(bankLineStates),
    bookedOn: DayOutSchema,
    amount: MoneySchema,
    name: z.string().nullable(),
    account: z.string().nullable(),
    text: z.string(),
    reference: z.string().nullable(),
    reason: z.string().nullable(),
    paymentId: z.uuid().nullable(),
    confidence: z.int().meta({ description: '0 to 100, when it was last compared with what is open.' }),
    certain: z.boolean(),
  })
  .meta({ id: 'BankLine', description: 'One movement of an account; money in is `open` until somebody decides.' })

const statementOut = (row: NonNullable<Awaited<ReturnType<typeof readBankStatement>>>) => ({
  ...{ id: row.id, filename: row.filename, format: row.format, account: row.account, currency: row.currency },
  ...{ opening: row.opening && moneyOut(row.opening), closing: row.closing && moneyOut(row.closing) },
  ...{ from: row.fromOn, until: row.untilOn, lines: row.lines, addsUp: row.addsUp },
  addedAt: row.addedAt.toISOString(),
})

const lineOut = (row: NonNullable<Awaited<ReturnType<typeof readBankLine>>>) => ({
  ...{ id: row.id, statementId: row.statementId, status: row.state, bookedOn: row.bookedOn, name: row.name },
  ...{ amount: moneyOut(row.amount), account: row.account, text: row.text, reference: row.reference },
  ...{ reason: row.reason, paymentId: row.paymentId, confidence: row.confidence, certain: row.isCertain },
})

async function readLine(businessId: string, id: string): Promise<Outcome> {
  const line = await readBankLine(businessId, id)
  return line ? answer(lineOut(line)) : refusal(notFound('bank line'))
}

export const bankStatementOperations = [
  operation({
    id: 'listBankStatements',
    method: 'GET',
    path: '/bank-statements',
    tag: 'bank statements',
    summary: 'Bank statements, the latest first',
    scope: 'read',
    query: PageQuerySchema,
    out: pageOf(StatementSchema),
    handle: async ({ caller: { businessId }, query }) => {
      const { rows, next } = await listBankStatements(businessId, query.after ?? null, query.limit)
      return answer({ data: rows.map(statementOut), next })
    },
  }),
  operation({
    id: 'createBankStatement',
    method: 'POST',
    path: '/bank-statements',
    tag: 'bank statements',
    summary: 'Take in a file of a bank',
    description:
      'CAMT.053, MT940, OFX or CSV, recognised by its content. Movements that an earlier file told are left out. Nothing is booked, unless the business lets certain money be booked by itself.',
    scope: 'write',
    bodyBytesMax: BODY_BYTES_MAX,
    body: z
      .strictObject({
        filename: lineOfText(120).default('statement'),
        content: z.base64('must be base64').min(1, 'must not be empty').meta({ description: 'The file, as base64.' }),
        dateOrder: z
          .enum(dateOrders)
          .optional()
          .meta({ description: 'How a CSV writes days, where it does not tell.' }),
      })
      .meta({ id: 'NewBankStatement' }),
    out: z
      .strictObject({
        statementIds: z.array(z.uuid()),
        lines: z.int(),
        added: z.int().meta({ description: 'Movements that were new.' }),
        addsUp: z.boolean(),
      })
      .meta({ id: 'TakenBankStatement' }),
    outStatus: 201,
    handle: async ({ caller: { businessId }, actor, body, now }) => {
      const { filename, content, dateOrder } = body
      const bytes = new Uint8Array(Buffer.from(content, 'base64'))
      const taken = await takeStatement({ businessId, filename, bytes, dateOrder, actor, now })
      return taken.ok ? answer(taken.value, 201) : refusal(invalidField('content', taken.reason))
    },
  }),
  operation({
    id: 'getBankStatement',
    method: 'GET',
    path: '/bank-statements/{id}',
    tag: 'bank statements',
    summary: 'One bank statement',
    scope: 'read',
    out: StatementSchema,
    handle: async ({ caller: { businessId }, id }) => {
      const row = await readBankStatement(businessId, id)
      return row ? answer(statementOut(row)) : refusal(notFound('bank statement'))
    },
  }),
  operation({
    id: 'listBankLines',
    method: 'GET',
    path: '/bank-lines',
    tag: 'bank statements',
    summary: 'Movements, the latest first',
    scope: 'read',
    query: PageQuerySchema.extend({ status: z.enum(bankLineStates).default('open') }),
    out: pageOf(LineSchema),
    handle: async ({ caller: { businessId }, query: { status, after, limit }, now }) => {
      const { rows, next } = await listBankLines(businessId, { state: status, after: after ?? null, take: limit, now })
      return answer({ data: rows.map(lineOut), next })
    },
  }),
  operation({
    id: 'bookBankLine',
    method: 'POST',
    path: '/bank-lines/{id}/book',
    tag: 'bank statements',
    summary: 'Book money that came in',
    description: 'What the allocation leaves over stays the client’s credit. A line is booked once.',
    scope: 'write',
    body: z
      .strictObject({
        clientId: z.uuid(),
        allocation: z.array(z.strictObject({ invoiceId: z.uuid(), amount: MoneySchema })).max(100),
      })
      .meta({ id: 'NewBankLineBooking' }),
    out: LineSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { clientId, allocation }, now }) => {
      if (!(await readBankLine(businessId, id))) return refusal(notFound('bank line'))
      const parts = allocation.map((part) => ({ invoiceId: invoiceId(part.invoiceId), amount: moneyIn(part.amount) }))
      const booked = await bookBankLine({ businessId, lineId: id, clientId, parts, actor, now })
      if (booked.ok) return readLine(businessId, id)
      if (booked.reason === 'no_client') return refusal(invalidField('clientId', 'is no client of this business'))
      return refusal(problem('conflict', bankLineWords[booked.reason]))
    },
  }),
  operation({
    id: 'ignoreBankLine',
    method: 'POST',
    path: '/bank-lines/{id}/ignore',
    tag: 'bank statements',
    summary: 'Set money aside that is for no invoice',
    scope: 'write',
    body: z.strictObject({ reason: lineOfText(200) }).meta({ id: 'NewBankLineReason' }),
    out: LineSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { reason }, now }) => {
      if (!(await readBankLine(businessId, id))) return refusal(notFound('bank line'))
      const isDone = await ignoreLine({ businessId, lineId: id, reason, actor, now })
      return isDone ? readLine(businessId, id) : refusal(problem('conflict', bankLineWords.not_open))
    },
  }),
]
