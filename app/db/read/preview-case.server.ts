import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Invoice } from '#app/db/generated/client.ts'
import { money } from '#app/domain/money.ts'
import { oneLine } from '#app/domain/one-line.ts'
import { methodWords } from '#app/domain/payment/method-words.ts'
import type { PreviewCase, PreviewInvoice } from '#app/domain/words/preview-draft.ts'
import { billToAddress } from './dunning-rows.server.ts'
import { readRelationship } from './relationship.server.ts'

const othersMost = 4

/** What a preview on one invoice is drawn from, and the locale of its client; null when the business has no such invoice. */
export async function readPreviewCase(
  businessId: string,
  number: string,
  person: string,
  now: Date,
): Promise<PreviewCase | null> {
  const row = await prisma.invoice.findUnique({
    where: { businessId_number: { businessId, number: oneLine(number) } },
    include: {
      client: { include: { business: { omit: { logo: true } }, contacts: { orderBy: { createdAt: 'asc' } } } },
    },
  })
  if (!row) return null
  const { client, clientId, currency } = row
  const { business, contacts } = client
  const others = await prisma.invoice.findMany({
    where: { businessId, clientId, currency, state: 'issued', id: { not: row.id } },
    orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
    take: othersMost,
  })
  const address = billToAddress(contacts)
  return {
    business: { name: business.name, timeZone: business.timeZone, methods: methodWords(business, currency) },
    client: {
      greetingName: contacts.find(({ email }) => email === address)?.name ?? client.name,
      locale: client.locale ?? business.locale,
      ...(await readRelationship(prisma, businessId, clientId, now)),
    },
    person,
    invoice: toPreview(row),
    others: others.map(toPreview),
  }
}

/** The number a preview begins with: the open invoice that fell due last; null when nothing is open. */
export async function readPreviewNumber(businessId: string): Promise<string | null> {
  const row = await prisma.invoice.findFirst({
    where: { businessId, state: 'issued' },
    orderBy: [{ dueOn: 'desc' }, { number: 'asc' }],
    select: { number: true },
  })
  return row?.number ?? null
}

const toPreview = (row: Invoice): PreviewInvoice => ({
  number: row.number,
  description: row.description,
  issuedOn: dayFromColumn(row.issuedOn),
  dueOn: dayFromColumn(row.dueOn),
  total: money(row.totalMinor, row.currency),
  balance: money(row.balanceMinor, row.currency),
})
