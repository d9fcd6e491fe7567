import type { Charge } from '#app/db/generated/client.ts'
import { isStillTrue } from '#app/db/read/drafts.server.ts'
import { loadFactsOfClients } from '#app/db/read/dunning-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { DunningFacts } from '#app/domain/dunning/dunning-facts.ts'
import { money, subtractMoney, sumMoney } from '#app/domain/money.ts'
import type { ClaimedMessage } from './claimed-message.ts'
import { copiesStillOnFile } from './copies-on-file.server.ts'
import { judgeInstalmentMail } from './pass-instalment-gate.server.ts'
import { whyNoStatement } from './pass-statement-gate.server.ts'

/**
 * Which of those that were claimed may still be said. Read without a lock, directly before the mail provider is spoken to: a payment, a
 * promise, a pause or another address that was committed before this look stops the message; what is committed after it crosses
 * the mail on its way.
 */
export async function findStillWanted(
  db: Tx,
  businessId: string,
  messages: readonly ClaimedMessage[],
  now: Date,
): Promise<Set<string>> {
  const reminders = messages.filter(({ kind }) => kind === 'reminder')
  const copies = await copiesStillOnFile(db, businessId, reminders)
  const clients = reminders.map(({ clientId }) => clientId)
  const factsOf = await loadFactsOfClients(db, businessId, clients, now)
  const ownCharges = await findOwnCharges(db, businessId, reminders)
  const isWanted = async (message: ClaimedMessage): Promise<boolean> => {
    switch (message.kind) {
      case 'reminder': {
        if ((copies.get(message.id)?.length ?? 0) < message.ccAddresses.length) return false
        const facts = factsOf.get(message.clientId) ?? null
        return facts !== null && isStillTrue(message, beforeItsCharges(message, facts, ownCharges), now)
      }
      case 'instalment':
        return (await judgeInstalmentMail(db, message, now)).kind !== 'moved'
      case 'statement':
        return (await whyNoStatement(db, message, now)) === null
      default:
        return true
    }
  }
  const wanted = new Set<string>()
  for (const message of messages) if (await isWanted(message)) wanted.add(message.id)
  return wanted
}

type OwnCharge = Pick<Charge, 'messageId' | 'invoiceId' | 'amountMinor'>

async function findOwnCharges(db: Tx, businessId: string, messages: readonly ClaimedMessage[]): Promise<OwnCharge[]> {
  const announcing = messages.filter(({ announces }) => announces !== null).map(({ id }) => id)
  if (announcing.length === 0) return []
  return db.charge.findMany({
    where: { businessId, messageId: { in: announcing }, waivedAt: null },
    select: { messageId: true, invoiceId: true, amountMinor: true },
  })
}

/** What the message itself announces was added to the balance when it was claimed; its words rest on the balance before. */
function beforeItsCharges({ id }: ClaimedMessage, facts: DunningFacts, charges: readonly OwnCharge[]): DunningFacts {
  const own = charges.filter(({ messageId }) => messageId === id)
  if (own.length === 0) return facts
  const invoices = facts.invoices.map((invoice) => {
    const { currency } = invoice.balance
    const added = own.filter(({ invoiceId }) => invoiceId === invoice.id)
    const amounts = added.map(({ amountMinor }) => money(amountMinor, currency))
    return { ...invoice, balance: subtractMoney(invoice.balance, sumMoney(amounts, currency)) }
  })
  return { ...facts, invoices }
}
