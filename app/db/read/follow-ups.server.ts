import { prisma } from '#app/db/client.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { currentStage, followUpOf } from '#app/domain/dunning/decide-dunning.ts'
import type { DunningReason, NextStep } from '#app/domain/dunning/dunning-decision.ts'
import type { StageKey } from '#app/domain/dunning/dunning-policy.ts'
import { activeHolds } from '#app/domain/dunning/hold.ts'
import type { Hold } from '#app/domain/dunning/hold.ts'
import { labelsOf } from '#app/domain/invoice/invoice-label.ts'
import type { InvoiceLabel } from '#app/domain/invoice/invoice-label.ts'
import {
  clientColumns,
  dunningInvoice,
  factsOfClient,
  invoiceColumns,
  loadDunningBusiness,
} from './dunning-rows.server.ts'
import { loadPolicies } from './policies.server.ts'

export interface FollowUp {
  readonly labels: InvoiceLabel[]
  /** The last stage that was said; null before the first. */
  readonly stage: StageKey | null
  readonly nextStep: NextStep | null
  readonly reason: DunningReason
  readonly holds: Hold[]
}

/**
 * Where each of these invoices stands on the ladder, what comes next and why. Costs a fixed number of queries for a page
 * of rows. Invoices that are not issued (drafts, paid, void) have no follow-up and are left out.
 */
export async function readFollowUps(
  businessId: string,
  invoiceIds: readonly string[],
  now: Date,
): Promise<Map<string, FollowUp>> {
  const rows = await prisma.invoice.findMany({
    where: { businessId, id: { in: [...invoiceIds] }, state: 'issued' },
    select: { ...invoiceColumns, state: true, totalMinor: true, client: { select: clientColumns(now) } },
  })
  const dunning = await loadDunningBusiness(prisma, businessId, now)
  const policies = await loadPolicies(prisma, businessId, [
    dunning.policyId,
    ...rows.flatMap(({ policyId, client }) => [policyId, client.policyId]),
  ])
  const today = todayIn(dunning.facts.timeZone, instantOf(now))
  return new Map(
    rows.map(({ client, ...row }) => {
      const invoice = dunningInvoice(row, client, dunning, policies)
      const facts = { ...factsOfClient(client, dunning), invoices: [invoice] }
      const total = { minor: row.totalMinor, currency: row.currency }
      return [
        row.id,
        {
          labels: labelsOf({ ...invoice, state: row.state, total }, today),
          stage: currentStage(invoice),
          ...followUpOf(invoice, facts, instantOf(now)),
          holds: activeHolds(invoice.holds, today),
        },
      ]
    }),
  )
}
