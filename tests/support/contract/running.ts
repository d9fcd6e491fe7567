import { acceptPlan } from '#app/features/plans/accept-plan.server.ts'
import type { GoodCalls, Kit } from './kit.ts'
import { usd } from './kit.ts'

const instalments = [
  { dueOn: '2026-12-10', amount: usd(30_000) },
  { dueOn: '2027-01-10', amount: usd(30_000) },
]

const offered = async ({ call, issued }: Kit): Promise<string> => {
  const body = { invoiceIds: [(await issued()).invoiceId], instalments }
  return String((await call('POST', '/plans', { body })).body['id'])
}
const running = async (kit: Kit): Promise<string> => {
  const planId = await offered(kit)
  const by = { by: 'client', name: 'Ada', from: null, actor: 'client' } as const
  await acceptPlan({ businessId: kit.businessId, planId, ...by, now: kit.now() })
  return planId
}

const thanks = async ({ call, payment }: Kit): Promise<string> => {
  const { paymentId } = await payment()
  const { body } = await call('GET', `/thank-yous?paymentId=${paymentId}`)
  return (body['data'] as unknown as { id: string }[])[0]?.id ?? ''
}
const calledOff = async (kit: Kit): Promise<string> => {
  const id = await thanks(kit)
  await kit.call('POST', `/thank-yous/${id}/call-off`, { body: { reason: 'We met' } })
  return id
}

const creditNote = async ({ call, issued }: Kit): Promise<string> => {
  const { invoiceId } = await issued()
  const body = { amount: usd(100), reason: 'A scratch' }
  return String((await call('POST', `/invoices/${invoiceId}/credit-notes`, { body })).body['id'])
}

const lines = [{ description: 'Hosting', quantity: '1', unitAmount: 10_000, taxRate: '0' }]
const rhythm = { name: 'Hosting', unit: 'month', startOn: '2026-12-01', termsDays: 14, lines }
const recurring = async ({ call, client }: Kit): Promise<string> =>
  String((await call('POST', '/recurring', { body: { ...rhythm, clientId: await client() } })).body['id'])
const price = { fromOn: '2027-06-01', lines, taxInclusive: true, discountPercent: '5' }

export const runningCalls: GoodCalls = {
  withdrawPlan: async (kit) => ({ id: await offered(kit), body: { message: 'Another time' } }),
  extendPlan: async (kit) => ({
    id: await running(kit),
    body: { position: 1, dueOn: '2026-12-20', shiftsLater: true, message: 'As you asked' },
  }),
  replan: async (kit) => ({ id: await running(kit), body: { instalments, message: 'Would this do?' } }),
  endPlan: async (kit) => ({ id: await running(kit), body: { message: 'It was not kept' } }),
  getPlanTermsPdf: async (kit) => ({ id: await running(kit) }),
  reviewDispute: async ({ dispute }) => ({ id: await dispute() }),
  proposeDisputeOutcome: async ({ dispute }) => ({
    id: await dispute(),
    body: { outcome: 'part_credit', amount: usd(1_000), message: 'Would this do?' },
  }),
  withdrawDispute: async ({ dispute }) => ({ id: await dispute(), body: { message: 'As we said' } }),
  getThankYou: async (kit) => ({ id: await thanks(kit) }),
  thankForPayment: async ({ prisma, businessId, payment }) => {
    const { paymentId } = await payment()
    // As if nobody had been thanked when it arrived.
    await prisma.outboxMessage.deleteMany({ where: { businessId, key: `thank-you/${paymentId}` } })
    return { id: paymentId }
  },
  editThankYou: async (kit) => ({ id: await thanks(kit), body: { personalLine: 'Lovely to work with you.' } }),
  sendThankYouNow: async (kit) => ({ id: await thanks(kit) }),
  callOffThankYou: async (kit) => ({ id: await thanks(kit), body: { reason: 'We met' } }),
  reviveThankYou: async (kit) => ({ id: await calledOff(kit) }),
  listAllCreditNotes: async (kit) => {
    await creditNote(kit)
    return { query: 'limit=2' }
  },
  getCreditNote: async (kit) => ({ id: await creditNote(kit) }),
  getCreditNotePdf: async (kit) => ({ id: await creditNote(kit) }),
  listRecurring: async (kit) => {
    await recurring(kit)
    return { query: 'status=active&limit=2' }
  },
  createRecurring: async ({ client }) => ({
    body: { ...rhythm, clientId: await client(), every: 3, monthEnd: true, countMax: 4, sends: true, notes: 'Thanks' },
  }),
  getRecurring: async (kit) => ({ id: await recurring(kit) }),
  changeRecurring: async (kit) => ({
    id: await recurring(kit),
    body: { name: 'Hosting, large', termsDays: 30, endOn: '2028-12-31', issues: false },
  }),
  changeRecurringPrice: async (kit) => ({ id: await recurring(kit), body: price }),
  withdrawRecurringPrice: async (kit) => {
    const id = await recurring(kit)
    await kit.call('POST', `/recurring/${id}/prices`, { body: price })
    return { id, body: { fromOn: price.fromOn } }
  },
  pauseRecurring: async (kit) => ({ id: await recurring(kit) }),
  resumeRecurring: async (kit) => {
    const id = await recurring(kit)
    await kit.call('POST', `/recurring/${id}/pause`)
    return { id }
  },
  endRecurring: async (kit) => ({ id: await recurring(kit) }),
}
