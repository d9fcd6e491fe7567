import { prisma } from '#app/db/client.server.ts'
import type { CaseFileContent } from './case-files.server.ts'
import { readKeyset, writeKeyset } from './keyset.ts'

const PAGE = 25

/** Which of the mails that came in: those that wait to be read, those without a client, or all. */
export type ReplyShelf = 'unread' | 'unassigned' | 'all'

const whereOf = (businessId: string, show: ReplyShelf) => ({
  businessId,
  ...(show === 'unread' && { readAt: null }),
  ...(show === 'unassigned' && { clientId: null }),
})

/** Mails that came in, the latest first. */
export async function listReplies(businessId: string, { show, after }: { show: ReplyShelf; after: string | null }) {
  const place = readKeyset(after, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  const before = place && new Date(place.value)
  const rows = await prisma.inboundMail.findMany({
    where: {
      ...whereOf(businessId, show),
      ...(place && before && { OR: [{ receivedAt: { lt: before } }, { receivedAt: before, id: { lt: place.id } }] }),
    },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    select: {
      ...{
        id: true,
        fromAddress: true,
        fromName: true,
        subject: true,
        automatic: true,
        receivedAt: true,
        readAt: true,
      },
      client: { select: { id: true, name: true } },
      _count: { select: { files: true } },
    },
  })
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  return { rows: shown, next: last ? writeKeyset({ value: last.receivedAt.toISOString(), id: last.id }) : null }
}

/** One of them with all that is needed to decide; null where it is not this business's. */
export const readReplyMail = (businessId: string, id: string) =>
  prisma.inboundMail.findUnique({
    where: { businessId_id: { businessId, id } },
    select: {
      ...{ id: true, fromAddress: true, fromName: true, subject: true, text: true, automatic: true, foundBy: true },
      ...{ leftOut: true, receivedAt: true, readAt: true, holdId: true },
      client: { select: { id: true, name: true } },
      invoice: { select: { id: true, number: true } },
      message: { select: { id: true, subject: true } },
      files: { select: { position: true, filename: true, size: true }, orderBy: { position: 'asc' } },
    },
  })

/** Clients that have this address, or whose name has these words in it: whose a mail may be. */
export const findAssignees = (businessId: string, { address, name }: { address: string; name: string }) =>
  prisma.client.findMany({
    where: {
      ...{ businessId, erasedAt: null },
      OR: [
        { contacts: { some: { email: { equals: address, mode: 'insensitive' } } } },
        ...(name ? [{ name: { contains: name, mode: 'insensitive' as const } }] : []),
      ],
    },
    orderBy: { name: 'asc' },
    take: 20,
    select: { id: true, name: true },
  })

/** The door to a file of a mail: null for one that is not there and for one that is not this business's, alike. */
export async function openReplyFile(
  businessId: string,
  inboundId: string,
  position: number,
): Promise<CaseFileContent | null> {
  const found = await prisma.inboundFile.findUnique({
    where: { businessId_inboundId_position: { businessId, inboundId, position } },
    select: { filename: true, contentType: true, file: { select: { bytes: true } } },
  })
  return found && { filename: found.filename, contentType: found.contentType, bytes: found.file.bytes }
}

const COUNTED_MAX = 100

/** How many mails wait to be read, counted up to 100, and since when the oldest does. */
export async function countUnreadReplies(businessId: string): Promise<{ count: number; oldest: Date | null }> {
  const waiting = await prisma.inboundMail.findMany({
    where: { businessId, readAt: null },
    orderBy: { receivedAt: 'asc' },
    take: COUNTED_MAX,
    select: { receivedAt: true },
  })
  return { count: waiting.length, oldest: waiting[0]?.receivedAt ?? null }
}
