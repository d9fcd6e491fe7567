import { prisma } from '#app/db/client.server.ts'

const MOST = 50_000

interface ExportSize {
  readonly name: string
  readonly count: number
  /** There are more than were counted. */
  readonly isMore: boolean
}

/** How much an export of everything would hold of what one thinks of first. Counting stops where it would take long. */
export async function readExportSize(businessId: string): Promise<ExportSize[]> {
  const few = { where: { businessId }, take: MOST + 1 }
  const [clients, invoices, payments, messages, files] = await Promise.all([
    prisma.client.count(few),
    prisma.invoice.count(few),
    prisma.payment.count(few),
    prisma.outboxMessage.count(few),
    prisma.storedFile.count(few),
  ])
  const counted = { Clients: clients, Invoices: invoices, Payments: payments, Mails: messages, Files: files }
  return Object.entries(counted).map(([name, count]) => ({
    ...{ name, count: Math.min(count, MOST), isMore: count > MOST },
  }))
}
