import { prisma } from '#app/db/client.server.ts'
import { countFollowers, pageOfFollowers } from '#app/db/sql/policy-followers.server.ts'
import type { Followers } from '#app/db/sql/policy-followers.server.ts'
import { instantOf } from '#app/domain/business-day.ts'
import type { DunningPolicy } from '#app/domain/dunning/dunning-policy.ts'
import { impactOn } from '#app/domain/dunning/policy-change.ts'
import type { PolicyImpact } from '#app/domain/dunning/policy-change.ts'
import type { Reentry } from '#app/domain/dunning/reentry.ts'
import {
  clientColumns,
  dunningInvoice,
  factsOfClient,
  invoiceColumns,
  loadDunningBusiness,
} from './dunning-rows.server.ts'
import { loadPolicies } from './policies.server.ts'

export interface ImpactRow extends PolicyImpact {
  readonly invoiceId: string
  readonly number: string
  readonly clientName: string
}

export interface ImpactPage {
  /** Every open invoice that the change concerns. */
  readonly total: number
  /** How many of them this page looked at. */
  readonly looked: number
  /** Those whose next step would be another. */
  readonly rows: readonly ImpactRow[]
  readonly next: string | null
}

/** As many as are compared in a blink; a million would take a minute, so each page says how far it looked. */
const LOOK_AT = 300

/** What a change of policy would do to the open invoices it concerns, a page of them at a time. Nothing is changed. */
export async function readPolicyImpact(
  businessId: string,
  followers: Followers,
  then: { readonly policy: DunningPolicy; readonly enterBy: Reentry },
  { after, now }: { after: string | null; now: Date },
): Promise<ImpactPage> {
  const [total, page, dunning] = await Promise.all([
    countFollowers(businessId, followers),
    pageOfFollowers(businessId, followers, { after, limit: LOOK_AT }),
    loadDunningBusiness(prisma, businessId, now),
  ])
  const invoices = await prisma.invoice.findMany({
    where: { businessId, id: { in: page.ids } },
    select: { ...invoiceColumns, client: { select: { ...clientColumns(now), name: true } } },
    orderBy: [{ dueOn: 'desc' }, { id: 'desc' }],
  })
  const policies = await loadPolicies(prisma, businessId, [
    dunning.policyId,
    ...invoices.flatMap(({ policyId, client }) => [policyId, client.policyId]),
  ])
  const rows = invoices.map(({ client, ...row }) => {
    const invoice = dunningInvoice(row, client, dunning, policies)
    const facts = { ...factsOfClient(client, dunning), invoices: [invoice] }
    const impact = impactOn(invoice, facts, then, instantOf(now))
    return { invoiceId: row.id, number: row.number, clientName: client.name, ...impact }
  })
  return { total, looked: rows.length, rows: rows.filter(({ isSame }) => !isSame), next: page.next }
}
