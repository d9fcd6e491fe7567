import { Temporal } from 'temporal-polyfill'
import { expect } from 'vitest'
import type { PrismaClient } from '#app/db/generated/client.ts'

interface Arrived {
  to: string[]
  idempotencyKey: string
  at: string
}

/**
 * What holds after every story of reminders, by the provider's own mailbox: no mail twice for one key, no reminder after its
 * invoice was paid, at most one reminder per client and day of the business. Answers how many reminders there were.
 */
export async function expectMailLaws(prisma: PrismaClient, mails: readonly Arrived[]): Promise<number> {
  const keys = mails.map(({ idempotencyKey }) => idempotencyKey)
  expect(keys.length).toBe(new Set(keys).size)
  const written = await prisma.outboxMessage.findMany({
    where: { kind: 'reminder', key: { in: keys } },
    select: {
      ...{ key: true, clientId: true, client: { select: { business: { select: { timeZone: true } } } } },
      reminders: { select: { invoice: { select: { number: true, settledAt: true } } } },
    },
  })
  const days = written.map(({ key, clientId, client, reminders }) => {
    const at = mails.find(({ idempotencyKey }) => idempotencyKey === key)?.at ?? ''
    for (const { invoice } of reminders) {
      const isLate = invoice.settledAt !== null && Date.parse(at) > invoice.settledAt.getTime()
      expect(isLate, `a reminder of ${invoice.number} at ${at}, paid at ${invoice.settledAt?.toISOString()}`).toBe(
        false,
      )
    }
    const day = Temporal.Instant.from(at).toZonedDateTimeISO(client.business.timeZone).toPlainDate()
    return `${clientId} on ${day.toString()}`
  })
  expect(days.length).toBe(new Set(days).size)
  return written.length
}
