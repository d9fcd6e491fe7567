import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { readLineToMatch } from '#app/db/read/bank-lines.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { BankLineFacts } from '#app/db/read/bank-candidates.server.ts'
import type { InvoicePart } from '#app/domain/ledger/post.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { recordClientPaymentIn } from './record-client-payment.server.ts'
import type { ClientPaymentRefusal } from './record-client-payment.server.ts'

export type BankLineRefusal = ClientPaymentRefusal | 'not_open' | 'not_certain' | 'no_client'

interface Call {
  businessId: string
  lineId: string
  actor: string
  now: Date
}

/**
 * Books money of a bank statement as a payment by transfer, as a person said; what the parts leave over is the client's credit.
 * The payment bears the line's id, so that a line can never be booked twice. All of it is decided on what is open at this moment:
 * an invoice that was paid by card meanwhile refuses, and the line waits on.
 */
export async function bookBankLine(
  call: Call & { clientId: string; parts: readonly InvoicePart[] },
): Promise<Result<{ paymentId: string }, BankLineRefusal>> {
  const { businessId, clientId, lineId, parts } = call
  if ((await prisma.client.count({ where: { businessId, id: clientId } })) === 0) return refuse('no_client')
  return inTransaction(async (tx): Promise<Result<{ paymentId: string }, BankLineRefusal>> => {
    await lockClient(tx, businessId, clientId)
    const line = await lockLine(tx, call)
    return line ? book(tx, call, { line: line.line, clientId, parts }) : refuse(await whyNot(tx, businessId, lineId))
  })
}

/** Books a line by itself, if it still can only be one thing. */
export async function bookCertainLine(call: Call): Promise<Result<{ paymentId: string }, BankLineRefusal>> {
  const { businessId, lineId } = call
  const before = await readLineToMatch(prisma, call)
  const expected = before?.found.matches.find(({ isCertain }) => isCertain)
  return inTransaction(async (tx): Promise<Result<{ paymentId: string }, BankLineRefusal>> => {
    if (expected) await lockClient(tx, businessId, expected.clientId)
    const fresh = await lockLine(tx, call)
    const match = fresh?.found.matches.find((one) => one.isCertain && one.clientId === expected?.clientId)
    if (!fresh) return refuse('not_open')
    if (match) return book(tx, call, { line: fresh.line, clientId: match.clientId, parts: match.parts })
    await tx.bankLine.update({
      where: { businessId_id: { businessId, id: lineId } },
      data: { isCertain: false, confidence: fresh.found.matches[0]?.confidence ?? 0 },
    })
    return refuse('not_certain')
  })
}

/** Nobody else decides about it until the transaction ends. */
async function lockLine(tx: Tx, { businessId, lineId, now }: Call) {
  await tx.$queryRaw`SELECT 1 FROM "BankLine" WHERE "businessId" = ${businessId}::uuid AND "id" = ${lineId}::uuid FOR UPDATE`
  return readLineToMatch(tx, { businessId, lineId, now })
}

async function whyNot(tx: Tx, businessId: string, id: string): Promise<BankLineRefusal> {
  const line = await tx.bankLine.findUnique({ where: { businessId_id: { businessId, id } } })
  return line?.amountMinor !== undefined && line.amountMinor <= 0n ? 'bad_amount' : 'not_open'
}

async function book(
  tx: Tx,
  { businessId, lineId, actor, now }: Call,
  { line, clientId, parts }: { line: BankLineFacts; clientId: string; parts: readonly InvoicePart[] },
): Promise<Result<{ paymentId: string }, BankLineRefusal>> {
  const recorded = await recordClientPaymentIn(tx, {
    ...{
      businessId,
      clientId,
      paymentId: lineId,
      amount: line.amount,
      method: 'transfer',
      receivedOn: line.receivedOn,
    },
    reference: [line.name, line.text].filter(Boolean).join(': ').slice(0, 200) || null,
    ...{ parts: parts.map(({ invoiceId, amount }) => ({ invoiceId, amount })), actor, now },
  })
  if (!recorded.ok) return recorded
  await tx.bankLine.update({
    where: { businessId_id: { businessId, id: lineId }, state: 'open' },
    data: { state: 'booked', isCertain: false, clientId, paymentId: lineId, decidedAt: now, decidedBy: actor },
  })
  if (line.account) {
    const learned = { businessId, account: line.account, clientId, learnedAt: now }
    await tx.payerAccount.createMany({ data: learned, skipDuplicates: true })
  }
  return ok({ paymentId: lineId })
}
