import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import { loadReminderFacts } from '#app/db/read/reminder-facts.server.ts'
import { loadTemplates } from '#app/db/read/templates.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { enqueueMessage } from '#app/db/write/enqueue-message.server.ts'
import { createPortalLink } from '#app/db/write/portal-links.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { dateOf, parseDay, todayIn } from '#app/domain/business-day.ts'
import { announcedBy } from '#app/domain/charge/announced-charge.ts'
import type { DunningDecision } from '#app/domain/dunning/dunning-decision.ts'
import type { RecipientRole } from '#app/domain/dunning/dunning-policy.ts'
import { causeOfNext } from '#app/domain/dunning/explain-dunning.ts'
import { draftReminder } from '#app/domain/dunning/reminder-draft.ts'
import { basisFactsOf, joinBases, reminderBasis } from '#app/domain/dunning/reminder-basis.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { renderReminder } from '#app/gateways/email/render.server.ts'
import { newId } from '#app/ids.server.ts'
import { attachDocuments } from './attach-documents.server.ts'
import type { Look } from './look.ts'
import { takeStep } from './take-step.server.ts'

export type Sending = Extract<DunningDecision, { kind: 'remind' | 'letter' }>

/** Writes one mail about everything that is due, stored as rendered: what is approved is what is sent. */
export async function writeReminder(tx: Tx, look: Look, decision: Sending): Promise<void> {
  const { businessId, clientId, facts, now } = look
  const { items, needsApproval, sendAt } = decision
  const reminder = await loadReminderFacts(tx, businessId, facts, items, sendAt)
  const to = reminder?.client.recipient
  if (!reminder || !to) throw new Error(`client ${clientId} left the chase set inside its own lock`)

  const links = new Map<string, string>()
  for (const { id } of reminder.items) {
    links.set(id, (await createPortalLink(tx, { businessId, clientId, invoiceId: id, sentTo: to, now })).id)
  }
  const templates = await loadTemplates(tx, businessId, languageOf(reminder.client.locale))
  const draft = draftReminder(reminder, sendAt, templates, (invoiceId) => links.get(invoiceId) ?? null)
  const today = todayIn(facts.business.timeZone, sendAt)
  const sendBy = parseDay(draft.sendBy) ?? today
  const bases = reminder.items.map(({ id, stage }) => {
    const invoice = facts.invoices.find((open) => open.id === id)
    if (!invoice) throw new Error(`invoice ${id} left the chase set inside its own lock`)
    return reminderBasis(basisFactsOf(invoice, to, stage.id), today, sendBy)
  })
  const key = `reminder/${newId()}`
  const messageId = await enqueueMessage(tx, {
    businessId,
    key,
    kind: 'reminder',
    state: needsApproval ? 'drafted' : 'queued',
    clientId,
    invoiceId: reminder.lead.id,
    portalLinkId: links.get(reminder.lead.id) ?? null,
    sendAt: dateOf(sendAt),
    basis: joinBases(bases),
    to,
    cc: await copiesOf(
      tx,
      businessId,
      clientId,
      to,
      items.flatMap(({ stage }) => stage.copyTo ?? []),
    ),
    rendered: await renderReminder(draft, await loadMailBrand(tx, businessId, reminder.client.locale)),
    words: draft,
    announces: announcedBy(reminder),
    ...(needsApproval && (await whyItComesBack(tx, businessId, items[0].invoiceId, items[0].stage.key))),
    attachments: await attachDocuments(tx, look, reminder),
    now,
  })
  for (const { invoiceId, stage } of items) {
    await takeStep(tx, { businessId, invoiceId, stage, channel: 'email', outcome: 'pending', messageId, now })
  }
  await recordEvents(
    tx,
    items.map(({ invoiceId, stage }, n) => {
      const reason = decision.reasons[n]
      return {
        businessId,
        clientId,
        invoiceId,
        type: 'reminder.queued',
        at: now,
        data: {
          number: reminder.items[n]?.number ?? '',
          stage: stage.key,
          messageId,
          to,
          sendAt: dateOf(sendAt).toISOString(),
          needsApproval,
          reason: (reason && causeOfNext(reason)) ?? '',
        },
      }
    }),
  )
}

/** Whoever is on copy, and whom the stage is also for; nobody twice. */
async function copiesOf(
  tx: Tx,
  businessId: string,
  clientId: string,
  to: string,
  roles: readonly RecipientRole[],
): Promise<string[]> {
  const contacts = await tx.contact.findMany({
    where: { businessId, clientId, role: { in: ['cc', ...roles] }, state: 'usable', email: { not: to } },
    orderBy: { createdAt: 'asc' },
  })
  return contacts.map(({ email }) => email)
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
