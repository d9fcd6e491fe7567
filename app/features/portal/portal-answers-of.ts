import type { PortalPageRow } from '#app/db/sql/portal-page-row.ts'
import { parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { sumMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'
import { planStanding } from '#app/domain/plan/plan-standing.ts'
import type { InstalmentStanding } from '#app/domain/plan/plan-standing.ts'
import type { PortalAnswers, PortalDispute, PortalInstalment, PortalPlan } from '#app/domain/portal/portal-answers.ts'

const helpKinds = ['extension', 'call_back', 'granted'] as const

/** What the client has answered about one invoice, and where each answer stands. */
export function portalAnswersOf(row: PortalPageRow, today: PlainDate): PortalAnswers {
  const { plan, dispute, promise, notice, help, contactAsked } = row
  const money = (minor: string): Money => ({ minor: BigInt(minor), currency: row.invoice.currency })
  return {
    plan: plan && planOf(plan, money, today),
    dispute: dispute && {
      ...{ id: dispute.id, state: dispute.state, respondBy: dispute.respondBy, correctedBy: dispute.correctedNumber },
      amount: dispute.minor === null ? null : money(dispute.minor),
      outcome: dispute.outcome as PortalDispute['outcome'],
      credit: dispute.creditMinor === null ? null : money(dispute.creditMinor),
    },
    promise: promise && { dueOn: promise.dueOn, amount: money(promise.minor) },
    notice: notice && {
      ...{ paidOn: notice.paidOn, amount: money(notice.minor), method: notice.method as PaymentMethod },
    },
    help: help && { kind: helpKinds.find((kind) => kind === help.kind) ?? 'call_back', on: help.on },
    contactAsked,
  }
}

function planOf(
  plan: NonNullable<PortalPageRow['plan']>,
  money: (minor: string) => Money,
  today: PlainDate,
): PortalPlan {
  const { id, state, answerBy, autopay, invoices, offer } = plan
  const isAgreed = plan.instalments.length > 0
  const rows = isAgreed
    ? plan.instalments
    : (offer?.rows ?? []).map(({ dueOn, amount }, n) => ({ position: n + 1, dueOn, minor: amount }))
  const total = money(plan.totalMinor)
  const sum = (of: 'coveredMinor' | 'balanceMinor' | 'laterMinor') =>
    sumMoney(
      invoices.map((invoice) => money(invoice[of])),
      total.currency,
    )
  const covered = sum('coveredMinor')
  const standing = planStanding({
    covered,
    balance: isAgreed ? { ...covered, minor: sum('balanceMinor').minor - sum('laterMinor').minor } : covered,
    rows: rows.flatMap(({ position, dueOn, minor }) => {
      const day = parseDay(dueOn)
      return day ? [{ position, dueOn: day, amount: money(minor) }] : []
    }),
    today,
  })
  return {
    ...{ id, state, answerBy, total, autopay },
    numbers: invoices.map(({ number }) => number),
    open: sum('balanceMinor'),
    instalments: standing.instalments.map(shown),
    message: offer?.message ?? null,
    next: isAgreed && standing.next ? shown(standing.next) : null,
  }
}

const shown = ({ position, dueOn, amount, paid, status }: InstalmentStanding): PortalInstalment => ({
  ...{ position, dueOn: dueOn.toString(), amount, paid, status },
})
