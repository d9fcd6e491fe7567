import type { GoodCalls } from './kit.ts'
import { usd } from './kit.ts'

const instalments = [
  { dueOn: '2026-12-10', amount: usd(30_000) },
  { dueOn: '2027-01-10', amount: usd(30_000) },
]

export const moneyCalls: GoodCalls = {
  listPayments: async ({ payment }) => ({ query: `status=settled&invoiceId=${(await payment()).invoiceId}` }),
  recordPayment: async ({ issued }) => ({
    body: {
      ...{ invoiceId: (await issued()).invoiceId, amount: usd(25_000), method: 'transfer', receivedOn: '2026-11-23' },
      reference: 'K',
    },
  }),
  getPayment: async ({ payment }) => ({ id: (await payment()).paymentId }),
  listRefunds: async ({ payment }) => ({ id: (await payment()).paymentId }),
  refundPayment: async ({ payment }) => ({
    id: (await payment()).paymentId,
    body: {
      ...{ amount: usd(10_000), effect: 'reopen', reason: 'Paid twice' },
      paidOut: { method: 'transfer', paidOn: '2026-11-23', reference: 'R' },
    },
  }),
  listPlans: async ({ plan }) => {
    await plan()
    return { query: 'status=proposed' }
  },
  getPlan: async ({ plan }) => ({ id: await plan() }),
  proposePlan: async ({ issued }) => ({
    body: { invoiceIds: [(await issued()).invoiceId], instalments, message: 'As we said' },
  }),
  acceptPlan: async ({ plan }) => ({ id: await plan(), body: { name: 'Nora North' } }),
  counterPlan: async ({ plan }) => ({ id: await plan(), body: { instalments, message: 'A little later' } }),
  declinePlan: async ({ plan }) => ({ id: await plan(), body: { message: 'It is too long' } }),
}
