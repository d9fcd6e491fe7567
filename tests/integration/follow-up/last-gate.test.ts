import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { queueReminder } = await import('#app/features/dunning/queue-reminder.server.ts')
const { beginSends } = await import('#app/features/messages/begin-sends.server.ts')
const { prisma } = world
afterAll(() => world.close())

let businessId: string
let count = 0
beforeEach(async () => {
  businessId = await makeBusiness(prisma)
  count += 1
})

/** A follow-up that was decided now and is not sent yet: the worker went down in between. */
async function decided() {
  const now = world.now()
  const email = `ada${count}@example.com`
  await makeInvoice({ businessId, number: `30${count}`, email, dueOn: '2026-11-16', now })
  const { id: clientId } = await prisma.client.findFirstOrThrow({ where: { businessId } })
  expect(await queueReminder(businessId, clientId, now)).toBe('remind')
  const { id } = await prisma.outboxMessage.findFirstOrThrow({ where: { businessId } })
  const ref = { businessId, id }
  return {
    clientId,
    /** Whether it may go out at that moment, and when it may instead. */
    at: async (moment: string) => {
      const { claimed } = await beginSends(businessId, [id], 1, new Date(moment))
      const { sendAt } = await prisma.outboxMessage.findUniqueOrThrow({ where: { businessId_id: ref } })
      return claimed.length > 0 ? 'goes out' : sendAt.toISOString()
    },
  }
}

describe('a reminder that is sent later than it was decided', () => {
  test('goes out within the day, also after the send hour', async () => {
    const reminder = await decided()
    expect(await reminder.at('2026-11-24T00:30:00Z')).toBe('goes out')
  })

  test('at night waits for the morning', async () => {
    const reminder = await decided()
    expect(await reminder.at('2026-11-24T04:00:00Z')).toBe('2026-11-24T14:00:00.000Z')
    expect(await reminder.at('2026-11-24T14:00:00Z')).toBe('goes out')
  })

  test('at the weekend waits for Monday where nothing is sent on weekends', async () => {
    await prisma.business.update({ where: { id: businessId }, data: { sendDays: [1, 2, 3, 4, 5] } })
    const reminder = await decided()
    expect(await reminder.at('2026-11-28T17:00:00Z')).toBe('2026-11-30T14:00:00.000Z')
    expect(await reminder.at('2026-11-30T14:00:00Z')).toBe('goes out')
  })

  test('waits a day when the client has heard from us meanwhile', async () => {
    const reminder = await decided()
    const where = { businessId_id: { businessId, id: reminder.clientId } }
    await prisma.client.update({ where, data: { lastContactAt: new Date('2026-11-23T15:00:00Z') } })
    expect(await reminder.at('2026-11-23T16:00:00Z')).toBe('2026-11-24T14:00:00.000Z')
  })

  test('whose words are no longer true is taken back', async () => {
    const reminder = await decided()
    await reminder.at('2026-12-09T15:00:00Z')
    expect(await prisma.outboxMessage.findFirst({ where: { businessId } })).toMatchObject({ state: 'cancelled' })
  })
})
