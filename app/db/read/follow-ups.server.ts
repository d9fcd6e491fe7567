import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { currentStage, followUpOf } from '#app/domain/dunning/decide-dunning.ts'
import type { DunningReason, NextStep } from '#app/domain/dunning/dunning-decision.ts'
import { defaultSendHours } from '#app/domain/dunning/dunning-facts.ts'
import type { DunningFacts, DunningInvoice } from '#app/domain/dunning/dunning-facts.ts'
import { defaultPolicy } from '#app/domain/dunning/dunning-policy.ts'
import type { StageKey } from '#app/domain/dunning/dunning-policy.ts'
import { activeHold } from '#app/domain/dunning/hold.ts'
import type { HoldKind } from '#app/domain/dunning/hold.ts'
import { clientId as asClientId, invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { labelsOf } from '#app/domain/invoice/invoice-label.ts'
import type { InvoiceLabel } from '#app/domain/invoice/invoice-label.ts'
import { billToAddress } from './dunning-facts.server.ts'

export interface ActiveHold {
  readonly id: string
  readonly kind: HoldKind
  readonly until: PlainDate | null
  readonly reason: string
  /** It rests all of the client's invoices. */
  readonly wholeClient: boolean
}

export interface FollowUp {
  readonly labels: InvoiceLabel[]
  /** The last stage that was said; null before the first. */
  readonly stage: StageKey | null
  readonly nextStep: NextStep | null
  readonly reason: DunningReason
  readonly holds: ActiveHold[]
}

/** A mail that is to go out to nobody needs an address first, and says so before its day comes. */
function unlessNobodyReads(next: { nextStep: NextStep | null; reason: DunningReason }, recipient: string | null) {
  if (recipient !== null || next.nextStep?.channel !== 'email') return next
  const { invoiceId, number } = next.reason
  return { ...next, reason: { invoiceId, number, code: 'no_recipient', stage: next.nextStep.stage } as const }
}

const week = 7 * 24 * 3_600_000

/**
 * Where each of these invoices stands on the ladder, what comes next and why. Costs a fixed number of queries for a page
 * of rows. Invoices that are not issued (drafts, paid, void) have no follow-up and are left out.
 */
export async function readFollowUps(
  businessId: string,
  invoiceIds: readonly string[],
  now: Date,
): Promise<Map<string, FollowUp>> {
  const rows = await prisma.invoice.findMany({
    where: { businessId, id: { in: [...invoiceIds] }, state: 'issued' },
    include: {
      reminders: { select: { stage: true, outcome: true, decidedAt: true, doneAt: true } },
      client: {
        select: {
          id: true,
          timeZone: true,
          lastContactAt: true,
          business: { select: { timeZone: true, sendHour: true } },
          contacts: { select: { email: true, role: true, state: true }, orderBy: { createdAt: 'asc' } },
          holds: { where: { releasedAt: null } },
          messages: {
            where: { kind: 'reminder', sentAt: { gt: new Date(now.getTime() - week) } },
            select: { sentAt: true },
          },
        },
      },
    },
  })
  return new Map(
    rows.map(({ client, ...row }) => {
      const today = todayIn(client.business.timeZone, instantOf(now))
      const holds = client.holds
        .filter((hold) => hold.invoiceId === null || hold.invoiceId === row.id)
        .map((hold) => ({
          id: hold.id,
          kind: hold.kind as HoldKind,
          until: hold.until && dayFromColumn(hold.until),
          reason: hold.reason,
          wholeClient: hold.invoiceId === null,
        }))
      const invoice: DunningInvoice = {
        id: asInvoiceId(row.id),
        number: row.number,
        issuedOn: dayFromColumn(row.issuedOn),
        dueOn: dayFromColumn(row.dueOn),
        balance: { minor: row.balanceMinor, currency: row.currency },
        processing: { minor: row.processingMinor, currency: row.currency },
        holds,
        firstSentAt: row.firstSentAt && instantOf(row.firstSentAt),
        enterFrom: row.enterStage,
        steps: row.reminders.map((step) => ({
          stage: step.stage,
          outcome: step.outcome,
          at: instantOf(step.doneAt ?? step.decidedAt),
        })),
      }
      const facts: DunningFacts = {
        client: {
          id: asClientId(client.id),
          recipient: billToAddress(client.contacts),
          timeZone: client.timeZone ?? client.business.timeZone,
          lastContactAt: client.lastContactAt && instantOf(client.lastContactAt),
          recentContacts: client.messages.flatMap(({ sentAt }) => (sentAt ? [instantOf(sentAt)] : [])),
        },
        business: { ...defaultSendHours, ...client.business },
        policy: defaultPolicy,
        invoices: [invoice],
      }
      const total = { minor: row.totalMinor, currency: row.currency }
      return [
        row.id,
        {
          labels: labelsOf({ ...invoice, state: row.state, total }, today),
          stage: currentStage(invoice, defaultPolicy),
          ...unlessNobodyReads(followUpOf(invoice, facts, instantOf(now)), facts.client.recipient),
          holds: holds.filter((hold) => activeHold([hold], today)),
        },
      ]
    }),
  )
}
