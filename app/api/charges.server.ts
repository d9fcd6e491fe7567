import { z } from 'zod'
import { chargeKinds } from '#app/domain/charge/balance-parts.ts'
import { prisma } from '#app/db/client.server.ts'
import { readCharges } from '#app/db/read/charges.server.ts'
import type { InvoiceCharge } from '#app/db/read/charges.server.ts'
import { waiveCharge } from '#app/features/charges/waive-charge.server.ts'
import type { WaiverRefusal } from '#app/features/charges/waive-charge.server.ts'
import { DayOutSchema, InstantOutSchema } from './day-schema.ts'
import { moneyOut, MoneySchema } from './money-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { notFound, problem } from './problem.ts'
import type { Problem } from './problem.ts'
import { paragraph } from './text-schema.ts'

const ChargeSchema = z
  .strictObject({
    id: z.uuid(),
    invoiceId: z.uuid(),
    kind: z.enum(chargeKinds),
    amount: MoneySchema,
    open: MoneySchema,
    paid: MoneySchema,
    waived: MoneySchema,
    status: z.enum(['open', 'paid', 'waived']),
    from: DayOutSchema.meta({ description: 'The first day the interest is for; of a fee, its day.' }),
    to: DayOutSchema,
    calculation: z.array(z.string()).meta({ description: 'How it was reckoned, line by line.' }),
    chargedAt: InstantOutSchema,
    waivedReason: z.string().nullable(),
  })
  .meta({ id: 'Charge', description: 'A late fee or interest: a claim beside the invoice, part of its balance.' })

function chargeOut(invoiceId: string, charge: InvoiceCharge): z.output<typeof ChargeSchema> {
  const { id, kind, amount, open, paid, waived, fromDay, toDay, calculation, chargedAt } = charge
  return {
    id,
    invoiceId,
    kind,
    amount: moneyOut(amount),
    open: moneyOut(open),
    paid: moneyOut(paid),
    waived: moneyOut(waived?.amount ?? { ...amount, minor: 0n }),
    status: open.minor > 0n ? 'open' : waived ? 'waived' : 'paid',
    from: fromDay.toString(),
    to: toDay.toString(),
    calculation: [...calculation],
    chargedAt: chargedAt.toISOString(),
    waivedReason: waived ? waived.reason : null,
  }
}

const refusals: Record<WaiverRefusal, Problem> = {
  not_found: notFound('charge'),
  waived_already: problem('conflict', 'This charge was waived already.'),
  paid: problem('conflict', 'Nothing of this charge is open: it has been paid.'),
}

export const chargeOperations = [
  operation({
    id: 'listInvoiceCharges',
    method: 'GET',
    path: '/invoices/{id}/charges',
    tag: 'charges',
    summary: 'Late fees and interest on an invoice, the oldest first',
    description: 'They are made by the messages that announce them, where the policy says so.',
    scope: 'read',
    out: z.strictObject({ data: z.array(ChargeSchema) }),
    handle: async ({ caller: { businessId }, id }) => {
      const found = (await readCharges(prisma, businessId, [id])).get(id)
      if (!found) return refusal(notFound('invoice'))
      return answer({ data: found.charges.map((charge) => chargeOut(id, charge)) })
    },
  }),
  operation({
    id: 'waiveCharge',
    method: 'POST',
    path: '/charges/{id}/waive',
    tag: 'charges',
    summary: 'Give up what is still open of a late fee or interest',
    scope: 'write',
    body: z.strictObject({ reason: paragraph(300).meta({ description: 'Why; kept on record.' }) }),
    out: ChargeSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { reason }, now }) => {
      const waived = await waiveCharge({ businessId, chargeId: id, reason, actor, now })
      if (!waived.ok) return refusal(refusals[waived.reason])
      const { invoiceId } = await prisma.charge.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
      const charges = (await readCharges(prisma, businessId, [invoiceId])).get(invoiceId)?.charges ?? []
      return answer(
        charges.filter((charge) => charge.id === id).map((charge) => chargeOut(invoiceId, charge))[0] ?? null,
      )
    },
  }),
]
