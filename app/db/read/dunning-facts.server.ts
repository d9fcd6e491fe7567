import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf } from '#app/domain/business-day.ts'
import { defaultSendHours, type DunningFacts } from '#app/domain/dunning/dunning-facts.ts'
import { defaultPolicy } from '#app/domain/dunning/dunning-policy.ts'
import type { HoldKind } from '#app/domain/dunning/hold.ts'
import { clientId as asClientId, invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import type { AddressState } from '#app/db/generated/enums.ts'

/** Takes the client's row for the rest of the transaction: whoever decides about a client does so alone. False when there is none. */
export async function lockClient(tx: Tx, businessId: string, clientId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT FROM "Client" WHERE "businessId" = ${businessId}::uuid AND "id" = ${clientId}::uuid FOR NO KEY UPDATE`
  return rows.length === 1
}

/** The same, for whoever finds the client due for a look; false when another process has it or has looked already. */
export async function lockDueClient(tx: Tx, businessId: string, clientId: string, now: Date): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT FROM "Client" WHERE "businessId" = ${businessId}::uuid AND "id" = ${clientId}::uuid AND "nextCheckAt" <= ${now}
    FOR NO KEY UPDATE SKIP LOCKED`
  return rows.length === 1
}

/** All that a dunning decision about one client rests on, as it stands now; null for an unknown client. */
export async function loadDunningFacts(tx: Tx, businessId: string, clientId: string): Promise<DunningFacts | null> {
  const client = await tx.client.findUnique({
    where: { businessId_id: { businessId, id: clientId } },
    select: {
      timeZone: true,
      lastContactAt: true,
      business: { select: { timeZone: true, sendHour: true } },
      contacts: { select: { email: true, role: true, state: true }, orderBy: { createdAt: 'asc' } },
      holds: { where: { releasedAt: null }, select: { invoiceId: true, kind: true, until: true, reason: true } },
      messages: {
        where: { kind: 'reminder', sentAt: { not: null } },
        select: { sentAt: true },
        orderBy: { sentAt: 'desc' },
        take: defaultPolicy.maxContactsPerWeek,
      },
      invoices: {
        where: { state: 'issued' },
        select: {
          id: true,
          number: true,
          currency: true,
          issuedOn: true,
          dueOn: true,
          balanceMinor: true,
          processingMinor: true,
          firstSentAt: true,
          enterStage: true,
          reminders: { select: { stage: true, outcome: true, decidedAt: true, doneAt: true } },
        },
      },
    },
  })
  if (!client) return null

  const holds = client.holds.map((hold) => ({
    invoiceId: hold.invoiceId,
    kind: hold.kind as HoldKind,
    until: hold.until && dayFromColumn(hold.until),
    reason: hold.reason,
  }))
  return {
    client: {
      id: asClientId(clientId),
      recipient: billToAddress(client.contacts),
      timeZone: client.timeZone ?? client.business.timeZone,
      lastContactAt: client.lastContactAt && instantOf(client.lastContactAt),
      recentContacts: client.messages.flatMap(({ sentAt }) => (sentAt ? [instantOf(sentAt)] : [])),
    },
    business: { ...defaultSendHours, timeZone: client.business.timeZone, sendHour: client.business.sendHour },
    policy: defaultPolicy,
    invoices: client.invoices.map((invoice) => ({
      id: asInvoiceId(invoice.id),
      number: invoice.number,
      issuedOn: dayFromColumn(invoice.issuedOn),
      dueOn: dayFromColumn(invoice.dueOn),
      balance: { minor: invoice.balanceMinor, currency: invoice.currency },
      processing: { minor: invoice.processingMinor, currency: invoice.currency },
      holds: holds.filter((hold) => hold.invoiceId === null || hold.invoiceId === invoice.id),
      firstSentAt: invoice.firstSentAt && instantOf(invoice.firstSentAt),
      enterFrom: invoice.enterStage,
      steps: invoice.reminders.map((step) => ({
        stage: step.stage,
        outcome: step.outcome,
        at: instantOf(step.doneAt ?? step.decidedAt),
      })),
    })),
  }
}

/** The first bill-to address that delivery reports have not taken from us (R24). */
export function billToAddress(
  contacts: readonly { email: string; role: string; state: AddressState }[],
): string | null {
  return contacts.find(({ role, state }) => role === 'bill_to' && state === 'usable')?.email ?? null
}
