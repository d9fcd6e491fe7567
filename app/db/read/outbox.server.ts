import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { MessageState } from '#app/domain/message/message-state.ts'
import { readActors } from './history.server.ts'

export interface OutboxRow {
  readonly id: string
  readonly kind: string
  readonly state: MessageState
  readonly subject: string
  readonly toAddress: string
  readonly sendAt: Date
  readonly sentAt: Date | null
  readonly createdAt: Date
  readonly lastError: string | null
  readonly client: { readonly id: string; readonly name: string }
  readonly invoice: { readonly id: string; readonly number: string } | null
}

export interface OutboxMessage extends OutboxRow {
  readonly fromHeader: string
  readonly replyTo: string | null
  readonly personalLine: string | null
  readonly ccAddresses: readonly string[]
  readonly text: string
  readonly sentHash: string | null
  readonly providerId: string | null
  readonly firstTriedAt: Date | null
  readonly endedAt: Date | null
  /** By name, where a person did it. */
  readonly editedBy: string | null
  readonly approvedBy: string | null
  readonly approvedAt: Date | null
  readonly tries: number
  readonly attachments: readonly { readonly position: number; readonly filename: string }[]
}

const PAGE_ROWS = 50

const rowFields = {
  id: true,
  kind: true,
  state: true,
  subject: true,
  toAddress: true,
  sendAt: true,
  sentAt: true,
  createdAt: true,
  lastError: true,
  client: { select: { id: true, name: true } },
  invoice: { select: { id: true, number: true } },
} satisfies Prisma.OutboxMessageSelect

/** One page of mails, the newest first; in the given states, or all. `after` is the id of the last one shown. */
export async function listOutbox(
  businessId: string,
  { states, kind, after }: { states: readonly MessageState[] | null; kind: string | null; after: string | null },
): Promise<{ rows: OutboxRow[]; next: string | null }> {
  const rows = await prisma.outboxMessage.findMany({
    where: {
      businessId,
      ...(states && { state: { in: [...states] } }),
      ...(kind && { kind }),
      ...(after && { id: { lt: after } }),
    },
    orderBy: { id: 'desc' },
    take: PAGE_ROWS + 1,
    select: rowFields,
  })
  const shown = rows.slice(0, PAGE_ROWS)
  return { rows: shown, next: rows.length > PAGE_ROWS ? (shown.at(-1)?.id ?? null) : null }
}

/** One mail with its text and envelope; the html is read by `readMessageHtml`, into a frame of its own. */
export async function readMessage(businessId: string, id: string): Promise<OutboxMessage | null> {
  const row = await prisma.outboxMessage.findUnique({
    where: { businessId_id: { businessId, id } },
    select: {
      ...rowFields,
      fromHeader: true,
      replyTo: true,
      personalLine: true,
      ccAddresses: true,
      text: true,
      sentHash: true,
      providerId: true,
      firstTriedAt: true,
      endedAt: true,
      tries: true,
      editedBy: true,
      approvedBy: true,
      approvedAt: true,
      attachments: { select: { position: true, filename: true }, orderBy: { position: 'asc' } },
    },
  })
  if (!row) return null
  const { editedBy, approvedBy } = row
  const actors = [editedBy, approvedBy].filter((actor) => actor !== null)
  const people = await readActors(businessId, actors)
  const nameOf = (actor: string | null) => actor && (people.get(actor) ?? actor)
  return { ...row, editedBy: nameOf(editedBy), approvedBy: nameOf(approvedBy) }
}

export async function readMessageHtml(businessId: string, id: string): Promise<string | null> {
  const row = await prisma.outboxMessage.findUnique({
    where: { businessId_id: { businessId, id } },
    select: { html: true },
  })
  return row?.html ?? null
}

export interface AttachedFile {
  readonly filename: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** The bytes exactly as they went out. */
export async function readAttachment(
  businessId: string,
  messageId: string,
  position: number,
): Promise<AttachedFile | null> {
  const row = await prisma.messageAttachment.findUnique({
    where: { businessId_messageId_position: { businessId, messageId, position } },
    select: { filename: true, file: { select: { contentType: true, bytes: true } } },
  })
  return row && { filename: row.filename, ...row.file }
}
