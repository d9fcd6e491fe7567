import { todayIn, instantOf } from '#app/domain/business-day.ts'
import { nameKey } from '#app/domain/client/name-key.ts'
import { postalAddressTasks } from '#app/domain/letter/postal-address-task.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { finishTask, openTask } from '#app/db/write/tasks.server.ts'
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
  /** As it must stand on invoices to this client. */
  readonly taxNumber?: string | null | undefined
  /** Days until a new invoice is due; null: as the business. */
  readonly termsDays?: number | null | undefined
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
      taxNumber: client.taxNumber ?? null,
      termsDays: client.termsDays ?? null,
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

/** What cannot be sent is somebody's job, never a silent gap. */
async function askForAddress(tx: Tx, { businessId, now }: Writing, clientId: string, name: string) {
  const { timeZone } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { timeZone: true } })
  const dueOn = todayIn(timeZone, instantOf(now))
  const title = `Find an e-mail address for ${name}`
  const task = { key: addressTaskKey(clientId), kind: 'review', title, clientId, invoiceId: null, dueOn }
  await openTask(tx, { businessId, now, ...task })
}

export const addressTaskKey = (clientId: string): string => `address/${clientId}`

/**
 * The client an invoice from elsewhere means: by its code, else by address and name, else by a name that only one
 * client bears; taken in when there is none. Stricter than the import of files, since a caller can say an id instead:
 * another address under the same name is another client. Two calls at once for a new client make one of it.
 */
export async function findOrInsertClient(
  tx: Tx,
  writing: Writing,
  client: NewClient,
): Promise<Result<string, 'client_ambiguous'>> {
  const identity = client.code ? `code ${client.code}` : `name ${nameKey(client.name)}`
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${writing.businessId} ${identity}`}, 0))::text`
  const [found, another] = await findClients(tx, writing.businessId, client)
  if (another) return refuse('client_ambiguous')
  if (!found) return ok(await insertClient(tx, writing, client))
  if (client.email && found.contacts.length === 0) await giveAddress(tx, writing, found.id, client.email)
  return ok(found.id)
}

/** With an address: whoever has it and bears the name, else a namesake that has none. */
async function findClients(tx: Tx, businessId: string, { code, email, name }: NewClient) {
  const read = (where: Prisma.ClientWhereInput, take: number) =>
    tx.client.findMany({
      where: { businessId, ...where },
      select: { id: true, contacts: { select: { id: true } } },
      orderBy: { id: 'asc' },
      take,
    })
  if (code) return read({ code }, 1)
  const namesake = { nameKey: nameKey(name) }
  if (!email) return read(namesake, 2)
  const withAddress = await read({ ...namesake, contacts: { some: { email } } }, 1)
  return withAddress.length > 0 ? withAddress : read({ ...namesake, contacts: { none: {} } }, 2)
}

async function giveAddress(tx: Tx, { businessId, actor, now }: Writing, clientId: string, email: string) {
  const place = { businessId, clientId }
  await tx.contact.create({ data: { ...place, id: newId(), role: 'bill_to', email, createdAt: now } })
  const data = {
    changed: ['email'],
    changes: { email: { before: null, after: email } },
  } satisfies TimelineData['client.updated']
  await recordEvents(tx, [{ ...place, type: 'client.updated', actor, at: now, data }])
  await finishAddressTask(tx, { businessId, actor, now }, clientId)
}

/** An address is there: the task that asked for it is done. */
export async function finishAddressTask(tx: Tx, { businessId, actor, now }: Writing, clientId: string): Promise<void> {
  const key = { businessId_key: { businessId, key: addressTaskKey(clientId) } }
  const task = await tx.task.findUnique({ where: key })
  if (!task || task.doneAt) return
  await tx.task.update({ where: key, data: { doneAt: now } })
  const { id: taskId, kind, title, invoiceId } = task
  const data = { taskId, kind, title, outcome: 'a new address was given' } satisfies TimelineData['task.done']
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'task.done', actor, at: now, data }])
}

/** A postal address is there: the tasks that asked for one are done. */
export async function finishPostalAddressTasks(tx: Tx, { businessId, actor, now }: Writing, clientId: string) {
  const open = await tx.task.findMany({
    where: { businessId, clientId, key: { startsWith: postalAddressTasks }, doneAt: null },
    select: { key: true },
  })
  for (const { key } of open) {
    await finishTask(tx, { businessId, key, outcome: 'a postal address was given', actor, now })
  }
}
