import { newId } from '#app/ids.server.ts'
import type { GoodCalls, Kit } from './kit.ts'

/** A task that asks for nothing but a look. */
export async function task({ prisma, businessId, now }: Kit): Promise<string> {
  const id = newId()
  const dueOn = new Date('2026-11-23T00:00:00Z')
  await prisma.task.create({ data: { businessId, id, key: id, kind: 'review', title: 'Look', dueOn, openedAt: now() } })
  return id
}

export const deskCalls: GoodCalls = {
  listReminders: async ({ reminder }) => ({ query: `status=drafted&invoiceId=${(await reminder()).invoiceId}` }),
  approveReminder: async ({ reminder }) => ({ id: (await reminder()).reminderId }),
  skipReminder: async ({ reminder }) => ({ id: (await reminder()).reminderId, body: { reason: 'We spoke' } }),
  listDisputes: async ({ dispute }) => {
    await dispute()
    return { query: 'status=open' }
  },
  getDispute: async ({ dispute }) => ({ id: await dispute() }),
  writeInDispute: async ({ dispute }) => ({ id: await dispute(), body: { message: 'Which green?' } }),
  resolveDispute: async ({ dispute }) => ({
    id: await dispute(),
    body: { outcome: 'part_credit', amount: { amount: 1_000, currency: 'USD' }, message: 'For the trouble' },
  }),
  listThankYous: async ({ payment }) => ({ query: `paymentId=${(await payment()).paymentId}` }),
  listTasks: async (kit) => {
    await task(kit)
    return { query: 'status=open&limit=3' }
  },
  completeTask: async (kit) => ({ id: await task(kit), body: { outcome: 'Done' } }),
  getAging: async ({ issued }) => {
    await issued()
    return { query: 'asOf=2026-11-22&currency=USD' }
  },
  getDso: async () => ({ query: 'currency=USD' }),
  getForecast: async () => ({}),
  getOwnKey: async () => ({}),
}
