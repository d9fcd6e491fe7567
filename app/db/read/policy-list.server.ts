import { prisma } from '#app/db/client.server.ts'
import { readPolicyBody } from './policies.server.ts'
import type { LoadedPolicy } from './policies.server.ts'

export interface PolicyRow {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly loaded: LoadedPolicy
  /** Whoever has no choice of its own follows it. */
  readonly isDefault: boolean
  /** Clients and invoices that were given it themselves. */
  readonly clients: number
  readonly invoices: number
}

const columns = {
  id: true,
  name: true,
  version: true,
  body: true,
  _count: { select: { usedBy: true, clients: true, invoices: true } },
} as const

/** The business's own policies by name, without those that were put away. */
export async function listPolicies(businessId: string): Promise<PolicyRow[]> {
  const rows = await prisma.dunningPolicy.findMany({
    where: { businessId, archivedAt: null },
    select: columns,
    orderBy: { name: 'asc' },
  })
  return rows.map(rowOf)
}

/** Null when the business has no such policy. */
export async function readPolicy(businessId: string, id: string): Promise<PolicyRow | null> {
  const row = await prisma.dunningPolicy.findFirst({ where: { businessId, id, archivedAt: null }, select: columns })
  return row && rowOf(row)
}

interface StoredRow {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly body: unknown
  readonly _count: { readonly usedBy: number; readonly clients: number; readonly invoices: number }
}

function rowOf({ id, name, version, body, _count }: StoredRow): PolicyRow {
  const { usedBy, clients, invoices } = _count
  return { id, name, version, loaded: readPolicyBody(body), isDefault: usedBy > 0, clients, invoices }
}

/** Names to choose from. */
export const listPolicyNames = (businessId: string): Promise<{ id: string; name: string }[]> =>
  prisma.dunningPolicy.findMany({
    where: { businessId, archivedAt: null },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })

/** The currencies in which something is open, the business's own first. */
export async function listOpenCurrencies(businessId: string, own: string): Promise<string[]> {
  const rows = await prisma.invoice.groupBy({ by: ['currency'], where: { businessId, state: 'issued' } })
  return [...new Set([own, ...rows.map(({ currency }) => currency).sort()])]
}
