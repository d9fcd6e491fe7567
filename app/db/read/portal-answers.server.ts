import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'
import type { StoredPlanRow } from '#app/domain/plan/plan-row.ts'
import { planStanding } from '#app/domain/plan/plan-standing.ts'
import type { InstalmentStanding } from '#app/domain/plan/plan-standing.ts'
import type { PortalAnswers, PortalDispute, PortalPlan } from '#app/domain/portal/portal-answers.ts'

interface Wanted {
  businessId: string
  invoiceId: string
  /** The business's own day now. */
  today: PlainDate
}

const isOver: readonly PortalPlan['state'][] = ['completed', 'defaulted', 'cancelled', 'declined']

/** What the client has answered about one invoice, and where each answer stands. */
export async function readPortalAnswers({ businessId, invoiceId, today }: Wanted): Promise<PortalAnswers> {
  const of = { businessId, invoiceId }
  const [plans, dispute, promise, notice, help, contact] = await Promise.all([
    prisma.instalmentPlan.findMany({
      where: { businessId, invoices: { some: { invoiceId } } },
      include: {
        invoices: { include: { invoice: { select: { number: true, balanceMinor: true } } } },
        offers: { orderBy: { round: 'desc' }, take: 1 },
        instalments: { orderBy: { position: 'asc' } },
        autopay: { select: { label: true } },
      },
      orderBy: { createdAt: 'desc' },
    }),
    prisma.dispute.findFirst({ where: of, orderBy: { openedAt: 'desc' } }),
    prisma.promiseToPay.findFirst({ where: { ...of, state: 'pending' }, orderBy: { madeAt: 'desc' } }),
    prisma.alreadyPaidNotice.findFirst({ where: { ...of, state: 'open' }, orderBy: { givenAt: 'desc' } }),
    prisma.helpRequest.findFirst({ where: { ...of, state: 'open' }, orderBy: { askedAt: 'desc' } }),
    prisma.contactProposal.findFirst({ where: { ...of, state: 'open' } }),
  ])
  const plan = plans.find(({ state }) => !isOver.includes(state)) ?? plans[0]
  return {
    plan: plan ? planOf(plan, today) : null,
    dispute: dispute && {
      id: dispute.id,
      state: dispute.state,
      amount: dispute.amountMinor === null ? null : { minor: dispute.amountMinor, currency: dispute.currency },
      respondBy: dayFromColumn(dispute.respondBy).toString(),
      outcome: dispute.outcome as PortalDispute['outcome'],
      credit: dispute.creditMinor === null ? null : { minor: dispute.creditMinor, currency: dispute.currency },
    },
    promise: promise && {
      dueOn: dayFromColumn(promise.dueOn).toString(),
      amount: { minor: promise.amountMinor, currency: promise.currency },
    },
    notice: notice && {
      paidOn: dayFromColumn(notice.paidOn).toString(),
      amount: { minor: notice.amountMinor, currency: notice.currency },
      method: notice.method as PaymentMethod,
    },
    help: help && {
      kind: help.kind === 'extension' ? 'extension' : 'call_back',
      on: help.wishedOn && dayFromColumn(help.wishedOn).toString(),
    },
    contactAsked: contact !== null,
  }
}

interface PlanRowOnRecord {
  id: string
  state: PortalPlan['state']
  currency: string
  totalMinor: bigint
  answerBy: Date | null
  invoices: readonly { amountMinor: bigint; invoice: { number: string; balanceMinor: bigint } }[]
  offers: readonly { rows: unknown; message: string | null }[]
  instalments: readonly { position: number; dueOn: Date; amountMinor: bigint }[]
  autopay: { label: string } | null
}

function planOf(row: PlanRowOnRecord, today: PlainDate): PortalPlan {
  const { id, state, currency, totalMinor, answerBy, invoices, offers, autopay } = row
  const inCurrency = (minor: bigint) => ({ minor, currency })
  const [offer] = offers
  const isAgreed = row.instalments.length > 0
  const covered = inCurrency(invoices.reduce((sum, { amountMinor }) => sum + amountMinor, 0n))
  const standing = planStanding({
    covered,
    balance: isAgreed ? inCurrency(invoices.reduce((sum, { invoice }) => sum + invoice.balanceMinor, 0n)) : covered,
    rows: isAgreed
      ? row.instalments.map((each) => ({
          position: each.position,
          dueOn: dayFromColumn(each.dueOn),
          amount: inCurrency(each.amountMinor),
        }))
      : ((offer?.rows ?? []) as StoredPlanRow[]).flatMap(({ dueOn, amount }, n) => {
          const day = parseDay(dueOn)
          return day ? [{ position: n + 1, dueOn: day, amount: inCurrency(BigInt(amount)) }] : []
        }),
    today,
  })
  const shown = ({ open: _open, ...part }: InstalmentStanding) => ({ ...part, dueOn: part.dueOn.toString() })
  return {
    ...{ id, state },
    numbers: invoices.map(({ invoice }) => invoice.number),
    total: inCurrency(totalMinor),
    instalments: standing.instalments.map(shown),
    answerBy: answerBy && dayFromColumn(answerBy).toString(),
    message: offer?.message ?? null,
    next: isAgreed && standing.next ? shown(standing.next) : null,
    autopay: autopay?.label ?? null,
  }
}
