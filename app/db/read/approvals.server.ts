import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { editable } from '#app/domain/dunning/edit-draft.ts'
import type { DraftEdit } from '#app/domain/dunning/edit-draft.ts'
import { defaultPolicy } from '#app/domain/dunning/dunning-policy.ts'
import type { StageKey } from '#app/domain/dunning/dunning-policy.ts'
import type { ReminderDraft } from '#app/domain/dunning/reminder-draft.ts'
import type { Money } from '#app/domain/money.ts'
import type { NoteDraft } from '#app/domain/words/note-draft.ts'
import { readActors } from './history.server.ts'
import { readKeyset, writeKeyset } from './keyset.ts'
import { loadPolicies, policyInForce } from './policies.server.ts'

/** A draft as the list shows it. */
export interface DraftRow {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly client: { readonly id: string; readonly name: string }
  /** The stage it speaks for; null for a note. */
  readonly stage: StageKey | null
  readonly invoices: readonly DraftInvoice[]
  readonly waitingSince: Date
  /** It has waited longer than its policy allows. */
  readonly isLate: boolean
}

export interface DraftInvoice {
  readonly id: string
  readonly number: string
  readonly dueOn: PlainDate
  readonly balance: Money
}

/** A draft with all that a decision about it needs; the html is what will be sent but for the secret of its link. */
export interface DraftToDecide extends DraftRow {
  readonly from: string
  readonly to: string
  readonly cc: readonly string[]
  readonly html: string
  readonly attachments: readonly { readonly position: number; readonly filename: string }[]
  /** Why it is due now, to stand behind a colon; null for a note. */
  readonly cause: string | null
  /** Why it was written anew. */
  readonly reviewReason: string | null
  readonly editedBy: string | null
  /** Its words, ready for editing; null for a mail that nobody edits. `personalLine` null: it takes none. */
  readonly words: (Omit<DraftEdit, 'personalLine'> & { readonly personalLine: string | null }) | null
}

const PAGE_ROWS = 50
const COUNTED_MAX = 100
const dayMs = 24 * 3_600_000

const invoiceFields = {
  id: true,
  number: true,
  dueOn: true,
  balanceMinor: true,
  currency: true,
  policyId: true,
} as const
const rowFields = {
  id: true,
  kind: true,
  subject: true,
  waitingSince: true,
  createdAt: true,
  client: { select: { id: true, name: true, policyId: true, business: { select: { policyId: true } } } },
  invoice: { select: invoiceFields },
  reminders: {
    where: { accompanying: false },
    select: { stageKey: true, level: true, invoice: { select: invoiceFields } },
    orderBy: [{ level: 'desc' }, { invoiceId: 'asc' }],
  },
} as const satisfies Prisma.OutboxMessageSelect
type Row = Prisma.OutboxMessageGetPayload<{ select: typeof rowFields }>

/** How many drafts wait, up to 100, and since when the oldest does. */
export async function countDrafts(businessId: string): Promise<{ count: number; oldest: Date | null }> {
  const rows = await prisma.outboxMessage.findMany({
    where: { businessId, state: 'drafted' },
    orderBy: [{ waitingSince: 'asc' }, { id: 'asc' }],
    take: COUNTED_MAX,
    select: { waitingSince: true, createdAt: true },
  })
  const [first] = rows
  return { count: rows.length, oldest: first ? (first.waitingSince ?? first.createdAt) : null }
}

/** One page of drafts, the one that waits longest first. `after` is the `next` of the page before. */
export async function listDrafts(
  businessId: string,
  after: string | null,
  now: Date,
): Promise<{ rows: DraftRow[]; next: string | null }> {
  const place = readKeyset(after, /^\d{1,15}$/)
  const since = place && new Date(Number(place.value))
  const found = await prisma.outboxMessage.findMany({
    where: {
      ...{ businessId, state: 'drafted' },
      ...(place && since && { OR: [{ waitingSince: { gt: since } }, { waitingSince: since, id: { gt: place.id } }] }),
    },
    orderBy: [{ waitingSince: 'asc' }, { id: 'asc' }],
    take: PAGE_ROWS + 1,
    select: rowFields,
  })
  const rows = await draftRows(businessId, found.slice(0, PAGE_ROWS), now)
  const last = rows.at(-1)
  return {
    rows,
    next:
      found.length > PAGE_ROWS && last ? writeKeyset({ value: `${last.waitingSince.getTime()}`, id: last.id }) : null,
  }
}

/** One draft; null when it waits no more, or never did. */
export async function readDraft(businessId: string, id: string, now: Date): Promise<DraftToDecide | null> {
  const found = await prisma.outboxMessage.findUnique({
    where: { businessId_id: { businessId, id }, state: 'drafted' },
    select: {
      ...rowFields,
      ...{ fromHeader: true, toAddress: true, ccAddresses: true, html: true, words: true, reviewReason: true },
      editedBy: true,
      attachments: { select: { position: true, filename: true }, orderBy: { position: 'asc' } },
    },
  })
  const [row] = found ? await draftRows(businessId, [found], now) : []
  if (!found || !row) return null
  const [written, people] = await Promise.all([
    prisma.timelineEvent.findFirst({
      where: {
        ...{ businessId, invoiceId: found.invoice?.id ?? null, type: 'reminder.queued' },
        data: { path: ['messageId'], equals: id },
      },
      select: { data: true },
    }),
    readActors(businessId, found.editedBy ? [found.editedBy] : []),
  ])
  const { reason } = (written?.data ?? {}) as { reason?: string }
  return {
    ...row,
    ...{ from: found.fromHeader, to: found.toAddress, cc: found.ccAddresses, html: found.html },
    ...{ attachments: found.attachments, cause: reason ?? null, reviewReason: found.reviewReason },
    editedBy: found.editedBy && (people.get(found.editedBy) ?? found.editedBy),
    words: wordsOf(found.kind, found.words),
  }
}

function wordsOf(kind: string, words: Prisma.JsonValue): DraftToDecide['words'] {
  if (words === null) return null
  if (kind === 'reminder') return editable(words as unknown as ReminderDraft)
  const { subject, paragraphs } = words as unknown as NoteDraft
  return { subject, body: paragraphs.join('\n\n'), personalLine: null }
}

async function draftRows(businessId: string, rows: readonly Row[], now: Date): Promise<DraftRow[]> {
  const policies = await loadPolicies(
    prisma,
    businessId,
    rows.flatMap(({ client, invoice }) => [invoice?.policyId ?? null, client.policyId, client.business.policyId]),
  )
  return rows.map(({ id, kind, subject, client, invoice, reminders, ...row }) => {
    const waitingSince = row.waitingSince ?? row.createdAt
    const ids = { invoice: invoice?.policyId ?? null, client: client.policyId, business: client.business.policyId }
    const loaded = policyInForce(policies, ids)
    const { draftFlagDays } = 'policy' in loaded ? loaded.policy : defaultPolicy
    const about = reminders.length > 0 ? reminders.map((step) => step.invoice) : invoice ? [invoice] : []
    return {
      ...{ id, kind, subject, waitingSince },
      client: { id: client.id, name: client.name },
      stage: (reminders[0]?.stageKey ?? null) as StageKey | null,
      invoices: about.map(({ id: invoiceId, number, dueOn, balanceMinor, currency }) => ({
        ...{ id: invoiceId, number, dueOn: dayFromColumn(dueOn), balance: { minor: balanceMinor, currency } },
      })),
      isLate: now.getTime() - waitingSince.getTime() >= draftFlagDays * dayMs,
    }
  })
}
