import { prisma } from '#app/db/client.server.ts'
import type { EvidenceEvent, EvidenceMessage, EvidenceSubject } from '#app/domain/evidence/evidence-facts.ts'
import { firstHash } from '#app/domain/evidence/seal.ts'

const EVENTS = 500
const MESSAGES = 50

/** Every sealed event of a client in the order of its chain, a page at a time. */
export async function* readSealedEvents(businessId: string, clientId: string): AsyncGenerator<EvidenceEvent[]> {
  for (let after = 0; ;) {
    const rows = await prisma.$queryRaw<EvidenceEvent[]>`
      SELECT e."id", e."at", e."type", e."actor", e."clientId", e."invoiceId", e."data", e."digest", s."position", s."clientPosition",
        s."hash", coalesce(before."hash", ${firstHash}) AS "previous", coalesce(mine."hash", ${firstHash}) AS "clientPrevious"
      FROM "TimelineSeal" s
      JOIN "TimelineEvent" e ON e."businessId" = s."businessId" AND e."id" = s."eventId"
      LEFT JOIN "TimelineSeal" before ON before."businessId" = s."businessId" AND before."position" = s."position" - 1
      LEFT JOIN "TimelineSeal" mine ON mine."businessId" = s."businessId" AND mine."clientId" = s."clientId"
        AND mine."clientPosition" = s."clientPosition" - 1
      WHERE s."businessId" = ${businessId}::uuid AND s."clientId" = ${clientId}::uuid AND s."clientPosition" > ${after}
      ORDER BY s."clientPosition" LIMIT ${EVENTS}`
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.clientPosition
  }
}

/** Every mail to a client, or about one invoice, the oldest first and a page at a time. */
export async function* readMessages(
  businessId: string,
  { clientId, invoiceId }: EvidenceSubject,
): AsyncGenerator<EvidenceMessage[]> {
  for (let after: string | null = null; ;) {
    const rows: EvidenceMessage[] = (await readMessagePage(businessId, { clientId, invoiceId }, after)).map(
      ({ fromHeader, toAddress, ccAddresses, ...row }) => ({
        ...row,
        from: fromHeader,
        to: toAddress,
        cc: ccAddresses,
      }),
    )
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.id
  }
}

const readMessagePage = (businessId: string, { clientId, invoiceId }: EvidenceSubject, after: string | null) =>
  prisma.outboxMessage.findMany({
    where: {
      ...{ businessId, clientId },
      ...(invoiceId && { OR: [{ invoiceId }, { reminders: { some: { invoiceId } } }] }),
      ...(after && { id: { gt: after } }),
    },
    orderBy: { id: 'asc' },
    take: MESSAGES,
    select: {
      ...{ id: true, kind: true, state: true, fromHeader: true, toAddress: true, ccAddresses: true, replyTo: true },
      ...{ subject: true, text: true, html: true, createdAt: true, sentAt: true, key: true, providerId: true },
      sentHash: true,
      attachments: { select: { filename: true, fileHash: true }, orderBy: { position: 'asc' } },
    },
  })

/** A file kept by content. */
export async function readStoredFile(businessId: string, hash: string): Promise<Uint8Array | null> {
  const file = await prisma.storedFile.findUnique({
    where: { businessId_hash: { businessId, hash } },
    select: { bytes: true },
  })
  return file?.bytes ?? null
}
