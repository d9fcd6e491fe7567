import type { ContactProposal } from '#app/db/generated/client.ts'
import { loadSendCalendar } from '#app/db/read/send-calendar.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { addBusinessDays } from '#app/domain/calendar/send-calendar.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { newId } from '#app/ids.server.ts'
import { endHold, insertHold } from './holds.server.ts'
import { finishTask, openTask } from './tasks.server.ts'
import { recordEvents } from './timeline.server.ts'

/** How long nothing is sent to a client whose mail went to the wrong person, while somebody looks. */
const searchBusinessDays = 3
/** Whoever names one person after another within these days is asked to call instead. */
const fewest = { proposals: 3, withinDays: 30 }

/** The owner's decision about somebody whom a client named. */
export const proposalTaskKey = (proposalId: string): string => `contact/${proposalId}`

export interface NewProposal {
  businessId: string
  clientId: string
  invoiceId: string
  name: string | null
  /** In lower case, and an address. */
  email: string | null
  phone: string | null
  words: string | null
  /** `bill_to` in the place of whoever told us, `cc` beside them. */
  role: 'bill_to' | 'cc'
  /** The reader of the mail wants no more of them. */
  leaves: boolean
  /** Address the mail had gone to; null: not known. */
  toldBy: string | null
  now: Date
}

export type ProposalRefusal = 'already_asked' | 'too_many' | 'nothing'

/**
 * Takes down whom a client named. Nothing is sent to them, and nothing about the client is shown to them, before the owner has
 * said so; where somebody else is to be written to, follow-up rests for three business days. The caller holds the client's lock.
 */
export async function insertProposal(
  tx: Tx,
  proposal: NewProposal,
): Promise<Result<{ proposalId: string }, ProposalRefusal>> {
  const { businessId, clientId, invoiceId, name, email, phone, words, role, leaves, toldBy, now } = proposal
  if (!name && !email && !phone && !words && !leaves) return refuse('nothing')
  const before = await tx.contactProposal.findMany({
    where: { businessId, clientId, givenAt: { gt: new Date(now.getTime() - fewest.withinDays * 86_400_000) } },
    select: { state: true },
  })
  const open = await tx.contactProposal.findFirst({ where: { businessId, clientId, state: 'open' } })
  if (open && (open.role === 'bill_to' || role === 'cc')) return refuse('already_asked')
  if (before.length >= fewest.proposals) return refuse('too_many')
  if (open) await setAside(tx, open, now)

  const client = await tx.client.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: clientId } },
    select: { name: true, business: { select: { timeZone: true } } },
  })
  const { number } = await tx.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: { number: true },
  })
  const today = todayIn(client.business.timeZone, instantOf(now))
  const until = addBusinessDays(today, searchBusinessDays, await loadSendCalendar(tx, businessId, today.year))
  const holdId =
    role === 'cc'
      ? null
      : await insertHold(tx, {
          ...{ businessId, clientId, invoiceId: null, kind: 'wrong_person', amount: null, until, reviewOn: null, now },
          reason: `The reader of the mail about invoice ${number} says that somebody else is to be written to.`,
          stopsCharges: false,
          actor: 'client',
        })
  const proposalId = newId()
  await tx.contactProposal.create({
    data: {
      ...{ businessId, id: proposalId, clientId, invoiceId, name, email, phone, words, role, leaves, toldBy, holdId },
      ...{ state: 'open', givenAt: now },
    },
  })
  const data = {
    ...{ proposalId, number },
    ...(name && { name }),
    ...(email && { email }),
    ...(phone && { phone }),
    ...(words && { words }),
    ...(role === 'cc' && { role }),
  } satisfies TimelineData['contact.proposed']
  await recordEvents(tx, [
    { businessId, clientId, invoiceId, type: 'contact.proposed', actor: 'client', at: now, data },
  ])
  const person = [name, email, phone].filter(Boolean).join(', ')
  await openTask(tx, {
    ...{ businessId, clientId, invoiceId, now, key: proposalTaskKey(proposalId), kind: 'contact_proposal' },
    title:
      role === 'cc'
        ? `Confirm who gets copies at ${client.name}: ${person}`
        : person
          ? `Confirm whom to write to at ${client.name}: ${person}`
          : `Find out who handles invoices at ${client.name}: it was the wrong person`,
    dueOn: today,
  })
  return ok({ proposalId })
}

/** Who should be written to at all comes before who gets a copy: only one question of a client's waits at a time. */
async function setAside(tx: Tx, { businessId, id }: { businessId: string; id: string }, now: Date): Promise<void> {
  await tx.contactProposal.updateMany({
    where: { businessId, id, state: 'open' },
    data: { state: 'refused', decidedAt: now, decidedBy: 'system' },
  })
  const outcome = 'somebody else was named since'
  await finishTask(tx, { businessId, key: proposalTaskKey(id), outcome, actor: 'system', now })
}

interface Decided {
  readonly person: { readonly name: string | null; readonly email: string | null; readonly phone: string | null } | null
  readonly actor: string
  readonly now: Date
}

/** Answers a proposal, once, and lets follow-up go on. False when it was answered before. */
export async function closeProposal(
  tx: Tx,
  proposal: ContactProposal,
  { person, actor, now }: Decided,
): Promise<boolean> {
  const { businessId, id: proposalId, clientId, invoiceId, holdId } = proposal
  const { count } = await tx.contactProposal.updateMany({
    where: { businessId, id: proposalId, state: 'open' },
    data: { state: person ? 'taken' : 'refused', decidedAt: now, decidedBy: actor },
  })
  if (count === 0) return false
  if (holdId) await endHold(tx, { businessId, holdId, actor, now })
  const { name, email, phone } = person ?? proposal
  const data = {
    proposalId,
    ...(name && { name }),
    ...(email && { email }),
    ...(phone && { phone }),
  } satisfies TimelineData['contact.taken']
  const type = person ? 'contact.taken' : 'contact.refused'
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type, actor, at: now, data }])
  return true
}

/** The task of a proposal was done without a decision: nobody is taken on file. Does nothing for any other task. */
export async function refuseProposalOf(
  tx: Tx,
  { businessId, key, actor, now }: { businessId: string; key: string; actor: string; now: Date },
): Promise<void> {
  const [, id] = /^contact\/([0-9a-f-]{36})$/.exec(key) ?? []
  if (!id) return
  const proposal = await tx.contactProposal.findUnique({ where: { businessId_id: { businessId, id } } })
  if (proposal) await closeProposal(tx, proposal, { person: null, actor, now })
}
