import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import { loadFactsOfReminders } from '#app/db/read/reminder-facts.server.ts'
import { loadTemplates } from '#app/db/read/templates.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { enqueueMessages } from '#app/db/write/enqueue-message.server.ts'
import type { NewMessage } from '#app/db/write/enqueue-message.server.ts'
import { createPortalLinks } from '#app/db/write/portal-links.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import type { NewTimelineEvent } from '#app/db/write/timeline.server.ts'
import { dateOf, parseDay, todayIn } from '#app/domain/business-day.ts'
import { announcedBy } from '#app/domain/charge/announced-charge.ts'
import type { DunningDecision } from '#app/domain/dunning/dunning-decision.ts'
import type { RecipientRole } from '#app/domain/dunning/dunning-policy.ts'
import { causeOfNext } from '#app/domain/dunning/explain-dunning.ts'
import type { ReminderFacts } from '#app/domain/dunning/reminder-facts.ts'
import { draftReminder } from '#app/domain/dunning/reminder-draft.ts'
import { basisFactsOf, joinBases, reminderBasis } from '#app/domain/dunning/reminder-basis.ts'
import type { OwnTemplates } from '#app/domain/words/template-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { renderReminder } from '#app/gateways/email/render.server.ts'
import { newId } from '#app/ids.server.ts'
import type { MailBrand } from '#emails/mail-brand.ts'
import { attachInvoices } from '#app/features/mail/attach-invoice.server.ts'
import { attachDocuments, attachedInvoices } from './attach-documents.server.ts'
import type { Look } from './look.ts'
import { takeSteps } from './take-step.server.ts'

export type Sending = Extract<DunningDecision, { kind: 'remind' | 'letter' }>

interface ToWrite {
  readonly look: Look
  readonly decision: Sending
}

/** A reminder that is going to be written: its facts, and the links its invoices are opened by. */
interface Begun extends ToWrite {
  readonly reminder: ReminderFacts
  readonly to: string
  readonly links: ReadonlyMap<string, string>
}

/** Writes to each of these clients one mail about everything that is due, stored as rendered: what is approved is what is sent. */
export async function writeReminders(tx: Tx, businessId: string, all: readonly ToWrite[], now: Date): Promise<void> {
  if (all.length === 0) return
  const begun = await begin(tx, businessId, all, now)
  const write = await loadWriter(tx, businessId, begun, now)
  const mails: NewMessage[] = []
  for (const one of begun) mails.push(await write(one))
  const ids = await enqueueMessages(tx, businessId, mails)
  await takeSteps(
    tx,
    begun.flatMap(({ decision }, n) =>
      decision.items.map(({ invoiceId, stage }) => {
        const step = { businessId, invoiceId, stage, channel: 'email', outcome: 'pending' } as const
        return { ...step, messageId: ids[n] ?? null, now }
      }),
    ),
  )
  await recordEvents(
    tx,
    begun.flatMap((one, n) => queuedEvents(one, ids[n] ?? null)),
  )
}

async function begin(tx: Tx, businessId: string, all: readonly ToWrite[], now: Date): Promise<Begun[]> {
  const reminders = await loadFactsOfReminders(
    tx,
    businessId,
    all.map(({ look, decision }) => ({ facts: look.facts, stages: decision.items, at: decision.sendAt })),
  )
  const addressed = all.map(({ look, decision }, n) => {
    const reminder = reminders[n]
    const to = reminder?.client.recipient
    if (!reminder || !to) throw new Error(`client ${look.clientId} left the chase set inside its own lock`)
    return { look, decision, reminder, to }
  })
  const wanted = addressed.flatMap(({ look: { clientId }, reminder, to }) =>
    reminder.items.map(({ id }) => ({ businessId, clientId, invoiceId: id, sentTo: to, now })),
  )
  const ids = (await createPortalLinks(tx, wanted)).values()
  return addressed.map((one) => {
    return { ...one, links: new Map(one.reminder.items.map(({ id }) => [id, ids.next().value ?? ''])) }
  })
}

/** Whatever the mails of one business have in common is read once. */
async function loadWriter(
  tx: Tx,
  businessId: string,
  begun: readonly Begun[],
  now: Date,
): Promise<(one: Begun) => Promise<NewMessage>> {
  const templates = new Map<string, OwnTemplates>()
  const brands = new Map<string, MailBrand>()
  for (const { locale } of begun.map(({ reminder }) => reminder.client)) {
    const language = languageOf(locale)
    if (!templates.has(language)) templates.set(language, await loadTemplates(tx, businessId, language))
    if (!brands.has(locale)) brands.set(locale, await loadMailBrand(tx, businessId, locale))
  }
  const copies = await loadCopies(tx, businessId, begun)
  const attached = begun.flatMap(({ reminder }) => attachedInvoices(reminder))
  const drawn = await attachInvoices(tx, businessId, attached, now)
  return async (one) => {
    const { look, decision, reminder, to, links } = one
    const { clientId, facts } = look
    const { items, needsApproval, sendAt } = decision
    const { locale } = reminder.client
    const brand = brands.get(locale)
    if (!brand) throw new Error(`no brand for ${locale}`)
    const own = templates.get(languageOf(locale)) ?? new Map()
    const draft = draftReminder(reminder, sendAt, own, (invoiceId) => links.get(invoiceId) ?? null)
    const today = todayIn(facts.business.timeZone, sendAt)
    const sendBy = parseDay(draft.sendBy) ?? today
    const bases = reminder.items.map(({ id, stage }) => {
      const invoice = facts.invoices.find((open) => open.id === id)
      if (!invoice) throw new Error(`invoice ${id} left the chase set inside its own lock`)
      return reminderBasis(basisFactsOf(invoice, to, stage.id), today, sendBy)
    })
    return {
      businessId,
      key: `reminder/${newId()}`,
      kind: 'reminder',
      state: needsApproval ? 'drafted' : 'queued',
      clientId,
      invoiceId: reminder.lead.id,
      portalLinkId: links.get(reminder.lead.id) ?? null,
      sendAt: dateOf(sendAt),
      basis: joinBases(bases),
      to,
      cc: copies(one),
      rendered: await renderReminder(draft, brand),
      words: draft,
      announces: announcedBy(reminder),
      ...(needsApproval && (await whyItComesBack(tx, businessId, items[0].invoiceId, items[0].stage.key))),
      attachments: await attachDocuments(tx, look, reminder, drawn),
      now,
    }
  }
}

function queuedEvents({ look, decision, reminder, to }: Begun, messageId: string | null): NewTimelineEvent[] {
  const { items, needsApproval, sendAt, reasons } = decision
  return items.map(({ invoiceId, stage }, n) => {
    const reason = reasons[n]
    return {
      ...{ businessId: look.businessId, clientId: look.clientId, invoiceId, type: 'reminder.queued', at: look.now },
      data: {
        ...{ number: reminder.items[n]?.number ?? '', stage: stage.key, messageId, to },
        ...{ sendAt: dateOf(sendAt).toISOString(), needsApproval, reason: (reason && causeOfNext(reason)) ?? '' },
      },
    }
  })
}

/** Whoever is on copy, and whom the stage is also for; nobody twice. */
async function loadCopies(tx: Tx, businessId: string, begun: readonly Begun[]): Promise<(one: Begun) => string[]> {
  const rolesOf = ({ decision }: Begun): Set<RecipientRole> =>
    new Set(['cc', ...decision.items.flatMap(({ stage }) => stage.copyTo ?? [])])
  const roles = [...new Set(begun.flatMap((one) => [...rolesOf(one)]))]
  const contacts = await tx.contact.findMany({
    where: {
      ...{ businessId, role: { in: roles }, state: 'usable' },
      clientId: { in: begun.map(({ look }) => look.clientId) },
    },
    orderBy: { createdAt: 'asc' },
  })
  return (one) => {
    const wanted = rolesOf(one)
    const theirs = contacts.filter(({ clientId, role }) => clientId === one.look.clientId && wanted.has(role))
    return theirs.map(({ email }) => email).filter((email) => email !== one.to)
  }
}

/** A stage that was drafted before and taken back says so to whoever looks at it again; it has waited all the while. */
async function whyItComesBack(
  tx: Tx,
  businessId: string,
  invoiceId: string,
  stage: string,
): Promise<{ reviewReason: string | null; waitingSince?: Date | undefined }> {
  const before = await tx.outboxMessage.findFirst({
    where: { businessId, invoiceId, kind: 'reminder', words: { path: ['stage'], equals: stage } },
    orderBy: { createdAt: 'desc' },
    select: { state: true, lastError: true, waitingSince: true },
  })
  if (before?.state !== 'cancelled') return { reviewReason: null }
  return { reviewReason: before.lastError, waitingSince: before.waitingSince ?? undefined }
}
