import { prisma } from '#app/db/client.server.ts'
import { instantOf } from '#app/domain/business-day.ts'
import type { Channel, StageKey } from '#app/domain/dunning/dunning-policy.ts'
import { traceLadder } from '#app/domain/dunning/trace-ladder.ts'
import type { TraceStep } from '#app/domain/dunning/trace-ladder.ts'
import {
  clientColumns,
  dunningInvoice,
  factsOfClient,
  invoiceColumns,
  loadDunningBusiness,
} from './dunning-rows.server.ts'
import { loadPolicies } from './policies.server.ts'

export interface Trace {
  readonly steps: readonly TraceStep[]
  /** The policy in force; id null: the Standard. */
  readonly policy: { readonly id: string | null; readonly name: string }
}

const namedPolicy = { select: { id: true, name: true } } as const

/** The whole ladder of one issued invoice, with what became of every stage; null for one that is not followed up. */
export async function readTrace(businessId: string, invoiceId: string, now: Date): Promise<Trace | null> {
  const row = await prisma.invoice.findUnique({
    where: { businessId_id: { businessId, id: invoiceId }, state: 'issued' },
    select: {
      ...invoiceColumns,
      policy: namedPolicy,
      client: { select: { ...clientColumns(now), policy: namedPolicy, business: { select: { policy: namedPolicy } } } },
    },
  })
  if (!row) return null
  const [dunning, records] = await Promise.all([
    loadDunningBusiness(prisma, businessId, now),
    prisma.reminder.findMany({ where: { businessId, invoiceId }, orderBy: { decidedAt: 'asc' } }),
  ])
  const policies = await loadPolicies(prisma, businessId, [dunning.policyId, row.client.policyId, row.policyId])
  const invoice = dunningInvoice(row, row.client, dunning, policies)
  const facts = { ...factsOfClient(row.client, dunning), invoices: [invoice] }
  const steps = records.map(({ stage, channel, accompanying, reason, ...record }) => ({
    ...{ stage, accompanying, reason, channel: channel as Channel },
    ...{ key: record.stageKey as StageKey, offsetDays: record.offsetDays, outcome: record.outcome },
    at: instantOf(record.doneAt ?? record.decidedAt),
    underWay: invoice.steps.some((step) => step.stage === stage && step.channel === channel && step.underWay),
  }))
  return {
    steps: traceLadder(invoice, facts, steps, instantOf(now)),
    policy: row.policy ?? row.client.policy ?? row.client.business.policy ?? { id: null, name: 'Standard' },
  }
}
