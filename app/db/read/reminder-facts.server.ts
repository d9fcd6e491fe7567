import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { DunningFacts } from '#app/domain/dunning/dunning-facts.ts'
import type { DunningStage } from '#app/domain/dunning/dunning-policy.ts'
import type { ReminderFacts } from '#app/domain/dunning/reminder-facts.ts'
import { methodWords } from '#app/domain/payment/method-words.ts'
import { billToAddress } from './dunning-facts.server.ts'

/** What the words of one reminder are written from; null when the invoice is not among the client's open ones. */
export async function loadReminderFacts(
  tx: Tx,
  businessId: string,
  facts: DunningFacts,
  invoiceId: string,
  stage: DunningStage,
): Promise<ReminderFacts | null> {
  const dunned = facts.invoices.find(({ id }) => id === invoiceId)
  const row = await tx.invoice.findUnique({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: { client: { include: { business: true, contacts: { orderBy: { createdAt: 'asc' } } } } },
  })
  if (!dunned || !row) return null
  const { client } = row
  const { business } = client
  const recipient = billToAddress(client.contacts)
  const total = { minor: row.totalMinor, currency: row.currency }
  return {
    business: { name: business.name, timeZone: business.timeZone, methods: methodWords(business, row.currency) },
    client: {
      greetingName: client.contacts.find(({ email }) => email === recipient)?.name ?? client.name,
      recipient,
      locale: client.locale ?? business.locale,
    },
    invoice: {
      id: dunned.id,
      number: row.number,
      state: row.state,
      dueOn: dayFromColumn(row.dueOn),
      description: row.description,
      total,
      paid: { minor: row.totalMinor - row.balanceMinor, currency: row.currency },
      fees: null,
      balance: dunned.balance,
      processing: dunned.processing,
      holds: dunned.holds,
    },
    stage,
    interest: null,
    nextStepAfterFinal: null,
    canCall: client.phone !== null,
  }
}
