import type { GoodCalls, Kit } from './kit.ts'

async function found({ prisma, businessId, now }: Kit) {
  const facts = { businessId, provider: 'stripe', kind: 'unknown_here', method: 'card', currency: 'USD' } as const
  const at = { paidAt: now(), foundAt: now() }
  const id = crypto.randomUUID()
  return prisma.difference.create({ data: { ...facts, ...at, id, ref: `pi_${id}`, amountMinor: 500n } })
}

export const unmatchedCalls: GoodCalls = {
  listUnmatchedPayments: async (kit) => {
    await found(kit)
    return { query: 'status=open&limit=2' }
  },
  matchUnmatchedPayment: async (kit) => ({
    id: (await found(kit)).id,
    body: { clientId: (await kit.issued()).clientId, allocation: [] },
  }),
  dismissUnmatchedPayment: async (kit) => ({ id: (await found(kit)).id, body: { reason: 'Another shop' } }),
  reopenUnmatchedPayment: async (kit) => {
    const { businessId, id } = await found(kit)
    const decided = { state: 'dismissed', reason: 'Another shop', decidedAt: kit.now(), decidedBy: 'user:test' }
    await kit.prisma.difference.update({ where: { businessId_id: { businessId, id } }, data: decided })
    return { id }
  },
}
