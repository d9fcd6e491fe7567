import { todayIn, instantOf } from '#app/domain/business-day.ts'
import { nameKey } from '#app/domain/client/name-key.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { dayToColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { newId } from '#app/ids.server.ts'

export interface NewClient {
  readonly name: string
  /** The accounting system's own key. */
  readonly code?: string | null | undefined
  /** Where invoices and reminders go; without it the client is taken in and a task asks for it. */
  readonly email?: string | null | undefined
  readonly contactName?: string | null | undefined
  readonly ccEmails?: readonly string[] | undefined
  readonly phone?: string | null | undefined
  readonly postalAddress?: string | null | undefined
  readonly locale?: string | null | undefined
  readonly timeZone?: string | null | undefined
}

interface Writing {
  readonly businessId: string
  readonly actor: string
  readonly now: Date
}

/** Errors: a unique violation when the code is taken, which ends the transaction. */
export async function insertClient(tx: Tx, { businessId, actor, now }: Writing, client: NewClient): Promise<string> {
  const id = newId()
  await tx.client.create({
    data: {
      businessId,
      id,
      code: client.code ?? null,
      name: client.name,
      nameKey: nameKey(client.name),
      locale: client.locale ?? null,
      timeZone: client.timeZone ?? null,
      phone: client.phone ?? null,
      postalAddress: client.postalAddress ?? null,
      createdAt: now,
      updatedAt: now,
    },
  })
  const { email, contactName = null } = client
  const billTo = email ? [{ role: 'bill_to' as const, email, name: contactName }] : []
  const cc = [...new Set(client.ccEmails)].filter((address) => address !== email)
  const contacts = [...billTo, ...cc.map((address) => ({ role: 'cc' as const, email: address, name: null }))]
  await tx.contact.createMany({
    data: contacts.map((contact) => ({ businessId, id: newId(), clientId: id, createdAt: now, ...contact })),
  })
  await recordEvents(tx, [
    {
      businessId,
      clientId: id,
      type: 'client.created',
      actor,
      at: now,
      data: { name: client.name } satisfies TimelineData['client.created'],
    },
  ])
  if (!email) await askForAddress(tx, { businessId, actor, now }, id, client.name)
  return id
}

/** One open task per client that has no address: what cannot be sent is somebody's job, never a silent gap. */
async function askForAddress(tx: Tx, { businessId, actor, now }: Writing, clientId: string, name: string) {
  const { timeZone } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { timeZone: true } })
  const today = todayIn(timeZone, instantOf(now))
  const task = { id: newId(), kind: 'review', title: `Find an e-mail address for ${name}` }
  await tx.task.create({
    data: { businessId, ...task, key: addressTaskKey(clientId), clientId, dueOn: dayToColumn(today), openedAt: now },
  })
  const { id: taskId, kind, title } = task
  const data = { taskId, kind, title, dueOn: today.toString() } satisfies TimelineData['task.opened']
  await recordEvents(tx, [{ businessId, clientId, type: 'task.opened', actor, at: now, data }])
}

export const addressTaskKey = (clientId: string): string => `address/${clientId}`

/**
 * The client an invoice from elsewhere means: by its code, else by address and name, else by a name that only one
 * client bears; taken in when there is none. Two calls at once for a new client make one of it.
 */
export async function findOrInsertClient(tx: Tx, writing: Writing, client: NewClient): Promise<string> {
  const { businessId } = writing
  const identity = client.code ? `code ${client.code}` : `name ${nameKey(client.name)}`
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${businessId} ${identity}`}, 0))::text`
  return (await findClient(tx, businessId, client)) ?? (await insertClient(tx, writing, client))
}

async function findClient(tx: Tx, businessId: string, { code, email, name }: NewClient): Promise<string | null> {
  const select = { id: true } as const
  if (code)
    return (await tx.client.findUnique({ where: { businessId_code: { businessId, code } }, select }))?.id ?? null
  const byName = { businessId, nameKey: nameKey(name) }
  const where = email ? { ...byName, contacts: { some: { email } } } : byName
  const [only, another] = await tx.client.findMany({ where, select, take: 2, orderBy: { id: 'asc' } })
  return only && (email || !another) ? only.id : null
}
