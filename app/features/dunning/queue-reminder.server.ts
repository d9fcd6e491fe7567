import { loadDunningFacts, lockDueClient } from '#app/db/read/dunning-facts.server.ts'
import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import { loadReminderFacts } from '#app/db/read/reminder-facts.server.ts'
import { inTransaction, type Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { dateOf, instantOf, todayIn } from '#app/domain/business-day.ts'
import { decideDunning } from '#app/domain/dunning/decide-dunning.ts'
import type { DunningDecision, StageOfInvoice } from '#app/domain/dunning/dunning-decision.ts'
import type { DunningFacts } from '#app/domain/dunning/dunning-facts.ts'
import { causeOfNext } from '#app/domain/dunning/explain-dunning.ts'
import { draftReminder } from '#app/domain/dunning/reminder-draft.ts'
import { createPortalLink } from '#app/db/write/portal-links.server.ts'
import { attachInvoice } from './attach-invoice.server.ts'
import { enqueueMessage } from '#app/db/write/enqueue-message.server.ts'
import { renderReminder } from '#app/gateways/email/render.server.ts'
import { newId } from '#app/ids.server.ts'

export type Decided = DunningDecision['kind'] | 'not_due'

/**
 * Looks at one client that is due for a look and does what is due: at most one reminder. Safe to repeat and to run beside others: the client's
 * row is locked, the stage of an invoice is unique, and so is the message's key.
 */
export async function queueReminder(businessId: string, clientId: string, now: Date): Promise<Decided> {
  return inTransaction(async (tx) => {
    if (!(await lockDueClient(tx, businessId, clientId, now))) return 'not_due'
    const facts = await loadDunningFacts(tx, businessId, clientId)
    if (!facts) return 'not_due'
    const decision = decideDunning(facts, instantOf(now))
    const { nextCheckAt } = decision
    await tx.client.update({
      where: { businessId_id: { businessId, id: clientId } },
      data: { nextCheckAt: nextCheckAt && dateOf(nextCheckAt) },
    })
    await closeObsolete(tx, { businessId, clientId, facts, stages: decision.obsolete, now })
    if (decision.kind === 'remind') await writeReminder(tx, { businessId, clientId, facts, decision, now })
    if (decision.kind === 'escalate') await askOwner(tx, { businessId, clientId, facts, decision, now })
    if (decision.kind === 'no_recipient') await askForAddress(tx, { businessId, clientId, facts, decision, now })
    return decision.kind
  })
}

interface Writing<D = undefined> {
  businessId: string
  clientId: string
  facts: DunningFacts
  decision: D
  now: Date
}

async function writeReminder(tx: Tx, w: Writing<Extract<DunningDecision, { kind: 'remind' }>>): Promise<void> {
  const { businessId, clientId, facts, decision, now } = w
  const { invoiceId, stage } = decision
  const sendAt = dateOf(decision.sendAt)
  const reminderFacts = await loadReminderFacts(tx, businessId, facts, invoiceId, stage)
  if (!reminderFacts?.client.recipient) throw new Error(`invoice ${invoiceId} left the chase set inside its own lock`)

  const draft = draftReminder(reminderFacts, decision.sendAt)
  const link = await createPortalLink(tx, { businessId, clientId, invoiceId, now })
  const rendered = await renderReminder(draft, await loadMailBrand(tx, businessId, reminderFacts.client.locale))
  const pdf = await attachInvoice(tx, businessId, invoiceId, now)
  const reminderId = newId()
  const key = `reminder/${reminderId}`
  const messageId = await enqueueMessage(tx, {
    businessId,
    key,
    kind: 'reminder',
    state: decision.needsApproval ? 'drafted' : 'queued',
    clientId,
    invoiceId,
    portalLinkId: link.id,
    sendAt,
    basis: draft.basis,
    to: reminderFacts.client.recipient,
    cc: await ccAddresses(tx, businessId, clientId),
    rendered,
    attachments: [pdf],
    now,
  })
  // A stage that failed before is taken again on its own row; a new one must not exist yet.
  const step = { outcome: 'pending', decidedAt: now, doneAt: null, messageId } as const
  const again = await tx.reminder.updateMany({
    where: { businessId, invoiceId, stage: stage.position, channel: 'email', outcome: 'failed' },
    data: step,
  })
  if (again.count === 0) {
    await tx.reminder.create({
      data: { businessId, id: reminderId, invoiceId, stage: stage.position, channel: 'email', ...step },
    })
  }
  if (stage.alsoTask === 'call' || stage.alsoTask === 'letter') {
    const { number } = reminderFacts.invoice
    await openTask(tx, {
      businessId,
      key: `${stage.alsoTask}/${invoiceId}/${stage.position}`,
      kind: stage.alsoTask,
      title:
        stage.alsoTask === 'call'
          ? `Call about invoice ${number}: ask whether it arrived and who handles it`
          : `Post the final notice of invoice ${number} as a letter`,
      clientId,
      invoiceId,
      dueOn: draft.callOn ?? todayIn(facts.business.timeZone, decision.sendAt),
      now,
    })
  }
  const reason = decision.reasons[0]
  await recordEvents(tx, [
    {
      businessId,
      clientId,
      invoiceId,
      type: 'reminder.queued',
      at: now,
      data: {
        number: reminderFacts.invoice.number,
        stage: stage.key,
        messageId,
        to: reminderFacts.client.recipient,
        sendAt: sendAt.toISOString(),
        needsApproval: decision.needsApproval,
        reason: (reason && causeOfNext(reason)) ?? '',
      },
    },
  ])
}

async function closeObsolete(
  tx: Tx,
  w: Omit<Writing, 'decision'> & { stages: readonly StageOfInvoice[] },
): Promise<void> {
  const { businessId, clientId, facts, stages, now } = w
  if (stages.length === 0) return
  await tx.reminder.createMany({
    data: stages.map(({ invoiceId, stage }) => ({
      businessId,
      id: newId(),
      invoiceId,
      stage: stage.position,
      channel: stage.channels[0],
      outcome: 'obsolete',
      decidedAt: now,
      doneAt: now,
    })),
    skipDuplicates: true,
  })
  const numberOf = (id: string) => facts.invoices.find((invoice) => invoice.id === id)?.number ?? ''
  await recordEvents(
    tx,
    stages.map(({ invoiceId, stage }) => ({
      businessId,
      clientId,
      invoiceId,
      type: 'reminder.obsolete',
      at: now,
      data: { number: numberOf(invoiceId), stage: stage.key },
    })),
  )
}

/** The last step of the ladder is a person's: it is taken by putting it on their desk. */
async function askOwner(tx: Tx, w: Writing<Extract<DunningDecision, { kind: 'escalate' }>>): Promise<void> {
  const { businessId, clientId, facts, decision, now } = w
  const { invoiceId, stage } = decision
  const number = facts.invoices.find(({ id }) => id === invoiceId)?.number ?? ''
  await tx.reminder.create({
    data: {
      businessId,
      id: newId(),
      invoiceId,
      stage: stage.position,
      channel: stage.channels[0],
      outcome: 'completed',
      decidedAt: now,
      doneAt: now,
    },
  })
  await openTask(tx, {
    businessId,
    key: `review/${invoiceId}/${stage.position}`,
    kind: 'review',
    title: `Decide how to go on with invoice ${number}: every step of the ladder is behind it`,
    clientId,
    invoiceId,
    dueOn: todayIn(facts.business.timeZone, instantOf(now)),
    now,
  })
}

/** Nobody to write to is somebody's job, never a silent gap. */
async function askForAddress(tx: Tx, w: Writing<Extract<DunningDecision, { kind: 'no_recipient' }>>): Promise<void> {
  const { businessId, clientId, facts, decision, now } = w
  const { name } = await tx.client.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: clientId } },
    select: { name: true },
  })
  await openTask(tx, {
    businessId,
    key: `address/${clientId}`,
    kind: 'review',
    title: `Find an e-mail address for ${name}`,
    clientId,
    invoiceId: decision.invoiceId,
    dueOn: todayIn(facts.business.timeZone, instantOf(now)),
    now,
  })
}

async function ccAddresses(tx: Tx, businessId: string, clientId: string): Promise<string[]> {
  const contacts = await tx.contact.findMany({
    where: { businessId, clientId, role: 'cc', state: 'usable' },
    orderBy: { createdAt: 'asc' },
  })
  return contacts.map(({ email }) => email)
}
