import { Temporal } from 'temporal-polyfill'
import { makeBusiness } from './make.ts'
import type { startWorld } from './world.ts'

export interface Agreed {
  planId: string
  clientId: string
  invoiceIds: string[]
  email: string
}

export const day = (text: string) => Temporal.PlainDate.from(text)
export const usd = (minor: bigint) => ({ minor, currency: 'USD' })

/** A business in New York that writes on weekdays, and plans agreed with its clients. Call it after the world has started. */
export async function planKit(world: Awaited<ReturnType<typeof startWorld>>) {
  const { prisma } = world
  const { makeInvoice } = await import('./make-invoice.ts')
  const { proposePlan } = await import('#app/features/plans/propose-plan.server.ts')
  const { acceptPlan } = await import('#app/features/plans/accept-plan.server.ts')
  const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
  const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
  const businessId = await makeBusiness(prisma)
  await prisma.business.update({
    where: { id: businessId },
    data: { sendDays: [1, 2, 3, 4, 5], holidayCountry: 'US' },
  })
  const actor = 'user:test'
  let number = 0

  const today = () =>
    Temporal.Instant.from(world.now().toISOString()).toZonedDateTimeISO('America/New_York').toPlainDate()

  /** A client who owes the sum of `amounts` since two weeks, on one invoice or several, pays it in parts; their follow-up has begun. */
  async function agreed(
    days: readonly string[],
    amounts: readonly bigint[] = [30_000n, 30_000n, 30_000n],
    invoices = 1,
  ): Promise<Agreed> {
    number += 1
    const email = `planner-${number}@example.com`
    const minor = amounts.reduce((sum, amount) => sum + amount, 0n) / BigInt(invoices)
    const wish = {
      businessId,
      email,
      clientName: `Planner ${number}`,
      dueOn: today().subtract({ days: 14 }).toString(),
    }
    const invoiceIds: string[] = []
    for (const letter of ['', 'B', 'C'].slice(0, invoices))
      invoiceIds.push(await makeInvoice({ ...wish, number: `L-${number}${letter}`, minor, now: world.now() }))
    await world.work()
    const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, id: { in: invoiceIds } } })
    const rows = days.map((dueOn, n) => ({ dueOn: day(dueOn), amount: usd(amounts[n] ?? 0n) }))
    const by = { businessId, actor, now: world.now() }
    const proposed = await proposePlan({ ...by, clientId, invoiceIds, rows, by: 'business', words: null })
    if (!proposed.ok) throw new Error(proposed.reason)
    const { planId } = proposed.value
    const accepted = await acceptPlan({ ...by, planId, by: 'client', name: 'Ada Lovelace', from: '192.0.2.7' })
    if (!accepted.ok) throw new Error(accepted.reason)
    await world.work()
    return { planId, clientId, invoiceIds, email }
  }

  /** Pays the next instalment on the hosted page, or leaves its debit on the way; answers the provider's name of the payment. */
  async function payOnPage({ clientId, invoiceIds }: Agreed, method: 'card' | 'ach'): Promise<string> {
    const started = await startPayment({
      ...{ businessId, clientId, invoiceIds, method, consent: null, amount: { kind: 'instalment' } },
      ...{ portalLinkId: null, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
    })
    if (!started.ok) throw new Error(started.reason)
    const body = new URLSearchParams({
      ...{ card_number: '4242424242424242', account_number: '000123456789' },
      ...(method === 'card' ? { action: 'pay', method } : { action: 'settle later', method: 'us_bank_account' }),
    })
    await fetch(started.value.redirectUrl, { method: 'POST', redirect: 'manual', body })
    await world.advance('PT1S')
    const payment = await prisma.payment.findFirstOrThrow({
      where: { businessId, clientId },
      orderBy: { startedAt: 'desc' },
    })
    return payment.providerRef ?? ''
  }

  const pay = ({ invoiceIds }: Agreed, minor: bigint, nth = 0) =>
    recordManualPayment({
      ...{ businessId, invoiceId: invoiceIds[nth] ?? '', amount: usd(minor), method: 'check', reference: null },
      ...{ receivedOn: today(), actor, now: world.now() },
    })
  const planOf = ({ planId }: Agreed) =>
    prisma.instalmentPlan.findUniqueOrThrow({ where: { businessId_id: { businessId, id: planId } } })
  const paidOf = async ({ planId }: Agreed) =>
    (await prisma.planInstalment.findMany({ where: { businessId, planId }, orderBy: { position: 'asc' } })).map(
      ({ paidAt }) => paidAt !== null,
    )
  const holdsOf = ({ clientId }: Agreed) => prisma.hold.count({ where: { businessId, clientId, releasedAt: null } })
  const eventsOf = async ({ clientId }: Agreed, type: string) =>
    (await prisma.timelineEvent.findMany({ where: { businessId, clientId, type }, orderBy: { id: 'asc' } })).map(
      ({ data }) => data,
    )
  const tasksOf = ({ planId }: Agreed) =>
    prisma.task.findMany({ where: { businessId, kind: 'plan', key: { startsWith: `plan/${planId}/missed` } } })
  /** When and with which subject, the oldest first, since the plan was agreed. */
  async function mailsOf(
    { email }: Agreed,
    of = /^(instalment|reminder|thank-you|plan)\//,
  ): Promise<[string, string][]> {
    const mails = (await world.mails(email)).filter(({ idempotencyKey }) => of.test(idempotencyKey)).reverse()
    return mails.map(({ at, subject }) => [
      Temporal.Instant.from(at).toZonedDateTimeISO('America/New_York').toPlainDate().toString(),
      subject,
    ])
  }
  /** The stages of the invoice's own ladder that were said, in their order. */
  const stagesOf = async ({ invoiceIds }: Agreed) =>
    (
      await prisma.reminder.findMany({
        where: { businessId, invoiceId: { in: invoiceIds }, outcome: 'completed', channel: 'email' },
        orderBy: { doneAt: 'asc' },
      })
    ).map(({ stage }) => stage)
  const notices = (one: Agreed) => mailsOf(one, /^instalment\//)
  return {
    ...{ businessId, actor, today, agreed, payOnPage, pay },
    ...{ planOf, paidOf, holdsOf, eventsOf, tasksOf, mailsOf, stagesOf, notices },
  }
}
