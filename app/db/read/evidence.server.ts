import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { EvidenceFacts, EvidenceSubject } from '#app/domain/evidence/evidence-facts.ts'
import { readActors } from './history.server.ts'

const number = { select: { number: true } } as const
const day = (column: Date | null) => column && dayFromColumn(column)

/** What is on record of a client, or of one invoice, besides messages and timeline; null when it is not of this business. */
export async function readEvidenceFacts(
  businessId: string,
  { clientId, invoiceId }: EvidenceSubject,
): Promise<EvidenceFacts | null> {
  const mine = { businessId, clientId, ...(invoiceId && { invoiceId }) }
  const client = await prisma.client.findUnique({
    where: { businessId_id: { businessId, id: clientId } },
    include: {
      business: { omit: { logo: true } },
      contacts: { orderBy: { createdAt: 'asc' } },
      invoices: { where: invoiceId ? { id: invoiceId } : {}, orderBy: [{ issuedOn: 'asc' }, { number: 'asc' }] },
    },
  })
  if (!client || (invoiceId && client.invoices.length === 0)) return null
  const payments = await prisma.payment.findMany({
    where: { businessId, clientId, ...(invoiceId && { targets: { some: { invoiceId } } }) },
    orderBy: { startedAt: 'asc' },
    include: { targets: { select: { invoice: number } } },
  })
  const charges = await prisma.charge.findMany({
    where: mine,
    orderBy: { chargedAt: 'asc' },
    include: { invoice: number },
  })
  const promises = await prisma.promiseToPay.findMany({
    where: mine,
    orderBy: { madeAt: 'asc' },
    include: { invoice: number },
  })
  const notices = await prisma.alreadyPaidNotice.findMany({
    where: mine,
    orderBy: { givenAt: 'asc' },
    include: { invoice: number },
  })
  const holds = await prisma.hold.findMany({
    where: {
      businessId,
      OR: [{ clientId: null }, { clientId, ...(invoiceId && { OR: [{ invoiceId }, { invoiceId: null }] }) }],
    },
    orderBy: { placedAt: 'asc' },
    include: { invoice: { select: { number: true, currency: true } } },
  })
  const calls = await prisma.callRecord.findMany({
    where: { businessId, clientId, ...(invoiceId && { OR: [{ invoiceId }, { invoiceId: null }] }) },
    orderBy: { at: 'asc' },
    include: { invoice: number },
  })
  const letters = await prisma.letter.findMany({
    where: {
      ...{ businessId, clientId },
      ...(invoiceId && { OR: [{ invoiceId }, { reminders: { some: { invoiceId } } }] }),
    },
    orderBy: { createdAt: 'asc' },
    include: { invoice: number },
  })
  const escalations = await prisma.escalation.findMany({
    where: mine,
    orderBy: { openedAt: 'asc' },
    include: { invoice: number },
  })
  const actors = [
    ...holds.map(({ placedBy }) => placedBy),
    ...calls.map(({ calledBy }) => calledBy),
    ...letters.flatMap(({ postedBy }) => postedBy ?? []),
    ...escalations.flatMap(({ signedBy }) => signedBy ?? []),
  ]
  const people = await readActors(businessId, actors)
  const nameOf = (actor: string) => people.get(actor) ?? actor
  const { business } = client
  return {
    business: {
      ...{ name: business.name, postalAddress: business.postalAddress, phone: business.phone, email: business.email },
      ...{ timeZone: business.timeZone, locale: business.locale },
    },
    client: {
      ...{ name: client.name, postalAddress: client.postalAddress, phone: client.phone, code: client.code },
      contacts: client.contacts.map(({ role, name, email }) => ({ role, name, email })),
    },
    invoices: client.invoices.map(({ id, state, currency, terms, purchaseOrder, ...invoice }) => ({
      ...{ id, state, terms, purchaseOrder, number: invoice.number },
      ...{ issuedOn: dayFromColumn(invoice.issuedOn), dueOn: dayFromColumn(invoice.dueOn) },
      total: { minor: invoice.totalMinor, currency },
      open: { minor: invoice.balanceMinor, currency },
    })),
    payments: payments.map(({ currency, targets, ...payment }) => ({
      ...{ at: payment.startedAt, state: payment.state, method: payment.method, settledAt: payment.settledAt },
      amount: { minor: payment.amountMinor, currency },
      refunded: { minor: payment.refundedMinor, currency },
      receivedOn: day(payment.receivedOn),
      reference: payment.reference ?? payment.providerRef,
      numbers: targets.map(({ invoice }) => invoice.number),
    })),
    charges: charges.map(
      ({ chargedAt, invoice, kind, amountMinor, currency, calculation, waivedAt, waivedReason }) => ({
        ...{ at: chargedAt, number: invoice.number, kind, amount: { minor: amountMinor, currency } },
        calculation: Array.isArray(calculation) ? calculation.map(String) : [],
        waived: waivedAt && { at: waivedAt, reason: waivedReason ?? '' },
      }),
    ),
    promises: promises.map(({ madeAt, invoice, amountMinor, currency, dueOn, source, state }) => ({
      ...{ at: madeAt, number: invoice.number, amount: { minor: amountMinor, currency }, source, state },
      dueOn: dayFromColumn(dueOn),
    })),
    notices: notices.map(({ givenAt, invoice, amountMinor, currency, method, paidOn, reference, state }) => ({
      ...{ at: givenAt, number: invoice.number, amount: { minor: amountMinor, currency }, method, reference, state },
      paidOn: dayFromColumn(paidOn),
    })),
    holds: holds.map(({ placedAt, invoice, kind, reason, amountMinor, until, releasedAt, placedBy }) => ({
      ...{ at: placedAt, number: invoice?.number ?? null, kind, reason, releasedAt, by: nameOf(placedBy) },
      amount: amountMinor !== null && invoice ? { minor: amountMinor, currency: invoice.currency } : null,
      until: day(until),
    })),
    calls: calls.map(({ at, invoice, calledBy, spokeWith, outcome, notes, callBackOn }) => ({
      ...{ at, number: invoice?.number ?? null, by: nameOf(calledBy), spokeWith, outcome, notes },
      callBackOn: day(callBackOn),
    })),
    letters: letters.map(({ invoice, createdAt, postedBy, postedOn, ...letter }) => ({
      ...{ id: letter.id, at: createdAt, letterNumber: letter.number, number: invoice.number, kind: letter.kind },
      ...{ state: letter.state, addressee: letter.addressee, subject: letter.subject, printedAt: letter.printedAt },
      ...{ postedOn: day(postedOn), postedBy: postedBy && nameOf(postedBy), tracking: letter.tracking },
    })),
    escalations: escalations.map(({ openedAt, invoice, step, reason, signedBy, signedAt, endedAt }) => ({
      ...{ at: openedAt, number: invoice.number, step, reason, signedAt, endedAt },
      by: signedBy && nameOf(signedBy),
    })),
  }
}

/** Whose invoice it is; null for one this business does not have. */
export async function findClientOf(businessId: string, invoiceId: string): Promise<string | null> {
  const invoice = await prisma.invoice.findUnique({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: { clientId: true },
  })
  return invoice?.clientId ?? null
}
