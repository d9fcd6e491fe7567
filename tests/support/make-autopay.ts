import { Temporal } from 'temporal-polyfill'
import { agreeAutopay } from '#app/features/payments/agree-autopay.server.ts'
import { acceptPlan } from '#app/features/plans/accept-plan.server.ts'
import { proposePlan } from '#app/features/plans/propose-plan.server.ts'
import { makeInvoice } from './make-invoice.ts'
import type { startWorld } from './world.ts'

export interface AgreedPlan {
  planId: string
  clientId: string
  invoiceId: string
  email: string
}

/** A client who owes since two weeks has agreed to pay in parts on these days. Imported dynamically, after the environment is set. */
export async function makePlan(
  world: Awaited<ReturnType<typeof startWorld>>,
  businessId: string,
  number: string,
  days: readonly string[],
  minor = 30_000n,
): Promise<AgreedPlan> {
  const now = world.now()
  const today = Temporal.PlainDate.from(now.toISOString().slice(0, 10))
  const email = `${number.toLowerCase()}@example.com`
  const invoiceId = await makeInvoice({
    ...{ businessId, number, email, now, clientName: `Client ${number}` },
    ...{ dueOn: today.subtract({ days: 14 }).toString(), minor: minor * BigInt(days.length) },
  })
  await world.work()
  const where = { businessId_id: { businessId, id: invoiceId } }
  const { clientId } = await world.prisma.invoice.findUniqueOrThrow({ where })
  const rows = days.map((dueOn) => ({ dueOn: Temporal.PlainDate.from(dueOn), amount: { minor, currency: 'USD' } }))
  const by = { businessId, actor: 'user:test', now }
  const proposed = await proposePlan({ ...by, clientId, invoiceIds: [invoiceId], rows, by: 'business', words: null })
  if (!proposed.ok) throw new Error(proposed.reason)
  const { planId } = proposed.value
  const accepted = await acceptPlan({ ...by, planId, by: 'client', name: 'Ada Lovelace', from: '192.0.2.7' })
  if (!accepted.ok) throw new Error(accepted.reason)
  await world.work()
  return { planId, clientId, invoiceId, email }
}

/** The client leaves a card or an account on the provider's page, so that the instalments pay themselves. */
export async function leaveMethod(
  world: Awaited<ReturnType<typeof startWorld>>,
  businessId: string,
  { planId, clientId }: AgreedPlan,
  kind: 'card' | 'ach',
  number = kind === 'card' ? '4242424242424242' : '000123456789',
): Promise<void> {
  const agreed = await agreeAutopay({
    ...{ businessId, clientId, planId, kind, consent: 'I authorize it.', from: '192.0.2.7', now: world.now() },
    portalUrl: 'http://127.0.0.1:3999/p/token',
  })
  if (!agreed.ok) throw new Error(agreed.reason)
  const press = (action: string) =>
    fetch(agreed.value.redirectUrl, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ action, card_number: number, account_number: number }),
    })
  await press('save')
  await press('complete authentication')
  // The webhook is on its way; a second of world time brings it in.
  await world.advance('PT1S')
}

/** What a test leaves behind falls due no more, so that the next one's days are its own. */
export async function letRest({ prisma }: Awaited<ReturnType<typeof startWorld>>): Promise<void> {
  await prisma.planInstalment.updateMany({ data: { autopayAt: null } })
  await prisma.instalmentPlan.updateMany({ data: { nextCheckAt: null } })
  await prisma.client.updateMany({ data: { nextCheckAt: null } })
}
