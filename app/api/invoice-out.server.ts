import { stageKeys } from '#app/domain/dunning/dunning-policy.ts'
import { toPercentString } from '#app/domain/percent.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { readFollowUps } from '#app/db/read/follow-ups.server.ts'
import type { FollowUp } from '#app/db/read/follow-ups.server.ts'
import { readSettledSums } from '#app/db/read/settled-sums.server.ts'
import { dayOut } from './day-schema.ts'
import type { InvoiceOut } from './invoice-schema.ts'
import { moneyOut } from './money-schema.ts'

export const invoiceSelect = {
  id: true,
  number: true,
  clientId: true,
  state: true,
  stage: true,
  issuedOn: true,
  dueOn: true,
  currency: true,
  totalMinor: true,
  balanceMinor: true,
  processingMinor: true,
  discountBps: true,
  discountUntil: true,
} as const satisfies Prisma.InvoiceSelect

type Row = Prisma.InvoiceGetPayload<{ select: typeof invoiceSelect }>

/** Invoices as the API writes them, in the order given; a fixed number of queries for a whole page. */
export async function invoicesOut(businessId: string, rows: readonly Row[], now: Date): Promise<InvoiceOut[]> {
  const ids = rows.map(({ id }) => id)
  const [followUps, settled] = await Promise.all([
    readFollowUps(businessId, ids, now),
    readSettledSums(businessId, ids),
  ])
  return rows.map((row) => {
    const inCurrency = (minor: bigint) => moneyOut({ minor, currency: row.currency })
    const followUp = followUps.get(row.id)
    return {
      id: row.id,
      number: row.number,
      clientId: row.clientId,
      status: row.state,
      labels: followUp?.labels ?? [],
      issuedOn: dayOut(row.issuedOn),
      dueOn: dayOut(row.dueOn),
      total: inCurrency(row.totalMinor),
      settled: inCurrency(settled.get(row.id) ?? 0n),
      processing: inCurrency(row.processingMinor),
      balance: inCurrency(row.balanceMinor),
      earlyDiscount:
        row.discountBps !== null && row.discountUntil
          ? { percent: toPercentString(BigInt(row.discountBps)), until: dayOut(row.discountUntil) }
          : null,
      stage: stageKeys[row.stage - 1] ?? null,
      nextStep: nextStepOut(followUp?.nextStep ?? null),
      holds: (followUp?.holds ?? []).map(holdOut),
    }
  })
}

export async function readInvoiceOut(businessId: string, id: string, now: Date): Promise<InvoiceOut | null> {
  const row = await prisma.invoice.findUnique({ where: { businessId_id: { businessId, id } }, select: invoiceSelect })
  const [invoice] = row ? await invoicesOut(businessId, [row], now) : []
  return invoice ?? null
}

export const nextStepOut = (step: FollowUp['nextStep']): InvoiceOut['nextStep'] =>
  step && { stage: step.stage, on: step.on.toString(), channel: step.channel, needsApproval: step.needsApproval }

export const holdOut = ({ kind, until, reason }: Pick<FollowUp['holds'][number], 'kind' | 'until' | 'reason'>) => ({
  kind,
  until: until && until.toString(),
  reason,
})
