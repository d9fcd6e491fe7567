import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { money, sumMoney } from '#app/domain/money.ts'
import type { MethodRules } from '#app/domain/payment/methods-on-offer.ts'
import type { PayableFacts } from '#app/domain/payment/payable.ts'
import { activePlanOf } from './plan-standing.server.ts'
import { readEarlyDiscounts } from './early-discounts.server.ts'

export interface LoadedPayFacts {
  payable: PayableFacts
  methods: MethodRules
}

/**
 * What a payment of these invoices rests on: what is open of each, what rests, the plan that covers them, and how the client
 * may pay. Null where one of them is not the client's, or where none was chosen. Reads in a fixed number of queries.
 */
export async function loadPayFacts(
  tx: Tx,
  {
    businessId,
    clientId,
    invoiceIds,
    now,
  }: { businessId: string; clientId: string; invoiceIds: readonly string[]; now: Date },
): Promise<LoadedPayFacts | null> {
  const chosen = [...new Set(invoiceIds)]
  const plan = await activePlanOf(tx, businessId, chosen, now)
  const wanted = [...new Set([...chosen, ...(plan?.invoices.map(({ id }) => id) ?? [])])]
  const client = await tx.client.findUnique({
    where: { businessId_id: { businessId, id: clientId } },
    select: {
      allowedMethods: true,
      preferredMethod: true,
      business: { omit: { logo: true } },
      invoices: { where: { id: { in: wanted } } },
      holds: {
        where: { kind: 'dispute', releasedAt: null },
        select: { invoiceId: true, amountMinor: true, until: true },
      },
    },
  })
  const currency = client?.invoices.find(({ id }) => chosen.includes(id))?.currency
  if (!client || !currency || chosen.some((id) => !client.invoices.some((invoice) => invoice.id === id))) return null
  const { business, invoices, holds } = client
  const today = todayIn(business.timeZone, instantOf(now))
  const discounts = await readEarlyDiscounts(tx, businessId, wanted, today)
  const heldOf = (invoiceId: string, balanceMinor: bigint) => {
    const own = holds.filter(
      (hold) =>
        (hold.invoiceId === null || hold.invoiceId === invoiceId) &&
        (!hold.until || compareDays(today, dayFromColumn(hold.until)) <= 0),
    )
    return sumMoney(
      own.map(({ amountMinor }) => money(amountMinor ?? balanceMinor, currency)),
      currency,
    )
  }
  return {
    payable: {
      currency,
      chosen: chosen.map(asInvoiceId),
      invoices: invoices.map((row) => ({
        id: asInvoiceId(row.id),
        number: row.number,
        dueOn: dayFromColumn(row.dueOn),
        state: row.state,
        balance: money(row.balanceMinor, row.currency),
        processing: money(row.processingMinor, row.currency),
        held: heldOf(row.id, row.balanceMinor),
        discount: discounts.get(row.id) ?? null,
      })),
      instalment:
        plan?.standing.next && plan.clientId === clientId
          ? {
              planId: plan.id,
              position: plan.standing.next.position,
              open: plan.standing.next.open,
              invoiceIds: plan.invoices.map(({ id }) => asInvoiceId(id)),
            }
          : null,
      minimum: money(business.minimumPartMinor, currency),
    },
    methods: {
      currency,
      accepted: { card: business.acceptsCard, ach: business.acceptsAch, paypal: business.acceptsPaypal },
      maxMinor: { card: business.cardMaxMinor, ach: business.achMaxMinor, paypal: business.paypalMaxMinor },
      allowed: client.allowedMethods,
      preferred: client.preferredMethod,
    },
  }
}
