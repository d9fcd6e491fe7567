import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { prisma } from '#app/db/client.server.ts'
import { now } from '#app/clock.server.ts'
import { queueReminder } from '#app/features/dunning/queue-reminder.server.ts'
import { openDispute } from '#app/features/disputes/open-dispute.server.ts'
import { proposePlan } from '#app/features/plans/propose-plan.server.ts'
import { businessWithKey } from '../api.ts'
import { approveEverything } from '../approval-policy.ts'
import { makeDraft } from '../make-draft.ts'
import { makeInvoice } from '../make-invoice.ts'

/** One valid request of an operation, built from rows made for it alone. `id` fills `{id}` of the path. */
type GoodCall = (kit: Kit) => Promise<{ id?: string; query?: string; body?: object }>
export type GoodCalls = Readonly<Record<string, GoodCall>>
export type Kit = Awaited<ReturnType<typeof makeKit>>

export const usd = (amount: number) => ({ amount, currency: 'USD' })

/**
 * Rows to build requests from, each made anew where it is asked for. The clock stands at Monday noon, 23 November 2026 (UTC).
 * Imported dynamically, after the environment is set.
 */
export async function makeKit() {
  const { business, key, call } = await businessWithKey('Contract')
  const businessId = business.id
  await approveEverything(prisma, businessId, now())
  let count = 0

  /** Lifts what rests everybody: one operation does that, and nothing would be said of any row made after it. */
  const wake = () =>
    prisma.hold.updateMany({ where: { businessId, clientId: null, releasedAt: null }, data: { releasedAt: now() } })

  /** An issued invoice over 600.00, a week past due, of a client of its own. */
  const issued = async () => {
    await wake()
    const number = `K-${(count += 1)}`
    const wish = { number, email: `k${count}@example.com`, dueOn: '2026-11-16', minor: 60_000n, now: now() }
    const invoiceId = await makeInvoice({ businessId, ...wish })
    const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoiceId } })
    return { invoiceId, clientId }
  }
  /** A client of its own with nothing open. */
  const client = async () => {
    const body = { name: `Client ${(count += 1)}`, email: `c${count}@example.com` }
    return String((await call('POST', '/clients', { body })).body['id'])
  }
  const draft = () => makeDraft({ businessId, now: now(), number: `D-${(count += 1)}` })
  /** A settled payment by hand of an issued invoice. */
  const payment = async () => {
    const { invoiceId, clientId } = await issued()
    const body = { invoiceId, amount: usd(60_000), method: 'check', receivedOn: '2026-11-20' }
    return { invoiceId, clientId, paymentId: String((await call('POST', '/payments', { body })).body['id']) }
  }
  /** A plan the client proposes. */
  const plan = async () => {
    const { invoiceId, clientId } = await issued()
    const rows = ['2026-12-01', '2027-01-01'].map((dueOn) => ({
      dueOn: Temporal.PlainDate.from(dueOn),
      amount: { minor: 30_000n, currency: 'USD' },
    }))
    const wish = { businessId, clientId, invoiceIds: [invoiceId], rows, words: 'A slow winter' }
    const proposed = await proposePlan({ ...wish, by: 'client', actor: 'client', now: now() })
    if (!proposed.ok) throw new Error(proposed.reason)
    return proposed.value.planId
  }
  /** A dispute the client opened. */
  const dispute = async () => {
    const opened = await openDispute({
      ...{
        businessId,
        ...(await issued()),
        sentTo: null,
        reason: 'not_as_agreed',
        words: 'It is green.',
        amount: null,
      },
      ...{ lines: [], messageId: randomUUID(), files: [], now: now() },
    })
    if (!opened.ok) throw new Error(opened.reason)
    return opened.value.disputeId
  }
  /** A reminder that waits for a decision. */
  const reminder = async () => {
    // What another request rested for the whole business would rest this too.
    await prisma.hold.updateMany({
      where: { businessId, clientId: null, releasedAt: null },
      data: { releasedAt: now() },
    })
    const { invoiceId, clientId } = await issued()
    await queueReminder(businessId, clientId, now())
    const where = { businessId, clientId, kind: 'reminder', state: 'drafted' } as const
    return { reminderId: (await prisma.outboxMessage.findFirstOrThrow({ where })).id, invoiceId }
  }
  return { businessId, key, call, prisma, now, wake, client, draft, issued, payment, plan, dispute, reminder }
}
