import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { AccountAgreement } from '#app/domain/account/account-agreement.ts'
import { readPlanStandings } from './plan-standing.server.ts'

interface OfClient {
  readonly businessId: string
  readonly clientId: string
}

const planKinds = { proposed: 'plan_asked', countered: 'plan_offered', active: 'plan_active' } as const
const dayOf = (column: Date) => dayFromColumn(column).toString()

export async function readAccountAgreements(of: OfClient, now: Date): Promise<AccountAgreement[]> {
  const number = { select: { number: true } }
  const [plans, promises, disputes] = await Promise.all([
    prisma.instalmentPlan.findMany({
      where: { ...of, state: { in: ['proposed', 'countered', 'active'] } },
      include: { invoices: { include: { invoice: number }, orderBy: { invoiceId: 'asc' } } },
      orderBy: { createdAt: 'desc' },
    }),
    prisma.promiseToPay.findMany({
      where: { ...of, state: 'pending' },
      include: { invoice: number },
      orderBy: { dueOn: 'asc' },
    }),
    prisma.dispute.findMany({
      where: { ...of, state: { in: ['open', 'under_review', 'proposed'] } },
      include: { invoice: number },
      orderBy: { openedAt: 'desc' },
    }),
  ])
  const running = plans.filter(({ state }) => state === 'active').map(({ id }) => id)
  const standings = await readPlanStandings(prisma, of.businessId, running, now)
  return [
    ...plans.flatMap(({ id, state, answerBy, invoices }) => {
      const [first] = invoices
      if (!first || (state !== 'proposed' && state !== 'countered' && state !== 'active')) return []
      const next = standings.get(id)?.standing.next
      return [
        {
          ...{ kind: planKinds[state], id, invoiceId: first.invoiceId },
          numbers: invoices.map(({ invoice }) => invoice.number),
          answerBy: answerBy && dayOf(answerBy),
          next: next ? { amount: next.open, dueOn: next.dueOn.toString() } : null,
        },
      ]
    }),
    ...promises.map(({ id, invoiceId, invoice, amountMinor, currency, dueOn }) => ({
      ...{ kind: 'promise' as const, id, invoiceId, number: invoice.number },
      ...{ amount: { minor: amountMinor, currency }, dueOn: dayOf(dueOn) },
    })),
    ...disputes.map(({ id, state, invoiceId, invoice, amountMinor, currency, respondBy }) => ({
      kind: state === 'proposed' ? ('dispute_answered' as const) : ('dispute' as const),
      ...{ id, invoiceId, number: invoice.number, respondBy: dayOf(respondBy) },
      amount: amountMinor === null ? null : { minor: amountMinor, currency },
    })),
  ]
}
