import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { CallFacts } from '#app/domain/call/call-script.ts'
import type { CallOutcome } from '#app/domain/words/template-kinds.ts'
import { readRelationship } from './relationship.server.ts'

export interface CallSheet {
  readonly clientId: string
  readonly invoiceId: string
  readonly phone: string | null
  readonly contacts: readonly { readonly name: string | null; readonly email: string; readonly role: string }[]
  readonly facts: CallFacts
}

const HISTORY_MAX = 10

/** All that somebody needs who calls about an invoice; null when the business has no such invoice. */
export async function readCallSheet(businessId: string, invoiceId: string, now: Date): Promise<CallSheet | null> {
  const invoice = await prisma.invoice.findUnique({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: {
      promises: { orderBy: { madeAt: 'desc' }, take: HISTORY_MAX },
      calls: { orderBy: { at: 'desc' }, take: HISTORY_MAX },
      holds: { where: { kind: 'dispute', releasedAt: null } },
      messages: { where: { sentAt: { not: null } }, orderBy: { sentAt: 'desc' }, take: 1 },
      client: {
        include: { business: { omit: { logo: true } }, contacts: { orderBy: [{ role: 'asc' }, { createdAt: 'asc' }] } },
      },
    },
  })
  if (!invoice) return null
  const { client, currency } = invoice
  const { business } = client
  const dayOf = (at: Date): PlainDate => todayIn(business.timeZone, instantOf(at))
  const today = dayOf(now)
  const [alsoLate, viewed, { paidOnTime }] = await Promise.all([
    prisma.invoice.aggregate({
      where: {
        ...{ businessId, clientId: client.id, currency, state: 'issued', balanceMinor: { gt: 0 } },
        ...{ id: { not: invoiceId }, dueOn: { lt: new Date(`${today.toString()}T00:00:00.000Z`) } },
      },
      _count: { _all: true },
      _sum: { balanceMinor: true },
    }),
    prisma.timelineEvent.findFirst({
      where: { businessId, invoiceId, type: 'portal.viewed', data: { path: ['maybeScanner'], equals: false } },
      orderBy: { at: 'desc' },
      select: { at: true },
    }),
    readRelationship(prisma, businessId, client.id, now),
  ])
  const [lastMail] = invoice.messages
  const [dispute] = invoice.holds
  return {
    clientId: client.id,
    invoiceId,
    phone: client.phone,
    contacts: client.contacts.map(({ name, email, role }) => ({ name, email, role })),
    facts: {
      businessName: business.name,
      client: {
        name: client.name,
        contactName: client.contacts.find(({ name }) => name)?.name ?? null,
        paidOnTime,
      },
      invoice: {
        number: invoice.number,
        dueOn: dayFromColumn(invoice.dueOn),
        description: invoice.description,
        balance: { minor: invoice.balanceMinor, currency },
        processing: { minor: invoice.processingMinor, currency },
      },
      alsoLate:
        alsoLate._count._all > 0
          ? { count: alsoLate._count._all, sum: { minor: alsoLate._sum.balanceMinor ?? 0n, currency } }
          : null,
      lastMail: lastMail?.sentAt
        ? { on: dayOf(lastMail.sentAt), arrived: !['bounced', 'failed'].includes(lastMail.state) }
        : null,
      viewedOn: viewed && dayOf(viewed.at),
      promises: invoice.promises.map(({ amountMinor, dueOn, state }) => ({
        amount: { minor: amountMinor, currency },
        dueOn: dayFromColumn(dueOn),
        state,
      })),
      disputed: dispute ? { minor: dispute.amountMinor ?? invoice.balanceMinor, currency } : null,
      calls: invoice.calls.map(({ at, outcome, spokeWith }) => ({
        on: dayOf(at),
        outcome: outcome as CallOutcome,
        spokeWith,
      })),
      today,
      locale: business.locale,
    },
  }
}
